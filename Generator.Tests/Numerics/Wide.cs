using Surrogates.Numbers;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>
/// A number of 53 bits whose exponent has no practical end: what a formula gives where nothing overflows or underflows on the
/// way, so that its limits are what they are. Only the functions of the catalogue are there.
/// </summary>
internal readonly struct Wide : IReal<Wide>
{
    private const long MostExponent = 1L << 60;

    // The value is _mantissa * 2^_exponent, with 1 <= |_mantissa| < 2; zero, infinity and NaN have the exponent 0.
    private readonly double _mantissa;
    private readonly long _exponent;

    private Wide(double mantissa, long exponent)
    {
        if (mantissa == 0 || !double.IsFinite(mantissa))
        {
            _mantissa = mantissa;
            return;
        }

        var shift = Math.ILogB(mantissa);
        (_mantissa, _exponent) = (exponent + shift) switch
        {
            > MostExponent => (double.CopySign(double.PositiveInfinity, mantissa), 0),
            < -MostExponent => (double.CopySign(0, mantissa), 0),
            var sum => (Math.ScaleB(mantissa, -shift), sum),
        };
    }

    /// <summary>What <see cref="Finite"/> puts in the place of infinity: the largest number of the type that is looked at.</summary>
    public static double Largest { get; set; } = double.MaxValue;

    /// <summary>A number far beyond those of every type, which stands for infinity.</summary>
    public static Wide Beyond => new(1, 100_000);

    public static implicit operator Wide(double value) => new(value, 0);

    public static Wide operator +(Wide left, Wide right)
    {
        var (large, small) = left._exponent >= right._exponent ? (left, right) : (right, left);
        return large._mantissa == 0 ? small
            : small._mantissa == 0 ? large
            : large.IsSpecial || small.IsSpecial ? new(large._mantissa + small._mantissa, 0)
            : new(large._mantissa + Math.ScaleB(small._mantissa, (int)Math.Max(small._exponent - large._exponent, -200)), large._exponent);
    }

    public static Wide operator -(Wide left, Wide right) => left + -right;

    public static Wide operator *(Wide left, Wide right) => new(left._mantissa * right._mantissa, left._exponent + right._exponent);

    public static Wide operator /(Wide left, Wide right) => new(left._mantissa / right._mantissa, left._exponent - right._exponent);

    public static Wide operator -(Wide value) => new(-value._mantissa, value._exponent);

    public static Mask<Wide> operator <(Wide left, Wide right) => Condition(left.IsLess(right));

    public static Mask<Wide> operator <=(Wide left, Wide right) => Condition(left.IsLess(right) || left.IsEqual(right));

    public static Mask<Wide> operator >(Wide left, Wide right) => Condition(right.IsLess(left));

    public static Mask<Wide> operator >=(Wide left, Wide right) => Condition(right.IsLess(left) || left.IsEqual(right));

    public bool IsNaN => double.IsNaN(_mantissa);

    private bool IsSpecial => !double.IsFinite(_mantissa);

    /// <summary>The nearest double; infinite beyond the largest.</summary>
    public double ToDouble() => Math.ScaleB(_mantissa, (int)Math.Clamp(_exponent, -5000, 5000));

    public static Mask<Wide> Equal(Wide left, Wide right) => Condition(left.IsEqual(right));

    public static Mask<Wide> NotEqual(Wide left, Wide right) => Condition(!left.IsEqual(right));

    public static Mask<Wide> And(Mask<Wide> left, Mask<Wide> right) => Condition(Holds(left) && Holds(right));

    public static Mask<Wide> Or(Mask<Wide> left, Mask<Wide> right) => Condition(Holds(left) || Holds(right));

    public static Mask<Wide> Xor(Mask<Wide> left, Mask<Wide> right) => Condition(Holds(left) != Holds(right));

    public static Mask<Wide> Not(Mask<Wide> condition) => Condition(!Holds(condition));

    public static Wide Taken(Mask<Wide> condition, Wide value) => value;

    public static Wide Where(Mask<Wide> condition, Wide whenTrue, Wide whenFalse) => Holds(condition) ? whenTrue : whenFalse;

    public static Wide Abs(Wide value) => new(Math.Abs(value._mantissa), value._exponent);

    public static Wide Min(Wide left, Wide right) => left.IsNaN || right.IsNaN ? double.NaN : right.IsLess(left) ? right : left;

    public static Wide Max(Wide left, Wide right) => left.IsNaN || right.IsNaN ? double.NaN : left.IsLess(right) ? right : left;

    public static Wide Clamp(Wide value, Wide low, Wide high) => Min(Max(value, low), high);

    public static Wide Finite(Wide value) => double.IsInfinity(value._mantissa) ? Math.Sign(value._mantissa) * (Wide)Largest : value;

    public static Wide Round(Wide value) => value.Whole(Math.Round);

    public static Wide Floor(Wide value) => value.Whole(Math.Floor);

    public static Wide Ceiling(Wide value) => value.Whole(Math.Ceiling);

    public static Wide Truncate(Wide value) => value.Whole(Math.Truncate);

    public static Wide Square(Wide value) => value * value;

    public static Wide Sqrt(Wide value) => new(Math.Sqrt(value._mantissa * ((value._exponent & 1) == 0 ? 1 : 2)), value._exponent >> 1);

    public static Wide Exp(Wide value)
    {
        if (value.IsSpecial || value._exponent > 58)
        {
            return value.IsNaN ? value : value._mantissa > 0 ? double.PositiveInfinity : 0;
        }

        var x = value.ToDouble();
        var n = Math.Round(x / Math.Log(2));
        return new(Math.Exp(Math.Clamp(x - (n * Math.Log(2)), -1, 1)), (long)n);
    }

    public static Wide Expm1(Wide value) =>
        value._exponent < -60 ? value : value._exponent < 0 ? Scalar<double>.Expm1(value.ToDouble()).Value : Exp(value) - 1;

    public static Wide Log(Wide value) => Math.Log(value._mantissa) + (value._exponent * Math.Log(2));

    public static Wide Log1p(Wide value) =>
        value._exponent < -60 ? value : value._exponent < 900 ? Scalar<double>.Log1p(value.ToDouble()).Value : Log(value);

    public static Wide Sin(Wide value) => value._exponent < -60 ? value : value._exponent > 900 ? 0 : Math.Sin(value.ToDouble());

    public static Wide Cos(Wide value) => value._exponent > 900 ? 1 : Math.Cos(value.ToDouble());

    public static Wide Atan(Wide value) => value._exponent < -60 ? value : Math.Atan(value.ToDouble());

    public static Wide Sigmoid(Wide value)
    {
        var e = Exp(-Abs(value));
        return (value._mantissa < 0 ? e : 1) / (1 + e);
    }

    public static Wide Erf(Wide value) => value._exponent < -60 ? 2 / Math.Sqrt(Math.PI) * value : Scalar<double>.Erf(value.ToDouble()).Value;

    // Far out, the first term of the asymptotic series: good to 1/(2 x^2).
    public static Wide Erfc(Wide value) =>
        value.IsLess(20) || value.IsSpecial ? Scalar<double>.Erfc(value.ToDouble()).Value : Exp(-Square(value)) / (Math.Sqrt(Math.PI) * value);

    public static Wide Cbrt(Wide value) => throw new NotSupportedException();

    // Of positive numbers.
    public static Wide Pow(Wide value, Wide exponent) => Exp(exponent * Log(value));

    public static Wide Remainder(Wide left, Wide right) => throw new NotSupportedException();

    public static Wide Tan(Wide value) => throw new NotSupportedException();

    public static Wide Asin(Wide value) => throw new NotSupportedException();

    public static Wide Acos(Wide value) => throw new NotSupportedException();

    public static Wide Atan2(Wide y, Wide x) => throw new NotSupportedException();

    public static Wide Sinh(Wide value) => throw new NotSupportedException();

    public static Wide Cosh(Wide value) => throw new NotSupportedException();

    public static Wide Tanh(Wide value) => throw new NotSupportedException();

    private static Mask<Wide> Condition(bool holds) => new(holds ? 1 : 0);

    private static bool Holds(Mask<Wide> condition) => condition.Bits._mantissa != 0;

    private bool IsEqual(Wide other) => _mantissa == other._mantissa && _exponent == other._exponent;

    private bool IsLess(Wide other) => IsSpecial || other.IsSpecial ? _mantissa < other._mantissa : (this - other)._mantissa < 0;

    // Beyond 2^53 every number is whole; next to 0 the sign is what matters.
    private Wide Whole(Func<double, double> round) =>
        _exponent > 53 || IsSpecial ? this : _exponent < -60 ? round(_mantissa / 4) : round(ToDouble());
}
