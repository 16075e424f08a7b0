using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests;

/// <summary>The tables are complete, say what their formulas say, and are written as a person would write them.</summary>
public sealed class CatalogueTests
{
    private static readonly double[] Distances =
        [0, 1e-30, 1e-8, 0.01, 0.3, 1, 2.5, 40, 1e4, 1e20, 1e200, double.MaxValue, double.PositiveInfinity];

    private static readonly double[] Steepnesses = [1e-6, 0.1, 1, 2, 4, 25, 100, 1e6];

    public static TheoryData<string> ShapeNames => [.. Shapes.All.Select(static shape => shape.Name)];

    public static TheoryData<string> HardNames => [.. HardOps.All.Select(static hard => hard.Name)];

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public Task Shape(string name) => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops($"""
            [Surrogate(Step, {name}, k: 2)]
            public static partial Tensor Spike(Tensor v, float threshold);
            """)).Driver,
        name);

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public Task LearnableShape(string name) => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops($"""
            [Surrogate(Step, {name})]
            public static partial Tensor Spike(Tensor v, Tensor threshold, Tensor k);
            """)).Driver,
        name);

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public Task SoftShape(string name) => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops($"""
            [Surrogate(Step, {name}, Soft = true)]
            public static partial Tensor Spike(Tensor v);
            """)).Driver,
        name);

    [Theory]
    [MemberData(nameof(HardNames))]
    public Task HardOp(string name) => Snapshot.Verify(
        GeneratorRun.Of(Sources.Ops($"""
            [Surrogate({name}, k: 100, Clip: 1)]
            public static partial Tensor Hard(Tensor x, float threshold);
            """)).Driver,
        name);

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
        Assert.All(HardOps.All, static hard => Assert.True(hard.DefaultShape is { } shape ? Shapes.Find(shape) is not null : hard.Own is not null));
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void EveryParameterIsRead(string name)
    {
        var shape = Shapes.Find(name)!;
        var parameters = shape.Parameters.Select(static parameter => new Variable(parameter.Name)).ToArray();
        var read = Topology.OperandsFirst([(shape.StandIn ?? shape.Derivative)!(new Variable("u"), parameters)], static node => node.Operands);
        Assert.All(parameters, parameter => Assert.Contains(parameter, read));
    }

    /// <summary>An explicit derivative is the derivative of the stand-in; 1e-13 is a few roundings of each.</summary>
    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void DerivativeIsThatOfTheStandIn(string name)
    {
        var shape = Shapes.Find(name)!;
        var u = new Variable("u");
        var parameters = shape.Parameters.Select(static parameter => new Variable(parameter.Name)).ToArray();
        if (shape.StandIn is not { } standIn)
        {
            Assert.NotNull(shape.Derivative);
            return;
        }

        var derived = Differentiator.Gradient(standIn(u, parameters), 1, [u])[0];
        var written = shape.Partials(u, parameters)[0].Derivative;
        foreach (var point in Points(shape).Where(static point => Math.Abs(point["u"]) < 1e100))
        {
            var expected = Evaluator.Evaluate(derived, point);
            Assert.Equal(expected, Evaluator.Evaluate(written, point), 1e-13 * Math.Max(1, point["k"]));
            AssertSlope(standIn(u, parameters), expected, point);
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void NoInputGivesNaN(string name)
    {
        var shape = Shapes.Find(name)!;
        var u = new Variable("u");
        var parameters = shape.Parameters.Select(static parameter => new Variable(parameter.Name)).ToArray();
        var smooth = shape.StandIn?.Invoke(u, parameters) ?? 0;
        var derivative = shape.Partials(u, parameters)[0].Derivative;
        foreach (var point in Points(shape))
        {
            Assert.True(double.IsFinite(Evaluator.Evaluate(smooth, point)), $"{name} at {point["u"]}");
            Assert.True(double.IsFinite(Evaluator.Evaluate(derivative, point)), $"d{name} at {point["u"]}");
        }
    }

    // The central difference over a step of 1e-5 of the shape's width is good to about 1e-9 of its steepness.
    private static void AssertSlope(Expression smooth, double expected, Dictionary<string, double> point)
    {
        var step = 1e-5 / point["k"];
        if (Math.Abs(point["u"]) * point["k"] > 1e3)
        {
            return;
        }

        double At(double u) => Evaluator.Evaluate(smooth, new Dictionary<string, double>(point) { ["u"] = u });
        var slope = (At(point["u"] + step) - At(point["u"] - step)) / (2 * step);
        Assert.Equal(expected, slope, 1e-8 * point["k"]);
    }

    private static IEnumerable<Dictionary<string, double>> Points(ShapeEntry shape) =>
        from distance in Distances
        from sign in (int[])[-1, 1]
        from steepness in Steepnesses
        select shape.Parameters.ToDictionary(
            static parameter => parameter.Name,
            parameter => parameter.Name == "k" ? steepness : parameter.Default).Append(new("u", sign * distance)).ToDictionary();
}
