using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Printing;

/// <summary>Which nodes get a local variable, in which order, and what they are called.</summary>
internal sealed class Locals
{
    private readonly Dictionary<Node, string> _names = [];

    /// <summary>
    /// Gives a local variable to each node that is used more than once, that has its author's name, or that would be a long expression.
    /// </summary>
    /// <param name="roots">The formulas that are to be written.</param>
    /// <param name="taken">Names that the locals must not have.</param>
    /// <param name="longest">How many operations an expression may have.</param>
    /// <param name="known">The names that nodes have already.</param>
    /// <param name="spelling">How the notation spells a name; as it is, where none is given. A formula of such a notation is itself no local variable for being long.</param>
    public Locals(IReadOnlyList<Node> roots, IEnumerable<string> taken, int longest, IReadOnlyDictionary<Node, string>? known = null, Func<string, string>? spelling = null)
        : this(
            roots,
            taken,
            known ?? new Dictionary<Node, string>(),
            new Dictionary<Node, string>(),
            (node, uses, size) => uses > 1 || node.IsNamed || (size > longest && (spelling is null || !roots.Contains(node))),
            spelling)
    {
    }

    /// <summary>Gives a local variable to each node that is chosen.</summary>
    /// <param name="roots">The formulas that are to be written.</param>
    /// <param name="taken">Names that the locals must not have, unless they are given to them.</param>
    /// <param name="chosen">The nodes.</param>
    /// <param name="given">What some of them are called.</param>
    public Locals(IReadOnlyList<Node> roots, IEnumerable<string> taken, ICollection<Node> chosen, IReadOnlyDictionary<Node, string> given)
        : this(roots, taken, new Dictionary<Node, string>(), given, (node, _, _) => chosen.Contains(node), spelling: null)
    {
    }

    private Locals(
        IReadOnlyList<Node> roots,
        IEnumerable<string> taken,
        IReadOnlyDictionary<Node, string> known,
        IReadOnlyDictionary<Node, string> given,
        Func<Node, int, int, bool> isLocal,
        Func<string, string>? spelling)
    {
        Node[] values = [.. roots.Select(GradientOverride.ValueOf)];
        var nodes = Topology.OperandsFirst<Node>(values, node => known.ContainsKey(node) ? [] : Operands(node));
        var uses = Uses(values, nodes);
        var sizes = new Dictionary<Node, int>();
        var names = new UniqueNames(taken);
        var ordered = new List<Node>();
        foreach (var node in nodes)
        {
            if (known.TryGetValue(node, out var name))
            {
                _names.Add(node, name);
            }

            var size = IsAtom(node) ? 0 : Operands(node).Sum(operand => sizes[operand]) + 1;
            if (!IsShort(node) && isLocal(node, uses[node], size))
            {
                _names.Add(node, given.TryGetValue(node, out var own) ? own : names.Take(node.Hint is { } hint ? spelling?.Invoke(hint) ?? hint : node is Condition ? "holds" : "t"));
                ordered.Add(node);
                size = 0;
            }

            sizes.Add(node, size);
        }

        Ordered = ordered;
    }

    /// <summary>The nodes that have a local variable, each after those that it needs.</summary>
    public IReadOnlyList<Node> Ordered { get; }

    /// <summary>The name of its local variable; null if it has none.</summary>
    public string? NameOf(Node node) => _names.TryGetValue(node, out var name) ? name : null;

    private static IEnumerable<Node> Operands(Node node) => node.Operands.Select(GradientOverride.ValueOf);

    private static Dictionary<Node, int> Uses(IEnumerable<Node> roots, List<Node> nodes)
    {
        var uses = nodes.ToDictionary(static node => node, static _ => 0);
        foreach (var used in roots.Concat(nodes.SelectMany(Operands)))
        {
            // What lies behind a name is not written.
            if (uses.ContainsKey(used))
            {
                uses[used]++;
            }
        }

        return uses;
    }

    private bool IsAtom(Node node) => node is Constant or Variable || _names.ContainsKey(node);

    private bool IsShort(Node node) => IsAtom(node)
        || (node is Negation negation && IsAtom(GradientOverride.ValueOf(negation.Operand)))
        || (node is Inversion inversion && IsAtom(inversion.Inverted));
}
