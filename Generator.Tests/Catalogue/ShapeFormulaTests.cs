using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Catalogue;

/// <summary>The formulas of the shapes: what is written by hand is right, and no input gives NaN.</summary>
[Collection(Side.Compiler)]
public sealed class ShapeFormulaTests
{
    private static readonly NodeTable Table = new();
    private static readonly Variable U = Table.Variable("u");

    // Away from every edge of a window, where a slope is that of neither side.
    private static readonly double[] Distances = [1e-3, 0.0137, 0.31, 0.937, 2.53, 17.3, 211.7];

    private static readonly double[] Extremes =
        [0, double.Epsilon, 1e-30, 1e-8, 1, 40, 1e4, 1e20, 1e200, double.MaxValue, double.PositiveInfinity];

    // Factors of the defaults, which are all near 1.
    private static readonly double[] Usual = [0.37, 1, 2.3];

    private static readonly double[] Unusual = [1e-6, 1, 25, 1e6];

    public static TheoryData<string> Names => [.. Shapes.All.Select(static shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryParameterIsRead(string name)
    {
        var shape = Shapes.Find(name)!;
        var parameters = Symbols(shape);
        var read = Topology.OperandsFirst([(shape.StandIn ?? shape.Derivative)!(U, parameters)]);
        Assert.All(parameters.OfType<Variable>(), parameter => Assert.Contains(parameter, read));
    }

    /// <summary>An explicit derivative is that of the stand-in, and the stand-in's slope: central differences are good to 1e-8 of the largest.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void DerivativeIsThatOfTheStandIn(string name)
    {
        var shape = Shapes.Find(name)!;
        var parameters = Symbols(shape);
        if (shape.StandIn is not { } standIn)
        {
            Assert.NotNull(shape.Derivative);
            return;
        }

        var smooth = standIn(U, parameters);
        var derived = Differentiator.Gradient(smooth, 1, [U])[0];
        var written = shape.Partials(U, parameters, isSoft: true)[0].Derivative;
        foreach (var point in Points(shape, Distances, Usual))
        {
            var expected = Evaluator.Evaluate(derived, point);
            var at = $"{name} at {string.Join(", ", point)}";
            Assert.True(Math.Abs(expected - Evaluator.Evaluate(written, point)) <= 1e-12, $"{at}: {expected:R}");
            var step = 1e-5 * Math.Clamp(Math.Abs(point["u"]), 1e-2, 1);
            double Value(double u) => Evaluator.Evaluate(smooth, new Dictionary<string, double>(point) { ["u"] = u });
            var slope = (Value(point["u"] + step) - Value(point["u"] - step)) / (2 * step);
            Assert.True(Math.Abs(expected - slope) <= 1e-7 * Math.Max(1, Math.Abs(expected)), $"{at}: {expected:R}, slope {slope:R}");
        }
    }

    /// <summary>
    /// So are the derivatives by the parameters. 1e-9 is what the terms of a derived form lose where they cancel; central differences
    /// are good to 1e-7 of the largest.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void DerivativesByParametersAreThoseOfTheStandIn(string name)
    {
        var shape = Shapes.Find(name)!;
        var parameters = Symbols(shape);
        if (shape.StandIn is not { } standIn)
        {
            Assert.Null(shape.ByParameters);
            return;
        }

        var smooth = standIn(U, parameters);
        foreach (var partial in shape.Partials(U, parameters).Skip(1))
        {
            var parameter = ((Variable)partial.Argument).Name;
            var derived = Differentiator.Gradient(smooth, 1, [partial.Argument])[0];
            foreach (var point in Points(shape, Distances, Usual))
            {
                var (expected, actual) = (Evaluator.Evaluate(derived, point), Evaluator.Evaluate(partial.Derivative, point));
                var at = $"{name} by {parameter} at {string.Join(", ", point)}";
                Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{at}: {actual:R}, derived {expected:R}");
                var step = 1e-5 * Math.Max(0.1, Math.Abs(point[parameter])) / Math.Max(1, Math.Abs(point["u"]));
                double Value(double value) => Evaluator.Evaluate(smooth, new Dictionary<string, double>(point) { [parameter] = value });
                var slope = (Value(point[parameter] + step) - Value(point[parameter] - step)) / (2 * step);
                Assert.True(Math.Abs(actual - slope) <= 1e-7 * Math.Max(1, Math.Abs(actual)), $"{at}: {actual:R}, slope {slope:R}");
            }
        }
    }

    /// <summary>The middle of a stand-in is its value at 0, unless its parameters move it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void StandInPassesItsMiddle(string name)
    {
        var shape = Shapes.Find(name)!;
        if (shape.StandIn is { } standIn && name != "MultiGaussian")
        {
            var point = shape.Parameters.ToDictionary(static parameter => parameter.Name, static parameter => parameter.Default);
            point["u"] = 0;
            Assert.Equal(shape.Middle, Evaluator.Evaluate(standIn(U, Symbols(shape)), point), 2e-5);
        }
    }

    /// <summary>No input and no valid parameter gives NaN, and every derivative is finite, those by the parameters too.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void NoInputGivesNaN(string name)
    {
        var shape = Shapes.Find(name)!;
        var parameters = Symbols(shape);
        var smooth = shape.StandIn?.Invoke(U, parameters) ?? 0;
        var partials = shape.Partials(U, parameters).Concat(shape.Partials(U, parameters, isSoft: true)).ToArray();
        foreach (var point in Points(shape, Extremes, Unusual))
        {
            var at = $"{name} at {string.Join(", ", point)}";
            Assert.False(double.IsNaN(Evaluator.Evaluate(smooth, point)), at);
            Assert.True(double.IsFinite(Evaluator.Evaluate(partials[0].Derivative, point)), $"d{at}");
            foreach (var partial in partials)
            {
                Assert.False(double.IsNaN(Evaluator.Evaluate(partial.Derivative, point)), $"d{at} by {partial.Argument}");
            }
        }
    }

    private static Expression[] Symbols(ShapeEntry shape) =>
        [.. shape.Parameters.Select(static parameter => parameter.IsFixed ? new Constant(3) : (Expression)Table.Variable(parameter.Name))];

    private static IEnumerable<Dictionary<string, double>> Points(ShapeEntry shape, double[] distances, double[] factors) =>
        from distance in distances
        from sign in (int[])[-1, 1]
        from factor in factors
        from moved in shape.Parameters.Select(static parameter => parameter.Name).DefaultIfEmpty("")
        select shape.Parameters.ToDictionary(
            static parameter => parameter.Name,
            parameter => parameter.Name == moved && parameter.Range.Contains(parameter.Default * factor) ? parameter.Default * factor : parameter.Default)
            .Append(new("u", sign * distance))
            .ToDictionary();
}
