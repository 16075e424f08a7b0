using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>Lays out Python as the formatter Black does: what has no room goes into its brackets, and a statement without any gets some.</summary>
internal static class Black
{
    /// <summary>How long a line may be.</summary>
    public const int Width = 88;

    private static readonly Layout LastComma = Layout.WhenBroken(",");

    /// <summary>A call. Its arguments go into a line of their own, and into one each where that is too short.</summary>
    public static Layout Call(Layout called, params Layout[] arguments) =>
        arguments.Length == 0 ? Layout.Of(called, "()") : Layout.Of(called, Bracketed(arguments.Length == 1 ? arguments[0] : Layout.Of(Layout.List(arguments), LastComma)));

    /// <summary>What a function is declared with.</summary>
    public static Layout Declaration(Layout declared, IReadOnlyList<Layout> parameters, Layout end) => Layout.Of(
        declared,
        parameters.Count == 0 ? "()"
            : parameters.Count == 1 ? Layout.Group("(", Layout.Indent(Layout.SoftBreak, parameters[0], LastComma), Layout.SoftBreak, ")")
            : Bracketed(Layout.Of(Layout.List(parameters), LastComma)),
        end);

    /// <summary>A part of an expression in parentheses.</summary>
    public static Layout Parenthesized(Layout inner) => Bracketed(inner);

    /// <summary>A value behind an equals sign or <c>return</c>.</summary>
    public static Layout Value(Term value, bool hasBrackets) => hasBrackets ? value.Text
        : Layout.Group(Layout.WhenBroken("("), Layout.Indent(Layout.SoftBreak, Layout.Group(value.Text)), Layout.SoftBreak, Layout.WhenBroken(")"));

    /// <summary>Conditions that must hold all, behind <c>if</c>.</summary>
    public static Layout Condition(IReadOnlyList<Layout> conditions)
    {
        Layout[] parts = [.. conditions.Select(static (condition, i) => i == 0 ? condition : Layout.Of(Layout.SpaceBreak, "and ", condition))];
        return parts.Length == 1 ? parts[0]
            : Layout.Group(Layout.WhenBroken("("), Layout.Indent(Layout.SoftBreak, Layout.Group(parts)), Layout.SoftBreak, Layout.WhenBroken(")"));
    }

    /// <summary>Values with commas between them, which are assigned, returned or assigned to.</summary>
    public static Layout Tuple(IReadOnlyList<Layout> values) => values.Count == 1 ? values[0]
        : Layout.Group(Layout.WhenBroken("("), Layout.Indent(Layout.SoftBreak, Layout.List(values), LastComma), Layout.SoftBreak, Layout.WhenBroken(")"));

    /// <summary>Names that the values of a sequence are assigned to.</summary>
    public static Layout Targets(IReadOnlyList<Layout> names) => names.Count == 1 ? Layout.Of("(", names[0], ",)") : Tuple(names);

    private static Layout Bracketed(Layout inner) => Layout.Group("(", Layout.Indent(Layout.SoftBreak, Layout.Group(inner)), Layout.SoftBreak, ")");
}
