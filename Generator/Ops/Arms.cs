using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>
/// Keeps the arms of a choice apart where a pass is differentiated once more. The chain rule multiplies what is not chosen with 0, and a
/// derivative that is NaN or infinite there would make NaN of it: so what goes into an arm does so by way of <see cref="Taken"/>.
/// </summary>
internal sealed class Arms
{
    private readonly Dictionary<Node, Arm?> _owners = [];
    private readonly Dictionary<(Node Choice, int Operand), Arm> _arms = [];
    private readonly Dictionary<Node, Node> _apart = [];

    private Arms()
    {
    }

    /// <summary>The same values, of which no derivative is NaN for what was not chosen.</summary>
    /// <param name="values">The values of a pass.</param>
    /// <param name="numbers">The operands that are no tensors.</param>
    public static IReadOnlyList<Expression> KeptApart(IReadOnlyList<Expression> values, IEnumerable<string> numbers)
    {
        var arms = new Arms();
        Node[] roots = [.. values.Select(GradientOverride.ValueOf)];
        var nodes = Topology.OperandsFirst<Node>(roots, Operands);
        arms.FindOwners(roots, nodes);
        var varying = Varying.In(nodes, numbers);
        foreach (var node in nodes)
        {
            arms._apart.Add(node, arms.Rebuilt(node, varying));
        }

        return [.. roots.Select(root => (Expression)arms._apart[root])];
    }

    private static IEnumerable<Node> Operands(Node node) => node.Operands.Select(GradientOverride.ValueOf);

    // The innermost arm that all uses of a node are in; null for none. What an op takes is in none, however it is used.
    private void FindOwners(IEnumerable<Node> roots, IReadOnlyList<Node> nodes)
    {
        foreach (var root in roots)
        {
            _owners[root] = null;
        }

        var singularities = new Singularities(nodes);
        foreach (var node in nodes.Reverse())
        {
            if (_owners[node] is { } arm && singularities.Has(node))
            {
                arm.NeedGuards();
            }

            var i = 0;
            foreach (var operand in Operands(node))
            {
                var place = PlaceOf(node, i++);
                _owners[operand] = operand is Variable ? null : _owners.TryGetValue(operand, out var owner) ? Arm.Common(owner, place) : place;
            }
        }
    }

    private Arm? PlaceOf(Node node, int operand)
    {
        var owner = _owners[node];
        if (node is not Selection selection || operand == 0)
        {
            return owner;
        }

        if (!_arms.TryGetValue((node, operand), out var arm))
        {
            _arms.Add((node, operand), arm = new Arm(owner, selection.Condition, holds: operand == 1));
        }

        return arm;
    }

    private Node Rebuilt(Node node, HashSet<Node> varying)
    {
        // No gradient passes through a condition.
        Node[] operands = [.. Operands(node).Select((operand, i) => node is Condition ? _apart[operand] : Entering(operand, PlaceOf(node, i), varying))];
        return operands.SequenceEqual(node.Operands) ? node : Rebuilding.Named(node.Hint, node.IsNamed, Rebuilding.Of(node, operands));
    }

    private Node Entering(Node operand, Arm? place, HashSet<Node> varying)
    {
        var value = _apart[operand];
        if (value is not Expression expression || !varying.Contains(operand))
        {
            return value;
        }

        foreach (var arm in Arm.Between(_owners[operand], place).Where(static arm => arm.NeedsGuards))
        {
            var condition = (Condition)_apart[arm.Condition];
            expression = Taken.Of(arm.Holds ? condition : !condition, expression);
        }

        return expression;
    }

    /// <summary>What is computed for one outcome of a choice, perhaps inside of another arm.</summary>
    private sealed class Arm(Arm? outer, Condition condition, bool holds)
    {
        private readonly int _depth = outer is null ? 1 : outer._depth + 1;

        private Arm? Outer => outer;

        public Condition Condition => condition;

        public bool Holds => holds;

        public bool NeedsGuards { get; private set; }

        /// <summary>The innermost arm that both are in.</summary>
        public static Arm? Common(Arm? a, Arm? b)
        {
            while (a is not null && b is not null && a != b)
            {
                var (depthOfA, depthOfB) = (a._depth, b._depth);
                a = depthOfA >= depthOfB ? a.Outer : a;
                b = depthOfB >= depthOfA ? b.Outer : b;
            }

            return a == b ? a : null;
        }

        /// <summary>The arms that are entered on the way from one to another inside of it, from the outermost.</summary>
        public static IEnumerable<Arm> Between(Arm? from, Arm? to)
        {
            var entered = new Stack<Arm>();
            for (var arm = to; arm is not null && arm != from; arm = arm.Outer)
            {
                entered.Push(arm);
            }

            return entered;
        }

        public void NeedGuards()
        {
            var arm = this;
            while (arm is { NeedsGuards: false })
            {
                arm.NeedsGuards = true;
                arm = arm.Outer;
            }
        }
    }
}
