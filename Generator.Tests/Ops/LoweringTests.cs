using Surrogates.Generator.Algebra;
using Surrogates.Generator.Emitting;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Ops;

/// <summary>What an op is, once nothing tells any more what it was made from.</summary>
[Collection(Side.Compiler)]
public sealed class LoweringTests
{
    private const string Lif = """
        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Lif(Tensor current, Tensor v, float beta, Tensor threshold);

        private static (float spike, float v) Lif(float current, float v, float beta, float threshold)
        {
            var h = beta * v + current;
            var s = Surrogate.Step(h - threshold);
            return (s, h - s * threshold);
        }
        """;

    private const string Step = """
        [Surrogate(Step, ATan)]
        public static partial Tensor Spike(Tensor k, Tensor x, float threshold);
        """;

    [Fact]
    public void AResultThatIsCalledLikeAnOperandIsItsNextValue()
    {
        var op = Lowered(Lif);
        Assert.Equal([OperandRole.Input, OperandRole.State, OperandRole.Input, OperandRole.Input], op.Operands.Select(static operand => operand.Role));
        Assert.Equal([("spike", null), ("vNext", 1)], op.Outputs.Select(static output => (output.Name, output.State)));
    }

    [Fact]
    public void BackwardReadsItsGradientsAndWhatIsSaved()
    {
        var op = Lowered(Step);
        Assert.Equal(1, op.Main);
        Assert.Equal(["gradient", "k", "x", "threshold"], op.Backward.Inputs.Select(static input => input.Name));
        Assert.Equal(["x", "threshold"], op.Forward.Inputs.Select(static input => input.Name));
        Assert.Equal([0, 1, 2], op.Saved.Select(static slot => slot.Position));
        Assert.Equal([new Slot(SlotKind.OperandGradient, 0), new Slot(SlotKind.OperandGradient, 1)], op.Backward.Results.Select(static result => result.Slot));
        Assert.Empty(Lowered("[Surrogate(Round)] public static partial Tensor Rounded(Tensor x);").Saved);
    }

    /// <summary>A pass that reads an output reads what forward has returned: that is saved, and no operand is.</summary>
    [Fact]
    public void AnOutputCanBeSaved()
    {
        var op = Lowered("""
            [Surrogate]
            public static partial Tensor Squashed(Tensor x);

            private static float Squashed(float x) => Surrogate.Sigmoid(x);
            """);
        var table = new NodeTable();
        var (y, gradient) = (table.Variable(op.Outputs[0].Name), table.Variable(op.Outputs[0].GradientName));
        op = op with
        {
            Backward = new BodyBuilder(op.Operands, op.Outputs).Build("Backward", op.Backward.Inputs.Take(1), [op.Backward.Results[0] with { Value = gradient * (y * (1 - y)) }]),
        };
        Assert.Equal([new Slot(SlotKind.Output, 0)], op.Saved);
        var writer = new SourceWriter(FileWriter.Width);
        FunctionWriter.Write(writer, op, "Squashed", "Demo.Ops.Squashed", preparedFrom: [], documented: null);
        var text = writer.ToString();
        Assert.Contains("{ Saved = [], SavedOutputs = [0], SoftForward = SoftPass.Same }", text, StringComparison.Ordinal);
        Assert.Contains("public static T Backward<T>(T gradient, T y)", text, StringComparison.Ordinal);
        Assert.Contains("var y = batch.Output(0);", text[text.IndexOf("void IFunction.Backward", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void NoiseIsAnOperandWithoutAGradient()
    {
        var op = Lowered("[Surrogate(Bernoulli, Sigmoid)] public static partial Tensor Draw(Tensor x);");
        Assert.Equal([OperandRole.Input, OperandRole.Noise], op.Operands.Select(static operand => operand.Role));
        Assert.Equal([0], op.Backward.Results.Select(static result => result.Slot.Position));
    }

    /// <summary>Separate where there are stand-ins, the forward pass itself where that is smooth, and none where gradients are kept from passing.</summary>
    [Fact]
    public void TheSoftForwardPassIsThatOfTheStandIns()
    {
        var op = Lowered(Step);
        Assert.False(op.IsSmooth);
        Assert.Equal("atan((pi/2) k (x - threshold)) / pi + 0.5", Textbook.Write(op.SoftForward!.Results[0].Value));
        Assert.True(Lowered(Step.Replace("ATan", "ATan, Soft = true", StringComparison.Ordinal)).IsSmooth);
        Assert.True(Lowered("[Surrogate(Clamp)] public static partial Tensor Clamped(Tensor x, float low, float high);").IsSmooth);
        Assert.Null(Lowered("[Surrogate(Step, SparseFastSigmoid)] public static partial Tensor Spike(Tensor x);").SoftForward);
        Assert.Null(Lowered(Lif.Replace("s * threshold", "Surrogate.Detach(s) * threshold", StringComparison.Ordinal)).SoftForward);
    }

    /// <summary>One step of two is the same as the other: a value that occurs twice is one node.</summary>
    [Fact]
    public void WhatIsComputedAlikeIsOneNode()
    {
        var op = Lowered("""
            [Surrogate]
            public static partial (Tensor a, Tensor b) Twice(Tensor x);

            private static (float a, float b) Twice(float x) => (Half(x) * Half(x), Half(x) > 1 ? Half(x) : 0);

            private static float Half(float x) => x > 0.5f ? MathF.Exp(-x) : x;
            """);
        var nodes = Topology.OperandsFirst(op.Outputs.Select(static output => output.Value));
        Assert.Single(nodes.OfType<Call>(), static call => call.Function == FunctionTable.Exp);
        Assert.Equal(2, nodes.OfType<Comparison>().Count());
    }

    /// <summary>Two models of the same source are equal, whoever read them; of another source they are not.</summary>
    [Fact]
    public void ModelsAreComparedByWhatTheySay()
    {
        Assert.Equal(ReadModel.Of(Lif), ReadModel.Of(Lif));
        Assert.Equal(ReadModel.Of(Lif).GetHashCode(), ReadModel.Of(Lif).GetHashCode());
        Assert.Equal(ReadModel.Of(Lif), ReadModel.Of(Lif.Replace("beta * v", "beta /* decay */ * v", StringComparison.Ordinal)));
        Assert.NotEqual(ReadModel.Of(Lif), ReadModel.Of(Lif.Replace("s * threshold", "s", StringComparison.Ordinal)));
    }

    private static Op Lowered(string members) => Lowering.Lower(ReadModel.Of(members));
}
