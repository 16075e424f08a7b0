namespace Surrogates.Generator.Printing;

/// <summary>Recognises the irrational numbers of densities and waves, so that a formula names them.</summary>
internal static class NamedNumber
{
    private const int MostNumerator = 9;

    private static readonly (string Text, double Value)[] Names =
    [
        ("pi", Math.PI),
        ("sqrt(2)", Math.Sqrt(2)),
        ("sqrt(pi)", Math.Sqrt(Math.PI)),
        ("sqrt(2 pi)", Math.Sqrt(2 * Math.PI)),
    ];

    /// <summary>A name or a whole number divided by one, that is exactly the value; null if there is none.</summary>
    /// <param name="value">A positive number.</param>
    public static (string Text, bool IsQuotient)? Of(double value)
    {
        foreach (var (text, named) in Names)
        {
            if (value == named)
            {
                return (text, false);
            }

            var numerator = Math.Round(value * named);
            if (numerator is >= 1 and <= MostNumerator && numerator / named == value)
            {
                return ($"{NumberText.Integer((int)numerator)} / {text}", true);
            }
        }

        return null;
    }
}
