namespace Surrogates.Numbers;

/// <summary>The exponential and the logarithm next to the values where the plain ones cancel, in double precision.</summary>
/// <remarks>
/// The error that rounding makes in exp(x) or 1 + x is divided out again: W. Kahan, as told by D. Goldberg, What Every Computer
/// Scientist Should Know About Floating-Point Arithmetic (1991), theorem 4, and N. Higham, Accuracy and Stability of Numerical
/// Algorithms, section 1.14.1.
/// </remarks>
internal static class NearZero
{
    /// <summary>exp(x) - 1.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) >= 1)
        {
            return Math.Exp(x) - 1;
        }

        var exponential = Math.Exp(x);
        return exponential == 1 ? x : (exponential - 1) * (x / Math.Log(exponential));
    }

    /// <summary>log(1 + x).</summary>
    public static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }
}
