using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Catalogue;

/// <summary>The tables are complete, say what their formulas say, and are written as a person would write them.</summary>
[Collection(Side.Compiler)]
public sealed class CatalogueTests
{
    /// <summary>Every shape under the step, its parameters at their defaults.</summary>
    [Fact]
    public Task ShapesUnderTheStep() => Snapshot.Verify(Family.Bodies(Shapes.All.Select(static shape => (
        $"Step, {shape.Name}{(shape.Parameters.Any(static parameter => parameter.Name == "k") ? ", k: 2" : "")}",
        $"{shape.Name}Spike(Tensor v, float threshold)"))));

    /// <summary>Every shape with its parameters learned.</summary>
    [Fact]
    public Task LearnedShapes() => Snapshot.Verify(Family.Bodies(Shapes.All
        .Where(static shape => shape.StandIn is not null && shape.Parameters.Any(static parameter => !parameter.IsFixed))
        .Select(static shape => ($"Step, {shape.Name}", $"{shape.Name}Spike(Tensor v, Tensor threshold, {Learnable(shape)})"))));

    /// <summary>Every shape that runs forward too.</summary>
    [Fact]
    public Task SoftShapes() => Snapshot.Verify(Family.Bodies(Shapes.All
        .Where(static shape => shape.StandIn is not null)
        .Select(static shape => ($"Step, {shape.Name}, Soft = true", $"{shape.Name}Spike(Tensor v)"))));

    /// <summary>Every hard operation with its usual gradient, all operands tensors.</summary>
    [Fact]
    public Task HardOperations() => Snapshot.Verify(Family.Bodies(HardOps.All.Select(static hard => (
        $"{hard.Name}, Clip: 1",
        $"Hard{hard.Name}({string.Join(", ", hard.Operands.Select(static operand => $"Tensor {operand.Name.Replace(" p", "P", StringComparison.Ordinal)}"))})"))));

    /// <summary>A whole file: what surrounds the bodies is the same for all.</summary>
    [Fact]
    public Task WholeFile() => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops("""
            [Surrogate(Step, k: 100, Clip: 1)]
            public static partial Tensor Ge(Tensor x, float threshold);
            """)).Driver);

    /// <summary>A shape can be moved and scaled, forward too.</summary>
    [Fact]
    public Task ScaleAndShift() => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops("""
            [Surrogate(Step, FastSigmoid, k: 2, Scale = 0.5, Shift = 1)]
            public static partial Tensor Spike(Tensor v, float threshold);

            [Surrogate(Sign, Sigmoid, k: 2, Scale = 2, Soft = true)]
            public static partial Tensor SoftSign(Tensor x);
            """)).Driver);

    /// <summary>Random operations draw from torch's own generator, one of the caller's, or a seed.</summary>
    [Fact]
    public Task SourcesOfNoise() => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops("""
            [Surrogate(Bernoulli, Sigmoid, k: 2)]
            public static partial Tensor Draw(Tensor x);

            [Surrogate(Bernoulli)]
            public static partial Tensor DrawFrom(Tensor p, TorchSharp.torch.Generator noise);

            [Surrogate(StochasticRound)]
            public static partial Tensor Round(Tensor x, long seed, Tensor step);
            """)).Driver);

    /// <summary>Bounded levels, the learned step size of Esser et al. (2019), and gradients that go on outside.</summary>
    [Fact]
    public Task Quantizers() => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops("""
            [Surrogate(Quantize, Min = -8, Max = 7)]
            public static partial Tensor Lsq(Tensor x, Tensor scale, float gradientScale);

            [Surrogate(Quantize, Min = 0, Max = 255)]
            public static partial Tensor Fake(Tensor x, float scale, float zeroPoint);

            [Surrogate(Quantize, Straight, Min = 0, Max = 255)]
            public static partial Tensor Straightened(Tensor x, float scale, float zeroPoint);

            [Surrogate(KBitQuantize, Bits = 2, Min = 0, Max = 1)]
            public static partial Tensor DoReFa(Tensor x);

            [Surrogate(Clamp, Straight)]
            public static partial Tensor ClampStraight(Tensor x, float low, float high);
            """)).Driver);

    [Fact]
    public Task OutgoingClip() => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops("""
            [Surrogate(Step, k: 100, Clip: 0.5, ClipAt = ClipAt.Outgoing)]
            public static partial Tensor Ge(Tensor x, Tensor threshold);
            """)).Driver);

    [Fact]
    public void EveryEnumerationMemberHasAnEntry()
    {
        Assert.Equal(Enum.GetNames<Shape>().Except(["Default"]).Order(), Shapes.All.Select(static shape => shape.Name).Order());
        Assert.Equal(Enum.GetNames<Hard>().Order(), HardOps.All.Select(static hard => hard.Name).Order());
        Assert.All(HardOps.All, static hard => Assert.True(hard.DefaultShape is { } shape ? Shapes.Find(shape) is not null : hard.Shapeless is not null));
    }

    /// <summary>Every parameter is one of the attribute's: its steepness, or a property.</summary>
    [Fact]
    public void EveryParameterIsAnArgument()
    {
        var properties = typeof(SurrogateAttribute).GetProperties().Select(static property => property.Name).Append("k");
        var parameters = Shapes.All.SelectMany(static shape => shape.Parameters).Concat(HardOps.All.SelectMany(static hard => hard.Parameters)).ToArray();
        Assert.All(parameters, parameter => Assert.Contains(parameter.Argument, properties));
        Assert.All(parameters, static parameter => Assert.True(parameter.Range.Contains(parameter.Default)));
    }

    private static string Learnable(ShapeEntry shape) =>
        string.Join(", ", shape.Parameters.Where(static parameter => !parameter.IsFixed).Select(static parameter => "Tensor " + parameter.Name));
}
