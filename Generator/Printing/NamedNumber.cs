namespace Surrogates.Generator.Printing;

/// <summary>An irrational number of densities and waves, which a formula names, or a whole number divided by one.</summary>
/// <param name="Name">The name.</param>
/// <param name="Numerator">What is divided by it; null if nothing is.</param>
internal sealed record NamedNumber(string Name, int? Numerator)
{
    public const string Pi = "pi";

    private const int MostNumerator = 9;

    private static readonly (string Name, double Value)[] Names =
    [
        (Pi, Math.PI),
        ("sqrt(2)", Math.Sqrt(2)),
        ("sqrt(pi)", Math.Sqrt(Math.PI)),
        ("sqrt(2 pi)", Math.Sqrt(2 * Math.PI)),
    ];

    /// <summary>The one that is exactly the value; null if there is none.</summary>
    /// <param name="value">A positive number.</param>
    public static NamedNumber? Of(double value)
    {
        foreach (var (name, named) in Names)
        {
            if (value == named)
            {
                return new NamedNumber(name, Numerator: null);
            }

            var numerator = Math.Round(value * named);
            if (numerator is >= 1 and <= MostNumerator && numerator / named == value)
            {
                return new NamedNumber(name, (int)numerator);
            }
        }

        return null;
    }
}
