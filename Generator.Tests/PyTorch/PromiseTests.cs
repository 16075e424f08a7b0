using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>Draws, what may be left out, overloads, errors, steps and layers in Python: what <c>promises.py</c> expects.</summary>
[Collection(Side.Processes)]
public sealed class PromiseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surrogates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [PythonFact("torch")]
    public void AreKept()
    {
        var run = GeneratorRun.Of(
            new RunOptions { Python = true, Expected = Expected.Diagnostics },
            Sources.Ops("""
                [Surrogate(Bernoulli)]
                public static partial Tensor Draw(Tensor p);

                [Surrogate(Bernoulli)]
                public static partial Tensor DrawFrom(Tensor p, TorchSharp.torch.Generator noise);

                [Surrogate(Bernoulli)]
                public static partial Tensor DrawBy(Tensor p, long seed);

                [Surrogate(Step)]
                public static partial Tensor Spike(Tensor x, float threshold);

                [Surrogate(Step)]
                public static partial Tensor Spike(Tensor x, Tensor threshold);

                [Surrogate(Step)]
                public static partial Tensor Steep(Tensor x, float k);

                [Surrogate(Step)]
                public static partial Tensor Optional(Tensor x, Tensor? threshold = null);

                [Surrogate]
                public static partial Tensor Lambda(Tensor @lambda, float lambda_);

                private static float Lambda(float @lambda, float lambda_) => @lambda * lambda_;

                [Surrogate]
                public static partial Tensor Levels(Tensor x, int bits);

                private static float Levels(float x, int bits) => Surrogate.Round(x * ((1 << bits) - 1));

                [Surrogate]
                public static partial (Tensor spike, Tensor v) Looped([OverTime] Tensor x, Tensor? v, Tensor decay);

                private static (float spike, float v) Looped(float x, float v, float decay)
                {
                    var h = decay * v + x;
                    var s = Surrogate.Step(h - 1);
                    return (s, h - s);
                }

                [Surrogate]
                public static partial (Tensor y, Tensor v) Gated([OverTime] Tensor x, [OverTime] Tensor gate, Tensor? v);

                private static (float y, float v) Gated(float x, float gate, float v) => (v * gate, v + x);
                """),
            Sources.Usings + """
                namespace Demo;

                [Neuron(ATan)]
                internal sealed partial class Lif
                {
                    private static (float spike, float v) Step(float current, float v, float decay, [Learned] float threshold = 1)
                    {
                        var h = decay * v + current;
                        var s = Surrogate.Step(h - threshold);
                        return (s, h - s);
                    }
                }

                [Neuron(ATan, Recurrent = true)]
                internal sealed partial class Micro
                {
                    private static (float spike, float v) Step(float current, float v, float device2, float µ = 0.5f, float weight = 1)
                    {
                        var h = µ * v + weight * current - device2;
                        var s = Surrogate.Step(h - 1);
                        return (s, h - s);
                    }
                }

                [Neuron(ATan)]
                internal sealed partial class Named
                {
                    private static (float spike, float v) Step(float current, float v, bool type)
                    {
                        var h = type ? v + current : current;
                        var s = Surrogate.Step(h - 1);
                        return (s, h - s);
                    }
                }
                """);
        Twins.Write(_folder.FullName, run.Modules);
        Assert.Equal("kept", Python.Run([Repository.TestFile("promises.py"), _folder.FullName]));
    }
}
