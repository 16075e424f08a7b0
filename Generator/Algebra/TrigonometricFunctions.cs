using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>Functions of angles, and their inverses.</summary>
internal static class TrigonometricFunctions
{
    public static Dictionary<Function, FunctionEntry> Table { get; } = new()
    {
        [Function.Sin] = FunctionEntry.Of("Sin", "sin({0})", Math.Sin, Cos),
        [Function.Cos] = FunctionEntry.Of("Cos", "cos({0})", Math.Cos, static x => -Sin(x)),
        [Function.Tan] = FunctionEntry.Of("Tan", "tan({0})", Math.Tan, static x => 1 + Square(Tan(x))),
        [Function.Asin] = FunctionEntry.Of("Asin", "asin({0})", Math.Asin, AsinDerivative),
        [Function.Acos] = FunctionEntry.Of("Acos", "acos({0})", Math.Acos, static x => -AsinDerivative(x)),
        [Function.Atan] = FunctionEntry.Of("Atan", "atan({0})", Math.Atan, static x => 1 / (1 + Square(x))),
        [Function.Atan2] = FunctionEntry.Of(
            "Atan2",
            "atan2({0}, {1})",
            Math.Atan2,
            static (y, x) => Atan2Derivative(x, y, x),
            static (y, x) => -Atan2Derivative(y, y, x)),
    };

    // 1 - x^2 cancels next to 1.
    private static Expression AsinDerivative(Expression x) => 1 / Sqrt((1 - x) * (1 + x));

    // a / (x^2 + y^2), with the larger of |x| and |y| taken out, since the squares overflow and underflow early; 0 at the
    // origin, as torch has it.
    private static Expression Atan2Derivative(Expression a, Expression y, Expression x)
    {
        var scale = Max(Abs(y), Abs(x)).As("scale");
        return Where(Relation.Equal, scale, 0, 0, a / scale / (scale * (1 + Square(Min(Abs(y), Abs(x)) / scale))));
    }
}
