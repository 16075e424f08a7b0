using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.PyTorch;

public sealed class DumpTests
{
    [Fact]
    public void Dump()
    {
        var run = GeneratorRun.Of(new RunOptions { Python = true }, "using System;\n" + Sources.Ops(Source), Sources.Usings + """
            namespace Demo;
            [Neuron(ATan, k: 2)]
            internal sealed partial class Lif
            {
                private static (float spike, float v) Step(float current, float v, float decay)
                {
                    var h = (decay * v) + current;
                    var s = Surrogate.Step(h - 1);
                    return (s, h * (1 - Surrogate.Detach(s)));
                }
            }
            [Neuron(ATan, k: 2, Recurrent = true)]
            internal sealed partial class Rlif
            {
                private static (float spike, float v) Step(float current, float v, [Learned] float decay = 0.9f)
                {
                    var h = (decay * v) + current;
                    var s = Surrogate.Step(h - 1);
                    return (s, h * (1 - Surrogate.Detach(s)));
                }
            }
            """,
            Sources.Usings + "namespace Demo;\n" + string.Join("\n", NeuronModels.All.Select(static entry => $"[Neuron(NeuronModel.{entry.Name})] internal sealed partial class M{entry.Name};"))
            + "internal static partial class AllOps {\n" + string.Join("\n", HardOps.All.Select(static hard => $"[Surrogate({hard.Name}, Clip: 1)] public static partial Tensor Hard{hard.Name}({string.Join(", ", hard.Operands.Select(static operand => $"Tensor {operand.Name.Replace(" p", "P", StringComparison.Ordinal)}"))});"))
            + string.Join("\n", Shapes.All.Select(static shape => $"[Surrogate(Step, {shape.Name}{(shape.Parameters.Any(static parameter => parameter.Name == "k") ? ", k: 2" : "")})] public static partial Tensor {shape.Name}Spike(Tensor v, float threshold);"))
            + string.Join("\n", Shapes.All.Where(static shape => shape.StandIn is not null).Select(static shape => $"[Surrogate(Step, {shape.Name}, Soft = true)] public static partial Tensor {shape.Name}Soft(Tensor v);"))
            + "}");
        foreach (var (path, text) in run.Modules)
        {
            var place = Path.Combine("/tmp/dump", path);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.WriteAllText(place, text);
        }
    }

    private const string Source = """
        [Surrogate(Step, k: 100, Clip: 1)]
        public static partial Tensor Ge(Tensor x, float threshold);

        [Surrogate(Step, ATan, k: 2)]
        public static partial Tensor Spike(Tensor v, Tensor threshold);

        [Surrogate(Step, FastSigmoid, k: 10)]
        public static partial Tensor SuperSpike(Tensor v);

        [Surrogate(Step, Triangle)]
        public static partial Tensor TriangleSpike(Tensor v, float threshold, Tensor k);

        [Surrogate(Sign)]
        public static partial Tensor Binarize(Tensor x);

        [Surrogate(Quantize, Min = -8, Max = 7)]
        public static partial Tensor Lsq(Tensor x, Tensor scale, float gradientScale = 1);

        [Surrogate(Bernoulli, Sigmoid, k: 4)]
        public static partial Tensor Stochastic(Tensor x, TorchSharp.torch.Generator? generator = null);

        [Surrogate(Step, k: 4, Derivative = nameof(Focal))]
        public static partial Tensor FocalSpike(Tensor v, float threshold, float gamma);

        static float Focal(float u, float k, float gamma)
        {
            var p = Surrogate.Sigmoid(-k * MathF.Abs(u));
            return k * p * (1 - p) * MathF.Pow(2 * p, gamma);
        }

        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Plif([OverTime] Tensor x, Tensor v, Tensor w);

        static (float spike, float v) Plif(float x, float v, float w)
        {
            var h = v + (x - v) * Surrogate.Sigmoid(w);
            var s = Surrogate.Step(h - 1);
            return (s, (1 - Surrogate.Detach(s)) * h);
        }

        [Surrogate(Sigmoid, k: 4)]
        public static partial (Tensor spike, Tensor v, Tensor a) Alif(Tensor x, Tensor v, Tensor a, float alpha, float rho, float beta);

        static (float spike, float v, float a) Alif(float x, float v, float a, float alpha, float rho, float beta)
        {
            var h = alpha * v + x;
            var threshold = 1 + beta * a;
            var s = Surrogate.Step(h - threshold);
            return (s, h - threshold * s, rho * a + s);
        }

        [Surrogate(Sigmoid, k: 4)]
        public static partial Tensor Levels(Tensor x, int bits);

        static float Levels(float x, int bits)
        {
            var levels = (1 << bits) - 1;
            return Surrogate.Round(x * levels) / levels;
        }
        """;
}
