using Surrogates.Sample.Catalogue;
using Surrogates.Sample.Commands;
using Surrogates.Sample.Drawing;
using Surrogates.Sample.Views;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Every op that can be shown has its formulas, its code and its curve.</summary>
public sealed class ShowTests
{
    [Fact]
    public void EachOpIsThere()
    {
        ShownOp[] ops = [.. ShownOp.All];

        Assert.Equal(ops.Length, ops.Select(static op => op.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(ops, static op =>
        {
            var code = GeneratedCode.Of(op.Name);
            Assert.NotEmpty(code.Formulas);
            Assert.All(code.Formulas, static formula => Assert.DoesNotContain("///", formula, StringComparison.Ordinal));
            Assert.Equal($"file readonly struct {op.Name}Function : IFunction", code.Function[0]);
            Assert.Equal("}", code.Function[^1]);
            Assert.Equal(BrailleChart.Points, op.Values().Count);
            Assert.All(BrailleChart.Of(op.Values(), op.From, op.To), static line => Assert.InRange(line.Length, 1, 60));
        });
    }

    /// <summary>All shapes that an annotation can name.</summary>
    [Fact]
    public void EachShapeOfTheCatalogueIsThere() =>
        Assert.Equal(Enum.GetValues<Shape>().Where(static shape => shape != Shape.Default).Order(), StepOps.All.Keys.Order());

    /// <summary>What is drawn is what the catalogue says.</summary>
    [Fact]
    public void CurvesAreThoseOfTheOps()
    {
        Assert.Equal([0, 1 / Math.Pow(1 + (25 * 0.04), 2), 1], OpCurve.Derivatives(StepOps.FastSigmoid, [1e9, 0.04, 0]), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0.5, 1, 4], new[] { Shape.FastSigmoid, Shape.Rectangle, Shape.ReLU }.Select(static shape => ShownOp.Shapes.Single(op => op.Name == $"{shape}").To));
        Assert.Equal([0.0, 1, 1], OpCurve.Values(StepOps.ATan, [-1.0, 0, 1]));
    }

    /// <summary>Colours stand around the words, and what is between the marks is the code as it was.</summary>
    [Fact]
    public void ColoursLeaveTheCodeAsItIs()
    {
        var code = GeneratedCode.Of("ATan").Function;

        var lines = CodeText.LinesOf(code);

        Assert.Equal(code, lines.Select(Spectre.Console.Markup.Remove));
        Assert.Contains(lines, static line => line.Contains("[blue]return[/]", StringComparison.Ordinal));
    }

    [Fact]
    public void ACurveRisesFromLeftToRight()
    {
        string[] lines = [.. BrailleChart.Of([.. Enumerable.Range(0, BrailleChart.Points).Select(static i => i / 10.0)], -1, 1)];

        Assert.StartsWith("     9.1 │", lines[0]);
        Assert.StartsWith("       0 │", lines[^3]);
        Assert.EndsWith("-1" + new string(' ', 43) + "1", lines[^1]);
        Assert.NotEqual('\u2800', lines[0][^1]);
        Assert.Equal('\u2800', lines[0][10]);
        Assert.NotEqual('\u2800', lines[^3][10]);
        Assert.Equal('\u2800', lines[^3][^1]);
    }
}
