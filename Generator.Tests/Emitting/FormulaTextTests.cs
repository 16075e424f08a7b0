using Surrogates.Generator.Algebra;
using Surrogates.Generator.Emitting;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>How results and constants are written, in documentation and in code.</summary>
[Collection(Side.Compiler)]
public sealed class FormulaTextTests
{
    private static readonly NodeTable Table = new();
    private static readonly Variable X = Table.Variable("x");
    private static readonly Expression Rate = Symbolic("Rate", 0.5);

    [Fact]
    public void AResultIsNotDefinedByItsOwnName()
    {
        var h = (2 * Table.Variable("v")).Named("h");
        Assert.Equal("1 if h >= 0, else 0 with h = 2 v", Textbook.Write(Where(h >= 0, 1, 0).Named("spike")));
    }

    [Fact]
    public void WhatChangesNoConstantIsNotWritten()
    {
        Expression[] same = [1 * Rate, Rate * 1, 0 + Rate, Rate + 0, Rate - 0, Rate / 1, -(-Rate)];
        Assert.All(same, static constant => Assert.Equal(Rate, constant));
        Assert.Equal(0, 0 * Rate);
        Assert.Equal(-Rate, -1 * Rate);
        Assert.Equal(-Rate, Rate * -1);
        Assert.Equal(-Rate, 0 - Rate);
    }

    [Fact]
    public void ZerosKeepTheirSigns()
    {
        Assert.Equal(0d, new Constant(0) + new Constant(-0d));
        Assert.Equal(-0d, new Constant(0) * new Constant(-1));
    }

    [Fact]
    public void NumbersAreTheFirstFactors()
    {
        Assert.Equal("0.142857 Mio exp(x) with Mio = 1000000", Textbook.Write(Symbolic("Mio", 1e6) * new Constant(0.142857) * Exp(X)));
        Assert.Equal("3 Rate x with Rate = 0.5", Textbook.Write(Rate * 3 * X));
        Assert.Equal("2 * 3^x", Textbook.Write(2 * Pow(3, X)));
        Assert.Equal("3^x exp(x)", Textbook.Write(Exp(X) * Pow(3, X)));
    }

    [Fact]
    public void ASignStandsBeforeAConstant()
    {
        Assert.Equal("-double.Pi", Written(-Math.PI));
        Assert.Equal("-double.Pi * x", Written(-Math.PI * X));
        Assert.Equal("-double.Pi / 2 * x", Written(-Math.PI / 2 * X));
        Assert.Equal("-(pi/2) x", Textbook.Write(-Math.PI / 2 * X));
        Assert.Equal("-pi x", Textbook.Write(-Math.PI * X));
        Assert.Equal("-Rate * x", Written(-Rate * X));
        Assert.Equal("-Rate x with Rate = 0.5", Textbook.Write(-Rate * X));
    }

    /// <summary>Reset is a negative number, whose name shows nothing of it.</summary>
    [Fact]
    public void NoTwoSignsMeet()
    {
        var reset = Symbolic("Reset", -2);
        Assert.Equal("x + Reset with Reset = -2", Textbook.Write(X + reset));
        Assert.Equal("x - Reset with Reset = -2", Textbook.Write(X + (-reset)));
        Assert.Equal("x + Reset y with Reset = -2", Textbook.Write(X + (reset * Table.Variable("y"))));
        Assert.Equal("x - Rate with Rate = 0.5", Textbook.Write(X + (-Rate)));
    }

    [Theory]
    [InlineData("x * MathF.PI", "y = pi x|dy/dx = pi")]
    [InlineData("x * -MathF.PI", "y = -pi x|dy/dx = -pi")]
    [InlineData("x * (2 * MathF.PI)", "y = 2 pi x|dy/dx = 2 pi")]
    [InlineData("x / Steps", "Steps = 7|y = x / Steps|dy/dx = 1 / Steps")]
    [InlineData("x * Big", "Big = 2000000000|y = Big x|dy/dx = Big")]
    [InlineData("x + (int)Half", "y = x|dy/dx = 1")]
    public void ConstantsKeepTheirNames(string formula, string expected) => Assert.Equal(expected, Documented(Generated(formula)));

    private static string Documented(string source) => string.Join("|", source[(source.IndexOf("<code>", StringComparison.Ordinal) + 6)..source.IndexOf("</code>", StringComparison.Ordinal)]
        .Split('\n').Select(static line => line.Trim().TrimStart('/').Trim()).Where(static line => line.Length > 0));

    private static string Generated(string formula) => GeneratorRun.Of("using System;\n" + Sources.Ops($$"""
        private const int Steps = 7;
        private const int Big = 2000000000;
        private const float Half = 0.5f;

        [Surrogate]
        public static partial Tensor One(Tensor x);

        private static float One(float x) => {{formula}};
        """)).GeneratedSource("Demo.Ops.g.cs");

    private static string Written(Expression expression)
    {
        var dialect = new CSharpDialect("T", new Dictionary<NamedConstant, string> { [new NamedConstant("Rate", 0.5)] = "Rate" });
        return new Printer(dialect, new Locals([expression], [], longest: int.MaxValue)).Write(expression).Text.ToString();
    }
}
