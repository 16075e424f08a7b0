using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>What several formulas have in common is written once, before the first of them.</summary>
[Collection(Side.Compiler)]
public sealed class FormulaSheetTests
{
    private static readonly NodeTable Table = new();
    private static readonly Variable X = Table.Variable("x");
    private static readonly Variable Y = Table.Variable("y");

    [Fact]
    public void WhatIsInOneFormulaOnlyIsItsOwn()
    {
        var (h, e) = ((X + 2).As("h"), Exp(Y).As("e"));
        var sheet = Sheet((null, h * Sin(h)), (null, (Sin(e) + h) * e));
        Assert.Equal(["h sin(h) with h = x + 2", "(sin(e) + h) e with e = exp(y), h = x + 2"], sheet.Texts.Select(static text => text.ToString()));
        Assert.Equal(["h"], sheet.Texts[1].Definitions.Where(sheet.IsShared).Select(static definition => definition.Name));
    }

    /// <summary>What is used twice in one formula has a name in the others too.</summary>
    [Fact]
    public void ANameInOneIsANameInAll()
    {
        var u = (X - Y).As("u");
        Assert.Equal(["exp(u) with u = x - y", "u sin(u) with u = x - y"], Sheet((null, Exp(u)), (null, u * Sin(u))).Texts.Select(static text => text.ToString()));
    }

    [Fact]
    public void AValueIsCalledWhatItIsCalledOnTheSheet()
    {
        var s = Where(X >= 0, 1, 0).As("s");
        var sheet = Sheet(("spike", s), (null, X * (1 - s)));
        Assert.Equal("1 if x >= 0, else 0", sheet.Texts[0].ToString());
        Assert.Equal("x (1 - spike) with spike = 1 if x >= 0, else 0", sheet.Texts[1].ToString());
        Assert.True(sheet.IsShared(sheet.Texts[1].Definitions[0]));
    }

    [Fact]
    public void ANameThatIsTakenIsNotUsed()
    {
        var t = (X + 1).As("v");
        Assert.Equal("v2 sin(v2) with v2 = x + 1", new FormulaSheet([(null, t * Sin(t))], ["v"]).Texts[0].ToString());
    }

    [Theory]
    [InlineData("(s, h * (1 - s))", "h = beta v + x|s = 1 if h >= 0, else 0|vNext = h (1 - s)")]
    [InlineData("(h * (1 - s), s)", "h = beta v + x|vNext = 1 if h >= 0, else 0|s = h (1 - vNext)")]
    public void DocumentationOfANeuron(string returned, string expected)
    {
        var source = GeneratorRun.Of("using System;\n" + Sources.Ops($$"""
            [Surrogate]
            public static partial (Tensor s, Tensor v) Fire(Tensor x, Tensor v, float beta);

            private static (float s, float v) Fire(float x, float v, float beta)
            {
                var h = beta * v + x;
                var s = Surrogate.Step(h);
                return {{returned}};
            }
            """)).GeneratedSource("Demo.Ops.g.cs");
        var lines = source.Split('\n').Select(static line => line.Trim().TrimStart('/').Trim().Replace("&gt;", ">", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join("|", lines.SkipWhile(static line => line != "<code>").Skip(1).Take(expected.Split('|').Length)));
    }

    private static FormulaSheet Sheet(params (string? Name, Expression Value)[] values) => new(values, []);
}
