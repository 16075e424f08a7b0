using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>
/// Functions of multiples of a step. In the gradient the division by the step and the multiplication by it cancel, which the
/// chain rule alone does not see: where the step is tiny or the number large, a factor on the way would overflow.
/// </summary>
internal static class Stretching
{
    /// <summary>step * (function(x / step + zero) - zero).</summary>
    /// <param name="x">The number.</param>
    /// <param name="step">The step; an infinite one is taken for the largest finite number.</param>
    /// <param name="function">A function with the gradient of a surrogate.</param>
    /// <param name="zero">Which multiple of the step stands for 0.</param>
    /// <param name="stepFactor">What the gradient of the step is multiplied with.</param>
    /// <param name="isBounded">Whether the function is constant far away.</param>
    public static Expression Of(
        Expression x,
        Expression step,
        Func<Expression, Expression> function,
        Expression? zero = null,
        Expression? stepFactor = null,
        bool isBounded = false)
    {
        var (size, origin) = (Bounded(step), Bounded(zero ?? 0));
        var v = ((x / size) + origin).As("v");
        var value = function(v);
        if (value.Equals(v))
        {
            return x;
        }

        if ((size is Constant { Value: 1 } && origin is Constant) || value is not GradientOverride)
        {
            return size * (value - origin);
        }

        Expression[] others = [.. Differentiator.Variables(value, v)];
        var slopes = Differentiator.Gradient(value, 1, [v, .. others]);

        // Far away rounding changes nothing, and the difference of two infinities would not say so.
        var (far, multiple) = isBounded ? (v, x / size) : (Finite(v).As("v"), Finite(x / size));
        var byStep = slopes[0] is Constant { Value: 1 } ? function(far) - far : function(far) - origin - ChainRule.Product(slopes[0], multiple);
        return WithPartials(
            size * (value - origin),
            (Partial[])
            [
                new(x, slopes[0]),
                new(step, (stepFactor ?? 1) * Kept(byStep)),
                new(zero ?? 0, Kept(ChainRule.Product(size, slopes[0] - 1))),
                .. others.Select((other, i) => new Partial(other, Kept(ChainRule.Product(size, slopes[i + 1])))),
            ]);

        // A slope that is large may make it overflow.
        Expression Kept(Expression derivative) => isBounded || slopes[0] is Constant ? derivative : Finite(derivative);
    }

    private static Expression Bounded(Expression operand) => Finite(operand).As(operand is Variable variable ? variable.Name : "size");
}
