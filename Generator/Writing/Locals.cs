using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Writing;

/// <summary>Which subexpressions get a local variable, in which order, and what they are called.</summary>
internal sealed class Locals
{
    private readonly Dictionary<Expression, string> _names = [];

    /// <summary>Gives a local variable to each subexpression of the roots that is used more than once, or that has its author's name.</summary>
    /// <param name="roots">The expressions that are to be written.</param>
    /// <param name="taken">Names that the locals must not have.</param>
    /// <param name="finite">Variables that are finite already.</param>
    public Locals(IReadOnlyList<Expression> roots, IEnumerable<string> taken, IReadOnlyCollection<string>? finite = null)
    {
        foreach (var name in finite ?? [])
        {
            _names.Add(Formula.Finite(new Variable(name)), name);
        }

        var names = new HashSet<string>(taken);
        var nodes = Topology.OperandsFirst(roots, Operands);
        var uses = CountUses(roots, nodes);
        var ordered = new List<Expression>();
        foreach (var node in nodes.Where(node => (uses[node] > 1 || node.IsNamed) && !IsShort(node)))
        {
            var name = UniqueName.Of(node.Hint ?? "t", names);
            names.Add(name);
            _names.Add(node, name);
            ordered.Add(node);
        }

        Ordered = ordered;
    }

    /// <summary>The subexpressions that have a local variable, each after those that it needs.</summary>
    public IReadOnlyList<Expression> Ordered { get; }

    public bool TryGetName(Expression expression, out string name) => _names.TryGetValue(expression, out name);

    /// <summary>Whether the expression is written as a single name or number.</summary>
    public bool IsAtom(Expression expression) =>
        expression is Constant or Variable || _names.ContainsKey(expression);

    // What a surrogate is worth is its value; its derivatives have done their work by now.
    private static IEnumerable<Expression> Operands(Expression node) => node.Operands;

    private static Dictionary<Expression, int> CountUses(IReadOnlyList<Expression> roots, IReadOnlyList<Expression> nodes)
    {
        var uses = nodes.ToDictionary(static node => node, static _ => 0);
        foreach (var used in roots.Concat(nodes.SelectMany(Operands)))
        {
            uses[used]++;
        }

        return uses;
    }

    private bool IsShort(Expression node) =>
        IsAtom(node) || (node is Negation negation && IsAtom(negation.Operand)) || (node is Surrogate surrogate && IsShort(surrogate.Value));
}
