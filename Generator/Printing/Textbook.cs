using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>Writes formulas for documentation: <c>100 e / (1 + e)^2 with e = exp(-100 |x - threshold|)</c>.</summary>
internal static class Textbook
{
    // What is larger is never written in full.
    private const int LargestFormula = 150;

    public static TextbookDialect Dialect { get; } = new();

    /// <summary>Whether a formula is never written in full.</summary>
    public static bool IsLarge(Expression expression) => Topology.IsLarger(expression, LargestFormula);

    /// <summary>The formula in one line.</summary>
    public static string Write(Expression expression) => Text(expression).ToString();

    /// <summary>The formula with a name for each intermediate value.</summary>
    public static FormulaText Text(Expression expression) => new FormulaSheet([(null, expression)], []).Texts[0];
}
