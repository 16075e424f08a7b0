using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.PyTorch;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Neurons;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>What is written in Python: readable, complete, and formatted as Black does.</summary>
[Collection(Side.Compiler)]
public sealed class ModuleWritingTests
{
    private const string Lif = """
        [Neuron(ATan, k: 2)]
        internal sealed partial class Lif
        {
            private static (float spike, float v) Step(float current, float v, [Learned] float decay = 0.9f)
            {
                var h = decay * v + current;
                var s = Surrogate.Step(h - 1);
                return (s, h * (1 - Surrogate.Detach(s)));
            }
        }
        """;

    /// <summary>Ops, a loop over time, and a layer: modules as they are read.</summary>
    [Fact]
    public Task OpsLoopsAndLayers() => Snapshot.Verify(string.Join("\n", Modules("using System;\n" + Sources.Ops("""
        [Surrogate(Step, k: 100, Clip: 1)]
        public static partial Tensor Ge(Tensor x, float threshold = 1);

        [Surrogate(Bernoulli, Sigmoid, k: 4)]
        public static partial Tensor Stochastic(Tensor x, TorchSharp.torch.Generator? generator = null);

        [Surrogate(StochasticRound)]
        public static partial Tensor Rounded(Tensor x, long seed, Tensor step);

        [Surrogate(Quantize, Min = -8, Max = 7)]
        public static partial Tensor Lsq(Tensor x, Tensor? scale, float gradientScale);

        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Plif([OverTime] Tensor x, Tensor? v, Tensor w);

        static (float spike, float v) Plif(float x, float v, float w)
        {
            var h = v + (x - v) * Surrogate.Sigmoid(w);
            var s = Surrogate.Step(h - 1);
            return (s, (1 - Surrogate.Detach(s)) * h);
        }

        [Surrogate(Sigmoid, k: 4)]
        public static partial Tensor Levels(Tensor x, int bits);

        static float Levels(float x, int bits)
        {
            var levels = (1 << bits) - 1;
            return Surrogate.Round(x * levels) / levels;
        }
        """), Sources.Usings + "namespace Demo;\n\n" + Lif + "\n\n[Neuron(NeuronModel.CubaLIF, ATan, Recurrent = true)]\ninternal sealed partial class Cuba;").Select(static module => $"# {module.Key}\n{module.Value}")));

