using System.Globalization;

namespace Surrogates.Checking;

/// <summary>A derivative by an element of an input, as autograd has it and as differences have it.</summary>
/// <param name="Of">What is differentiated: an output, or in second order the gradient of an input.</param>
/// <param name="OfIndex">Which element of it.</param>
/// <param name="By">What it is differentiated by: an input, or in second order also a gradient that comes in.</param>
/// <param name="ByIndex">Which element of it.</param>
/// <param name="Analytic">What autograd computes.</param>
/// <param name="Numeric">The central difference.</param>
/// <param name="Allowed">How far they may differ.</param>
public sealed record DerivativeDifference(
    string Of,
    IReadOnlyList<long> OfIndex,
    string By,
    IReadOnlyList<long> ByIndex,
    double Analytic,
    double Numeric,
    double Allowed)
{
    /// <summary>How far they differ.</summary>
    public double Difference => Math.Abs(Analytic - Numeric);

    /// <summary>The slope to the left, from the point to a step below it.</summary>
    public double Left { get; init; }

    /// <summary>The slope to the right.</summary>
    public double Right { get; init; }

    /// <summary>Whether both are within the tolerance of each other; NaN is not.</summary>
    public bool IsRight => Difference <= Allowed;

    /// <summary>Whether the slopes on both sides differ by more than is allowed: there is a kink or a jump, where no derivative is right.</summary>
    public bool IsKink => !IsRight && !(Math.Abs(Left - Right) <= Math.Max(Allowed, Math.Abs(Numeric) / 10));

    /// <summary>A part of a sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Of} at [{string.Join(", ", OfIndex)}] by {By} at [{string.Join(", ", ByIndex)}]: analytic {Analytic:R}, numeric {Numeric:R}, difference {Difference:G3} where {Allowed:G3} is allowed{(IsKink ? $" (the slope is {Left:G6} to the left and {Right:G6} to the right: a kink or a jump, where no derivative is right)" : "")}");
}
