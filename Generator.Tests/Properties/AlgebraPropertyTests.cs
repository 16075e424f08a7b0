using CsCheck;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Numerics;
using static Surrogates.Generator.Tests.Properties.Trees;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Random expressions: simplification keeps their value, and their gradients are their slopes.</summary>
[Collection(Side.Compiler)]
public sealed class AlgebraPropertyTests
{
    private static readonly NodeTable Table = new();
    private static readonly Variable X = Table.Variable("x");
    private static readonly Variable Y = Table.Variable("y");

    // In 1/1000, off the numbers at which the constants of the expressions put kinks and jumps.
    private static readonly Gen<double> Numbers = Gen.Int[-4000, 4000].Select(static part => (part + 0.3) / 1000);

    /// <summary>
    /// Where the value moves by less than 1e-9 when the point moves by 1e-12, no rounding on the way is amplified a thousandfold, and no
    /// decision is near: there the values are the same to 1e-9. Most points are such.
    /// </summary>
    [Fact]
    public void SimplificationKeepsTheValue()
    {
        var (all, checkedCount) = (0, 0);
        Property.Holds(Gen.Select(Any, Numbers, Numbers), 5_000, sample =>
        {
            var (tree, x, y) = sample;
            var value = tree.Value(x, y);
            var scale = 1e-9 * Math.Max(1, Math.Abs(value));
            all++;
            if (!double.IsFinite(value) || !(Math.Abs(tree.Value(x * (1 + 1e-12), y * (1 - 1e-12)) - value) <= scale))
            {
                return null;
            }

            checkedCount++;
            var simplified = Rebuilt(tree.Built(X, Y));
            var actual = Value(simplified, x, y);
            return Math.Abs(actual - value) <= scale ? null : $"{tree}\nis {value:R}, but {actual:R} as {Textbook.Write(simplified)}\nat x = {x:R}, y = {y:R}";
        });
        Assert.True(checkedCount > all / 2, $"{checkedCount} of {all} were checked.");
    }

    /// <summary>1e-6 is what central differences are off where third derivatives are in the thousands.</summary>
    [Fact]
    public void GradientsAreSlopes()
    {
        var (all, checkedCount) = (0, 0);
        Property.Holds(Gen.Select(Smooth, Numbers, Numbers), 3_000, sample =>
        {
            var (tree, x, y) = sample;
            var gradient = Differentiator.Gradient(Rebuilt(tree.Built(X, Y)), 1, [X, Y]);
            return Compare(X, Slopes.Of(at => tree.Value(at, y), x), gradient[0]) ?? Compare(Y, Slopes.Of(at => tree.Value(x, at), y), gradient[1]);

            string? Compare(Variable by, double? slope, Expression derivative)
            {
                all++;
                if (slope is not { } expected)
                {
                    return null;
                }

                checkedCount++;
                var actual = Value(derivative, x, y);
                return Math.Abs(actual - expected) <= 1e-6 * Slopes.Scale(tree.Value(x, y), expected)
                    ? null
                    : $"{tree}\nhas the slope {expected:R} by {by.Name}, but the derivative {actual:R} as {Textbook.Write(derivative)}\nat x = {x:R}, y = {y:R}";
            }
        });
        Assert.True(checkedCount > 0.9 * all, $"{checkedCount} of {all} were checked.");
    }

    // By way of the list that the pipeline keeps, as a scalar method is.
    private static Expression Rebuilt(Expression formula)
    {
        var flat = FlatFormula.Of([formula]);
        Assert.Equal(flat, FlatFormula.Of([formula]));
        return flat.Build(name => name == X.Name ? X : Y, static (_, _) => throw new NotSupportedException())[0];
    }

    private static double Value(Expression expression, double x, double y) =>
        Evaluator.Evaluate(expression, new Dictionary<string, double> { ["x"] = x, ["y"] = y });
}
