using static System.FormattableString;

namespace Surrogates.Generator.Catalogue;

/// <summary>The values that a parameter may have.</summary>
/// <param name="Description">What a message says that it must be.</param>
/// <param name="Least">The lower bound.</param>
/// <param name="Most">The upper bound.</param>
internal sealed record ParameterRange(string Description, double Least, double Most)
{
    public static readonly ParameterRange Positive = new("a positive, finite number", 0, double.PositiveInfinity) { ExcludesBounds = true };

    public static readonly ParameterRange NotNegative = new("a finite number that is not negative", 0, double.MaxValue);

    public static readonly ParameterRange AboveOne = new("a finite number greater than 1", 1, double.PositiveInfinity) { ExcludesBounds = true };

    public static readonly ParameterRange Finite = new("a finite number", double.MinValue, double.MaxValue);

    public static readonly ParameterRange NotZero = Finite with { Description = "a finite number other than 0", ExcludesZero = true };

    public static readonly ParameterRange Any = new("a number, or infinite", double.NegativeInfinity, double.PositiveInfinity);

    public static readonly ParameterRange Sign = new("a number from -1 to 1", -1, 1);

    public static readonly ParameterRange Probability = new("a number from 0 to 1", 0, 1);

    public bool ExcludesBounds { get; init; }

    public bool ExcludesZero { get; init; }

    public bool IsWhole { get; init; }

    public static ParameterRange Count(int most) => new(Invariant($"a whole number from 1 to {most}"), 1, most) { IsWhole = true };

    // NaN fails every comparison.
    public bool Contains(double value) =>
        value >= Least && value <= Most
        && !(ExcludesBounds && (value == Least || value == Most))
        && !(ExcludesZero && value == 0)
        && !(IsWhole && Math.Floor(value) != value);
}
