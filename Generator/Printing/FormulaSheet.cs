using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>
/// Formulas in the notation of a textbook, one below the other: what has a name in one has it in all, so that what several have in common
/// is written once. A value that occurs in others is called there what it is called on the sheet.
/// </summary>
internal sealed class FormulaSheet
{
    private readonly HashSet<string> _shared;

    /// <param name="values">The formulas, with names that others can call them by, if they have one.</param>
    /// <param name="taken">Names that mean something else.</param>
    public FormulaSheet(IReadOnlyList<(string? Name, Expression Value)> values, IEnumerable<string> taken)
    {
        string?[] names = [.. values.Select(static value => value.Name)];
        var formulas = Guards.Removed([.. values.Select(static value => value.Value)]);
        HashSet<Node>[] parts = [.. formulas.Select(static formula => new HashSet<Node>(Topology.OperandsFirst([formula])))];
        var named = Named(names, formulas, parts);
        var locals = new Locals(
            formulas,
            [.. taken, .. names.OfType<string>(), .. Topology.VariablesOf(formulas)],
            Chosen(formulas, named.Keys),
            named);
        var printer = new Printer(Textbook.Dialect, locals);
        var definitions = locals.Ordered.Zip(printer.Declarations(), static (node, local) => (node, definition: new Definition(local.Name, local.Value.Text.ToString())))
            .ToDictionary(static pair => pair.node, static pair => pair.definition);
        Texts = [.. formulas.Select((formula, i) => Text(formula, names[i], parts[i]))];
        var uses = Texts.SelectMany(static text => text.Definitions).Concat(named.Keys.Where(definitions.ContainsKey).Select(node => definitions[node]));
        _shared = [.. uses.GroupBy(static definition => definition.Name).Where(static same => same.Skip(1).Any() && same.Distinct().Count() == 1).Select(static same => same.Key)];

        FormulaText Text(Expression formula, string? name, HashSet<Node> nodes)
        {
            // What is called like the value says what the value is.
            var isDefined = name is not null && locals.NameOf(formula) == name;
            var needed = locals.Ordered.Reverse().Where(node => nodes.Contains(node) && !(isDefined && node.Equals(formula)));
            return new FormulaText(
                isDefined ? definitions[formula].Text : printer.Write(formula).Text.ToString(),
                [.. needed.Select(node => definitions[node]), .. Constants(nodes)]);
        }
    }

    /// <summary>The formulas, in their order.</summary>
    public IReadOnlyList<FormulaText> Texts { get; }

    /// <summary>Whether several formulas need a definition.</summary>
    public bool IsShared(Definition definition) => _shared.Contains(definition.Name);

    // Values that others are computed from.
    private static Dictionary<Node, string> Named(string?[] names, IReadOnlyList<Expression> formulas, HashSet<Node>[] parts)
    {
        var named = new Dictionary<Node, string>();
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name && !named.ContainsKey(formulas[i]) && parts.Where((_, other) => !formulas[other].Equals(formulas[i])).Any(nodes => nodes.Contains(formulas[i])))
            {
                named.Add(formulas[i], name);
            }
        }

        return named;
    }

    // What each of the formulas would name if it stood alone; not itself, which has its name already.
    private static HashSet<Node> Chosen(IReadOnlyList<Expression> formulas, IEnumerable<Node> named) =>
        [.. formulas.SelectMany(static formula => new Locals([formula], [], longest: int.MaxValue).Ordered.Where(node => !node.Equals(formula))), .. named];

    private static IEnumerable<Definition> Constants(IEnumerable<Node> nodes) => NamedConstant.In(nodes)
        .Where(static constant => NamedNumber.Of(Math.Abs(constant.Value)) is null)
        .Select(static constant => new Definition(constant.Name, NumberText.Real(constant.Value)));
}
