namespace Surrogates.Numbers;

/// <summary>
/// A real number that a formula can be evaluated on: vector lanes, a plain scalar, or a tensor. A formula that is
/// written once, generic over this interface, becomes a fused SIMD kernel, a reference implementation, or a graph of
/// torch operations.
/// </summary>
/// <remarks>
/// Comparisons follow IEEE 754: with NaN on either side they are false, and only <see cref="NotEqual"/> is true.
/// <see cref="Min"/>, <see cref="Max"/> and <see cref="Clamp"/> give NaN when an argument is NaN, as torch does.
/// </remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IReal<TSelf>
    where TSelf : struct, IReal<TSelf>
{
    /// <summary>The constant <paramref name="value"/>, the same in every lane.</summary>
    /// <param name="value">The constant.</param>
    public static abstract implicit operator TSelf(double value);

    /// <summary>The sum of two numbers.</summary>
    /// <param name="left">The first summand.</param>
    /// <param name="right">The second summand.</param>
    public static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference of two numbers.</summary>
    /// <param name="left">The minuend.</param>
    /// <param name="right">The subtrahend.</param>
    public static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product of two numbers.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    public static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient of two numbers.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor.</param>
    public static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The number with its sign reversed.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf operator -(TSelf value);

    /// <summary>Where <paramref name="left"/> is less than <paramref name="right"/>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static abstract Mask<TSelf> operator <(TSelf left, TSelf right);

    /// <summary>Where <paramref name="left"/> is less than or equal to <paramref name="right"/>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static abstract Mask<TSelf> operator <=(TSelf left, TSelf right);

    /// <summary>Where <paramref name="left"/> is greater than <paramref name="right"/>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static abstract Mask<TSelf> operator >(TSelf left, TSelf right);

    /// <summary>Where <paramref name="left"/> is greater than or equal to <paramref name="right"/>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static abstract Mask<TSelf> operator >=(TSelf left, TSelf right);

    /// <summary>Where two numbers are equal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static abstract Mask<TSelf> Equal(TSelf left, TSelf right);

    /// <summary>Where two numbers differ, or either is NaN.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static abstract Mask<TSelf> NotEqual(TSelf left, TSelf right);

    /// <summary>Where both conditions hold.</summary>
    /// <param name="left">The first condition.</param>
    /// <param name="right">The second condition.</param>
    public static abstract Mask<TSelf> And(Mask<TSelf> left, Mask<TSelf> right);

    /// <summary>Where at least one condition holds.</summary>
    /// <param name="left">The first condition.</param>
    /// <param name="right">The second condition.</param>
    public static abstract Mask<TSelf> Or(Mask<TSelf> left, Mask<TSelf> right);

    /// <summary>Where exactly one of the conditions holds.</summary>
    /// <param name="left">The first condition.</param>
    /// <param name="right">The second condition.</param>
    public static abstract Mask<TSelf> Xor(Mask<TSelf> left, Mask<TSelf> right);

    /// <summary>Where the condition does not hold.</summary>
    /// <param name="condition">The condition.</param>
    public static abstract Mask<TSelf> Not(Mask<TSelf> condition);

    /// <summary>Chooses, lane by lane. What is not chosen has no influence, NaN included.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="whenTrue">The value where the condition holds.</param>
    /// <param name="whenFalse">The value elsewhere.</param>
    public static abstract TSelf Where(Mask<TSelf> condition, TSelf whenTrue, TSelf whenFalse);

    /// <summary>
    /// The number, as what is chosen where a condition holds sees it: elsewhere it is the same, but has no influence on a derivative.
    /// </summary>
    /// <remarks>Choosing alone leaves a derivative of 0 there, which makes NaN of one that is infinite.</remarks>
    /// <param name="condition">The condition.</param>
    /// <param name="value">The number.</param>
    public static abstract TSelf Taken(Mask<TSelf> condition, TSelf value);

    /// <summary>The absolute value.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Abs(TSelf value);

    /// <summary>The smaller of two numbers; NaN if either is.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    public static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger of two numbers; NaN if either is.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    public static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The number moved into [low, high]; <paramref name="high"/> if the bounds are crossed; NaN if an argument is.</summary>
    /// <param name="value">The number.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    public static abstract TSelf Clamp(TSelf value, TSelf low, TSelf high);

    /// <summary>The number, or the largest finite one of its sign where it is infinite; NaN stays.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Finite(TSelf value);

    /// <summary>The nearest whole number, the even one of two that are equally near.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Round(TSelf value);

    /// <summary>The largest whole number that is not above the number.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Floor(TSelf value);

    /// <summary>The smallest whole number that is not below the number.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Ceiling(TSelf value);

    /// <summary>The whole number next to the number in the direction of zero.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Truncate(TSelf value);

    /// <summary>
    /// What is left of <paramref name="left"/> after the multiples of <paramref name="right"/> that fit into it, with the sign of
    /// <paramref name="left"/>, exactly: the operator % of C#, and torch.fmod. NaN for an infinite dividend and for a divisor of zero.
    /// </summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor.</param>
    public static abstract TSelf Remainder(TSelf left, TSelf right);

    /// <summary>The square.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Square(TSelf value);

    /// <summary>The square root; NaN below zero.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Sqrt(TSelf value);

    /// <summary>The cube root, which has the sign of the number.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Cbrt(TSelf value);

    /// <summary>
    /// The number to the power of <paramref name="exponent"/>, as IEEE 754 has it: NaN for a negative number with an exponent
    /// that is not whole.
    /// </summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">The exponent.</param>
    public static abstract TSelf Pow(TSelf value, TSelf exponent);

    /// <summary>e to the power of the number.</summary>
    /// <param name="value">The exponent.</param>
    public static abstract TSelf Exp(TSelf value);

    /// <summary>e to the power of the number, minus 1; accurate near zero.</summary>
    /// <param name="value">The exponent.</param>
    public static abstract TSelf Expm1(TSelf value);

    /// <summary>The natural logarithm; NaN below zero.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Log(TSelf value);

    /// <summary>The natural logarithm of 1 plus the number, accurate near zero; NaN below -1.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Log1p(TSelf value);

    /// <summary>The sine; NaN for infinity.</summary>
    /// <param name="value">The angle, in radians.</param>
    public static abstract TSelf Sin(TSelf value);

    /// <summary>The cosine; NaN for infinity.</summary>
    /// <param name="value">The angle, in radians.</param>
    public static abstract TSelf Cos(TSelf value);

    /// <summary>The tangent; NaN for infinity.</summary>
    /// <param name="value">The angle, in radians.</param>
    public static abstract TSelf Tan(TSelf value);

    /// <summary>The angle in [-pi/2, pi/2] whose sine is the number; NaN outside [-1, 1].</summary>
    /// <param name="value">The sine.</param>
    public static abstract TSelf Asin(TSelf value);

    /// <summary>The angle in [0, pi] whose cosine is the number; NaN outside [-1, 1].</summary>
    /// <param name="value">The cosine.</param>
    public static abstract TSelf Acos(TSelf value);

    /// <summary>The angle in (-pi/2, pi/2) whose tangent is the number.</summary>
    /// <param name="value">The tangent.</param>
    public static abstract TSelf Atan(TSelf value);

    /// <summary>The angle in [-pi, pi] from the first axis to the point (<paramref name="x"/>, <paramref name="y"/>).</summary>
    /// <param name="y">The second coordinate.</param>
    /// <param name="x">The first coordinate.</param>
    public static abstract TSelf Atan2(TSelf y, TSelf x);

    /// <summary>The hyperbolic sine.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Sinh(TSelf value);

    /// <summary>The hyperbolic cosine.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Cosh(TSelf value);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Tanh(TSelf value);

    /// <summary>1 / (1 + exp(-value)), accurate at both ends.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Sigmoid(TSelf value);

    /// <summary>The error function: 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to the number.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Erf(TSelf value);

    /// <summary>1 minus the error function, accurate where that is next to 1.</summary>
    /// <param name="value">The number.</param>
    public static abstract TSelf Erfc(TSelf value);
}
