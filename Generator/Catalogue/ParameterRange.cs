using static System.FormattableString;

namespace Surrogates.Generator.Catalogue;

/// <summary>The values that a parameter or an operand may have.</summary>
/// <param name="Name">Its name in <c>Surrogates.Functions.NumberRange</c>, which checks numbers that come at run time; null if none can.</param>
/// <param name="Description">What a message says that it must be.</param>
/// <param name="Least">The lower bound.</param>
/// <param name="Most">The upper bound.</param>
internal sealed record ParameterRange(string? Name, string Description, double Least, double Most)
{
    public static readonly ParameterRange Positive = new("Positive", "a positive, finite number", 0, double.PositiveInfinity) { ExcludesBounds = true };

    public static readonly ParameterRange NotNegative = new("NotNegative", "a finite number that is not negative", 0, double.MaxValue);

    public static readonly ParameterRange AboveOne = new("AboveOne", "a finite number greater than 1", 1, double.PositiveInfinity) { ExcludesBounds = true };

    public static readonly ParameterRange Finite = new("Finite", "a finite number", double.MinValue, double.MaxValue);

    public static readonly ParameterRange Any = new("Any", "a number, or infinite", double.NegativeInfinity, double.PositiveInfinity);

    public static readonly ParameterRange NotZero = Any with { Name = "NotZero", Description = "a number other than 0, or infinite", ExcludesZero = true };

    /// <summary>Of what is given when compiled only.</summary>
    public static readonly ParameterRange FiniteNotZero = Finite with { Name = null, Description = "a finite number other than 0", ExcludesZero = true };

    public static readonly ParameterRange Sign = new("Sign", "a number from -1 to 1", -1, 1);

    public static readonly ParameterRange Probability = new("Probability", "a number from 0 to 1", 0, 1);

    public bool ExcludesBounds { get; init; }

    public bool ExcludesZero { get; init; }

    public bool IsWhole { get; init; }

    /// <summary>The one of a name.</summary>
    public static ParameterRange Find(string name) =>
        ((ParameterRange[])[Positive, NotNegative, AboveOne, Finite, Any, NotZero, Sign, Probability]).First(range => range.Name == name);

    public static ParameterRange Count(int most) => new(null, Invariant($"a whole number from 1 to {most}"), 1, most) { IsWhole = true };

    // NaN fails every comparison.
    public bool Contains(double value) =>
        value >= Least && value <= Most
        && !(ExcludesBounds && (value == Least || value == Most))
        && !(ExcludesZero && value == 0)
        && !(IsWhole && Math.Floor(value) != value);
}