    /// <summary>Every hard operation and every shape, what is random, every ready-made neuron with each of its options, and names that are long.</summary>
    [PythonFact("black")]
    public void AreAsBlackFormatsThem()
    {
        var folder = Directory.CreateTempSubdirectory("surrogates-");
        try
        {
            Twins.Write(folder.FullName, Modules(
                "using System;\n" + Sources.Ops(TwinSources.ScalarMethods),
                Sources.Usings + "namespace Demo;\ninternal static partial class Catalogue\n{\n" + string.Join("\n", HardOps.All.Select(static hard => $"[Surrogate({hard.Name}, Clip: 1)] public static partial Tensor Hard{hard.Name}({string.Join(", ", hard.Operands.Select(static operand => $"Tensor {operand.Name.Replace(" p", "P", StringComparison.Ordinal)}"))});")
                    .Concat(Shapes.All.Select(static shape => $"[Surrogate(Step, {shape.Name})] public static partial Tensor {shape.Name}Spike(Tensor membranePotential, float thresholdOfTheMembranePotential{string.Concat(shape.Parameters.Where(static parameter => !parameter.IsFixed).Select(static parameter => ", float " + parameter.Name))});"))) + "\n}",
                ModelLayers.Source));
            var answer = Python.Run(["-m", "black", "--check", "--diff", "--quiet", folder.FullName]);
            Assert.Equal("", answer);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Overloads have the kinds of their operands in their names; words that mean something to Python have an underscore behind them.</summary>
    [Fact]
    public void NamesArePythons()
    {
        var modules = Modules(Sources.Usings + """
            namespace Demo.Class;

            internal static partial class Ops
            {
                [Surrogate(Step)]
                public static partial Tensor Spike(Tensor x, float threshold);

                [Surrogate(Step)]
                public static partial Tensor Spike(Tensor x, Tensor threshold);

                [Surrogate(Step)]
                public static partial Tensor Lambda(Tensor lambda, float @in);

                [Surrogate]
                public static partial (Tensor @def, Tensor torch) Pair(Tensor ef);

                private static (float @def, float torch) Pair(float ef) => (ef * ef, 2 * ef);

                public partial class LIFCell<T>
                {
                    [Surrogate(Step)]
                    public static partial Tensor Fire2D(Tensor x);
                }
            }

            internal static partial class OPS
            {
                [Surrogate(Step)]
                public static partial Tensor Spike(Tensor x);
            }
            """);
        Assert.Equal(["demo/__init__.py", "demo/class_/__init__.py", "demo/class_/ops.py", "demo/class_/ops2.py", "demo/class_/ops_lif_cell.py"], modules.Keys.Order(StringComparer.Ordinal));
        var ops = modules["demo/class_/ops2.py"];
        Assert.StartsWith("\"\"\"Demo.Class.Ops in PyTorch.", ops, StringComparison.Ordinal);
        Assert.StartsWith("\"\"\"Demo.Class.OPS in PyTorch.", modules["demo/class_/ops.py"], StringComparison.Ordinal);
        foreach (var declared in (string[])["def spike_tensor_number(", "def spike_tensor_tensor(", "def lambda_(lambda_: torch.Tensor, in_: float)", "def pair(ef: torch.Tensor)", "def_, torch_ = _Pair.apply(ef)"])
        {
            Assert.Contains(declared, ops, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(" def = ", ops, StringComparison.Ordinal);
        Assert.Contains("def fire2_d(", modules["demo/class_/ops_lif_cell.py"], StringComparison.Ordinal);
    }

    /// <summary>At the top, no module takes the place of one that Python or torch imports.</summary>
    [Theory]
    [InlineData("namespace Torch { static partial class Ops { SPIKE } }", "torch_/ops.py")]
    [InlineData("namespace Random { static partial class Types { SPIKE } }", "random_/types.py")]
    [InlineData("static partial class Types { SPIKE }", "types_.py")]
    [InlineData("namespace A { static partial class B { SPIKE } } namespace A.b { static partial class C { SPIKE } }", "a/b/c.py a/b2.py")]
    public void ModulesTakeNoOtherPlace(string source, string expected)
    {
        var modules = Modules(source.Replace("SPIKE", "[Surrogates.Surrogate(Surrogates.Hard.Step)] public static partial TorchSharp.torch.Tensor Spike(TorchSharp.torch.Tensor x);", StringComparison.Ordinal));
        Assert.Equal(expected.Split(' '), modules.Keys.Where(static path => !path.EndsWith("__init__.py", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>What is in error says so where it is called.</summary>
    [Fact]
    public void WhatIsRefusedRaises()
    {
        var run = GeneratorRun.Of(new RunOptions { Python = true, Expected = Expected.Diagnostics }, Sources.Ops("""
            [Surrogate(Step, k: -1)]
            public static partial Tensor Spike(Tensor x);
            """));
        Assert.Contains("raise NotImplementedError(\"Demo.Ops.Spike is not generated: see SURR", run.Modules["demo/ops.py"], StringComparison.Ordinal);
    }

    /// <summary>Nothing is written where no project asks for it.</summary>
    [Fact]
    public void NothingIsWrittenUnasked()
    {
        var run = GeneratorRun.Of(Sources.Usings + Lif);
        Assert.Empty(run.Modules);
        Assert.Equal(["Lif.g.cs"], run.HintNames);
    }

    /// <summary>What backward reads of the outputs is saved as they are given.</summary>
    [Fact]
    public void SavedOutputsAreThoseThatAreGiven()
    {
        var model = ReadModel.Of("""
            [Surrogate]
            public static partial Tensor Squashed(Tensor x);

            private static float Squashed(float x) => Surrogate.Sigmoid(x);
            """);
        var op = Lowering.Lower(model, PythonNames.Naming([]));
        var table = new Generator.Algebra.NodeTable();
        var (y, gradient) = (table.Variable(op.Outputs[0].Name), table.Variable(op.Outputs[0].GradientName));
        op = op with
        {
            Backward = new BodyBuilder(op.Operands, op.Outputs).Build("Backward", op.Backward.Inputs.Take(1), [op.Backward.Results[0] with { Value = gradient * (y * (1 - y)) }]),
        };
        var writer = new SourceWriter(Black.Width);
        AutogradWriter.Write(writer, op, "_Squashed", new ModuleParts(new Support.UniqueNames([])), PythonNames.Reserved);
        Assert.Equal("""
            class _Squashed(torch.autograd.Function):
                @staticmethod
                def forward(ctx, x):
                    y = torch.sigmoid(x)
                    ctx.save_for_backward(y)
                    return y

                @staticmethod
                def backward(ctx, gradient):
                    (y,) = ctx.saved_tensors
                    return gradient * (y * (1 - y))

            """, writer.ToString());
    }

    private static IReadOnlyDictionary<string, string> Modules(params string[] sources) => GeneratorRun.Of(new RunOptions { Python = true, Expected = Expected.Diagnostics }, sources).Modules;
}
