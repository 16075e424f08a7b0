using Surrogates.Generator.Algebra;
using Surrogates.Generator.Emitting;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Tests.Algebra;

/// <summary>Differentiation and simplification, rule by rule.</summary>
[Collection(Side.Compiler)]
public sealed class AlgebraTests
{
    private static readonly NodeTable Table = new();
    private static readonly Variable X = Table.Variable("x");
    private static readonly Variable Y = Table.Variable("y");

    public static TheoryData<string> FunctionNames => [.. FunctionTable.All.Select(static function => function.Name)];

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void DerivativeOfAFunctionIsItsSlope(string name)
    {
        var entry = FunctionTable.Find(name)!;
        var variables = new[] { Table.Variable("a"), Table.Variable("b"), Table.Variable("c") };
        var derivatives = entry.Derivatives([.. variables.Take(entry.Arity)]);
        Assert.Equal(entry.Arity, derivatives.Count);
        foreach (var a in Domain(name))
        {
            double[] at = [a, -1, 1.5];
            var point = variables.Select((variable, i) => (variable.Name, at[i])).ToDictionary();
            for (var i = 0; i < entry.Arity; i++)
            {
                var expected = Slope(values => entry.Evaluate(values[..entry.Arity]), at, i);
                Assert.Equal(expected, Evaluator.Evaluate(derivatives[i], point), 1e-7 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    private static double[] Domain(string function) => function switch
    {
        "Sqrt" or "Log" or "Pow" => [0.02, 0.4, 1, 3.7, 200],
        "Log1p" => [-0.9, -0.02, 1e-5, 0.7, 40],
        "Asin" or "Acos" => [-0.99, -0.4, 0.001, 0.6, 0.95],
        _ => [-3.7, -0.4, 0.6, 1.9, 5.2],
    };

    [Fact]
    public void IdentitiesAreApplied()
    {
        Assert.Equal(X, X * 1);
        Assert.Equal(X, X + 0);
        Assert.Equal(X, -(-X));
        Assert.Equal(X - Y, X + -Y);
        Assert.Equal(Y - X, -(X - Y));
        Assert.Equal(6 * X, 2 * (3 * X));
        Assert.Equal(2 * Abs(X), Abs(-2 * X));
        Assert.Equal(Square(X), X * X);
        Assert.Equal((Expression)5, (Expression)2 + 3);
        Assert.Equal(X / Y, X * (1 / Y));
    }

    [Fact]
    public void IdentitiesOfFunctionsAreApplied()
    {
        Assert.Equal((Expression)1, Pow(X, 0));
        Assert.Equal(X, Pow(X, 1));
        Assert.Equal(Square(X), Pow(X, 2));
        Assert.Equal(Sqrt(X), Pow(X, 0.5));
        Assert.Equal(Square(X) * X, Pow(X, 3));
        Assert.Equal(1 / X, Pow(X, -1));
        Assert.Equal(1 / Sqrt(X), Pow(X, -0.5));
        Assert.Equal((Expression)1, Pow(1, X));
        Assert.Equal(-Sin(X), Sin(-X));
        Assert.Equal(Cos(X), Cos(Abs(-X)));
        Assert.Equal(-Tanh(Exp(X)), Tanh(-Exp(X)));
        Assert.Equal(Floor(X), Round(Floor(X)));
        Assert.Equal(X, Max(X, X));
        Assert.Equal(Exp(X), Abs(Exp(X)));
        Assert.Equal((Expression)1, Exp(0));
        Assert.Equal((Expression)0, Log(1));
        Assert.Equal((Expression)2, Where(Conditions.Compare(Relation.Greater, X, X), 1, 2));
        Assert.Equal(2 * X, Differentiator.Gradient(Pow(X, 2), 1, [X])[0]);
        Assert.Equal((Expression)0, Differentiator.Gradient(Round(X), 1, [X])[0]);
    }

    [Fact]
    public void ChoicesOfTheSameConditionAreOne()
    {
        Expression When(Expression whenTrue, Expression whenFalse) => Where(X > Y, whenTrue, whenFalse);
        Assert.Equal(When(X, Y), When(X, 0) + When(0, Y));
        Assert.Equal(When(X, -Y), When(X, 0) - When(0, Y));
        Assert.Equal(When(X + Y, 0), When(X, 0) + When(Y, 0));
        Assert.Equal(-When(X, Y), -When(X, 0) - When(0, Y));
        Assert.Equal(When(X, Y), When(When(X, 1), When(2, Y)));

        // Both have something to add in the first branch.
        Assert.IsType<Arithmetic>(When(X, 1) + When(Y, 0));
    }

    /// <summary>Where a branch is not taken its gradient is 0, and not 0 times what may be infinite or NaN there.</summary>
    [Fact]
    public void WhatIsNotTakenHasNoGradient()
    {
        var g = Table.Variable("g");
        Expression When(Expression whenTrue, Expression whenFalse) => Where(X > 1, whenTrue, whenFalse);
        Assert.Equal(When(0, g / (2 * Sqrt(X))), Differentiator.Gradient(When(2, Sqrt(X)), g, [X])[0]);
        Assert.Equal(When(g, g / (1 + Exp(X)) * Exp(X)), Differentiator.Gradient(When(X, Log(1 + Exp(X))), g, [X])[0]);
        Assert.Equal(When(Y * g, 0), Differentiator.Gradient(When(X, 0) * Y, g, [X])[0]);
        Assert.Equal(When(g, 0), ChainRule.Product(g, When(1, 0)));
        Assert.Equal(-When(0, X * g), ChainRule.Product(g, -When(0, X)));
    }

    [Fact]
    public void EveryFunctionIsInTheTableAndInTheRuntime()
    {
        foreach (var entry in FunctionTable.All)
        {
            var method = typeof(Surrogates.Numbers.IReal<>).GetMethod(entry.Name);
            Assert.NotNull(method);
            Assert.Equal(entry.Arity, method.GetParameters().Length);
        }
    }

    [Fact]
    public void FunctionsAreWrittenAsCSharpAndAsFormulas()
    {
        Assert.Equal("x^y", Textbook.Write(Pow(X, Y)));
        Assert.Equal("(x + y)^(-1.5)", Textbook.Write(Pow(X + Y, -1.5)));
        Assert.Equal("(x^y)^2", Textbook.Write(Square(Pow(X, Y))));
        Assert.Equal("1 / x^2", Textbook.Write(Pow(X, -2)));
        Assert.Equal("1 if |x| < infinity, else 0", Textbook.Write(Where(Abs(X) < double.PositiveInfinity, 1, 0)));
        Assert.Equal("T.Where(T.Abs(x) < double.PositiveInfinity, 1, 0)", Written(Where(Abs(X) < double.PositiveInfinity, 1, 0)));
        Assert.Equal("log1p(x) if x == y, else max(x, y)", Textbook.Write(Where(Equal(X, Y), Log1p(X), Max(X, Y))));
        Assert.Equal("T.Where(T.Equal(x, y), T.Log1p(x), T.Max(x, y))", Written(Where(Equal(X, Y), Log1p(X), Max(X, Y))));
        Assert.Equal("T.Where(T.NotEqual(x + y, 0), T.Pow(x, y), T.Atan2(y, x))", Written(Where(!Equal(X + Y, 0), Pow(X, Y), Atan2(Y, X))));
    }

    /// <summary>A formula names its irrational numbers, and says nothing of what is done for NaN and infinity.</summary>
    [Fact]
    public void FormulasAreThoseOfATextbook()
    {
        Assert.Equal("pi x", Textbook.Write(Math.PI * X));
        Assert.Equal("(2 / sqrt(pi)) x", Textbook.Write(2 / Math.Sqrt(Math.PI) * X));
        Assert.Equal("-(2 / sqrt(pi)) x", Textbook.Write(-2 / Math.Sqrt(Math.PI) * X));
        Assert.Equal("x / (sqrt(2 pi) y)", Textbook.Write(X / (Math.Sqrt(2 * Math.PI) * Y)));
        Assert.Equal("1.4142 x", Textbook.Write(1.4142 * X));
        Assert.Equal("y x", Textbook.Write(Y * Where(Abs(X) < double.PositiveInfinity, X, 0)));
        Assert.Equal("exp(x)", Textbook.Write(Finite(Exp(X))));
        Assert.Equal("x - (y - 1)", Textbook.Write(X - Finite(Y - 1)));
        Assert.Equal("(1 + y)^(-x)", Textbook.Write(Exp(-(X * Log1p(Y)))));
        var named = WithPartials(Floor(X), new Partial(X, 1)).Named("s");
        Assert.Equal("1 - s with s = floor(x)", Textbook.Write(1 - named));
    }

    private static string Written(Expression expression) => new Printer(new CSharpDialect("T", new Dictionary<NamedConstant, string>()), new Locals([expression], [], longest: int.MaxValue)).Write(expression).Text.ToString();

    [Fact]
    public void ZeroTimesWhatMayBeInfiniteStays() =>
        Assert.True(double.IsNaN(Evaluator.Evaluate(0 * X, new Dictionary<string, double> { ["x"] = double.PositiveInfinity })));

    [Fact]
    public void SignsOfTermsAreThoseOfTheSum()
    {
        Assert.Equal("1 - 2 * x", Written(1 + (-2 * X)));
        Assert.Equal("y + 2 / x", Written(Y - (-2 / X)));
    }

    [Fact]
    public void ZeroTimesWhatIsBoundedIsZero()
    {
        Assert.Equal(0, 0 * Tanh(X));
        Assert.Equal(0, -Where(X > 0, Sigmoid(Y), 2) * 0);
        Assert.NotEqual(0, 0 * Where(X > 0, Sigmoid(Y), Y));
    }

    [Fact]
    public void ChoicesWithinChoicesAreWrittenAsOne()
    {
        var window = Where(X >= -1, Where(X < 2, Y, 0), 0);
        Assert.Equal("T.Where((x >= -1) & (x < 2), y, 0)", Written(window));
        Assert.Equal("y if x >= -1 and x < 2, else 0", Textbook.Write(window));
        var other = Where(X > 0, Where(Y > 0, 1, 2), 3);
        Assert.Equal("T.Where(x > 0, T.Where(y > 0, 1, 2), 3)", Written(other));
        Assert.Equal("(1 if y > 0, else 2) if x > 0, else 3", Textbook.Write(other));
    }

    [Fact]
    public void ASurrogateHasTheDerivativesItIsGiven()
    {
        var step = WithPartials(Where(X >= Y, 1, 0), new Partial(X - Y, Square(Y)));
        var gradient = Differentiator.Gradient(3 * step, 1, [X, Y]);
        Assert.Equal(3 * Square(Y), gradient[0]);
        Assert.Equal(-(3 * Square(Y)), gradient[1]);
    }

    [Fact]
    public void EqualExpressionsAreEqualValues()
    {
        Assert.Equal(Exp(-Abs(X - Y)), Exp(-Abs(X - Y)));
        Assert.Equal(Exp(X).GetHashCode(), Exp(X).As("e").GetHashCode());
        Assert.Equal(Exp(X), Exp(X).As("e"));
        Assert.NotEqual(Exp(X), Exp(Y));
        Assert.NotEqual<Expression>(new Constant(0d), new Constant(-0d));
        Assert.NotEqual(X - Y, Y - X);
    }

    private static Dictionary<string, double> Point(double[] values) => new() { ["x"] = values[0], ["y"] = values[1] };

    private static double Slope(Func<double[], double> function, double[] at, int index)
    {
        const double Step = 1e-6;
        double[] above = [.. at];
        double[] below = [.. at];
        above[index] += Step;
        below[index] -= Step;
        return (function(above) - function(below)) / (2 * Step);
    }
}
