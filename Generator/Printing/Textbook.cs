using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>Writes formulas for documentation: <c>100 e / (1 + e)^2 with e = exp(-100 |x - threshold|)</c>.</summary>
internal static class Textbook
{
    // What is larger is never written in full.
    private const int LargestFormula = 150;

    private static readonly TextbookDialect Dialect = new();

    /// <summary>The formula in one line.</summary>
    public static string Write(Expression expression)
    {
        var (formula, definitions) = Parts(Guards.Removed(expression));
        return definitions.Length == 0 ? formula : $"{formula} with {string.Join(", ", definitions)}";
    }

    /// <summary>Whether a formula is never written in full.</summary>
    public static bool IsLarge(Expression expression) => Topology.IsLarger(expression, LargestFormula);

    /// <summary>The formula in one line, or with a line for each intermediate value where that is too long; null if those are too many or too long.</summary>
    public static IReadOnlyList<string>? WriteLines(Expression expression, int longest, int most)
    {
        if (IsLarge(expression))
        {
            return null;
        }

        var (formula, definitions) = Parts(Guards.Removed(expression));
        var line = definitions.Length == 0 ? formula : $"{formula} with {string.Join(", ", definitions)}";
        if (line.Length <= longest)
        {
            return [line];
        }

        string[] lines = definitions.Length == 0 ? [formula] : [formula + " with", .. definitions.Select(static definition => "    " + definition)];
        return lines.Length <= most && lines.All(text => text.Length <= longest) ? lines : null;
    }

    private static (string Formula, string[] Definitions) Parts(Expression bare)
    {
        var nodes = Topology.OperandsFirst([bare]);
        var locals = new Locals([bare], nodes.OfType<Variable>().Select(static variable => variable.Name), longest: int.MaxValue);
        var printer = new Printer(Dialect, locals);
        var declarations = printer.Declarations().Reverse();

        // What is documented has its name already: a local of its own would only say it again.
        var (root, others) = locals.NameOf(bare) is null ? (printer.Write(bare), declarations) : (declarations.First().Value, declarations.Skip(1));
        return (
            root.Text.ToString(),
            [
                .. others.Select(static local => $"{local.Name} = {local.Value.Text}"),
                .. NamedConstant.In(nodes).Where(static constant => NamedNumber.Of(Math.Abs(constant.Value)) is null).Select(static constant => $"{constant.Name} = {NumberText.Real(constant.Value)}"),
            ]);
    }
}
