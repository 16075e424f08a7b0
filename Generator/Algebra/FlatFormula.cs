using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// Formulas as a numbered list: what an incremental pipeline keeps, since two of them compare in linear time, whoever built them.
/// </summary>
/// <param name="Nodes">The nodes; each refers to earlier ones only.</param>
/// <param name="Roots">The positions of the formulas.</param>
internal sealed record FlatFormula(EquatableArray<FlatNode> Nodes, EquatableArray<int> Roots)
{
    public static FlatFormula Of(IReadOnlyList<Expression> roots)
    {
        var nodes = Topology.OperandsFirst<Node>(roots, static node => node is GradientOverride overridden ? [.. overridden.Operands, .. Factors(overridden)] : node.Operands);
        var positions = new Dictionary<Node, int>();
        foreach (var node in nodes)
        {
            positions.Add(node, positions.Count);
        }

        return new FlatFormula(
            nodes.Select(node => Flat(node, positions)).ToEquatableArray(),
            roots.Select(root => positions[root]).ToEquatableArray());
    }

    /// <summary>The calls that are deferred.</summary>
    public IEnumerable<DeferredCall> DeferredCalls => Nodes.Select(static node => node.Detail).OfType<DeferredCall>();

    /// <summary>Whether there is more to it than one deferred call of variables and constants.</summary>
    public bool IsWritten => Nodes.Count(static node => node.Kind is not (NodeKind.Variable or NodeKind.Constant)) != 1 || Nodes[Nodes.Count - 1].Kind != NodeKind.Deferred;

    /// <summary>The formulas again, simplified.</summary>
    /// <param name="variables">What stands for a variable.</param>
    /// <param name="resolve">What a deferred call is.</param>
    public IReadOnlyList<Expression> Build(
        Func<string, Expression> variables,
        Func<DeferredCall, IReadOnlyList<Expression>, Expression> resolve)
    {
        var built = new Node[Nodes.Count];
        for (var i = 0; i < built.Length; i++)
        {
            var node = Nodes[i];
            Node[] operands = [.. node.Operands.Select(operand => built[operand])];
            built[i] = Rebuilding.Named(node.Hint, node.IsNamed, (node.Kind, node.Detail) switch
            {
                (NodeKind.Variable, string variable) => variables(variable),
                (NodeKind.Deferred, DeferredCall call) => resolve(call, [.. operands.Cast<Expression>()]),
                _ => Rebuilding.Of(node.Kind, node.Detail, operands),
            });
        }

        return [.. Roots.Select(root => (Expression)built[root])];
    }

    /// <summary>A part of the formulas.</summary>
    /// <param name="roots">The positions of the part's own formulas.</param>
    /// <param name="variables">The positions of what variables take the place of, and their names.</param>
    public FlatFormula Part(IReadOnlyList<int> roots, IReadOnlyDictionary<int, string> variables)
    {
        var isPart = new bool[Nodes.Count];
        foreach (var root in roots)
        {
            isPart[root] = true;
        }

        for (var i = Nodes.Count - 1; i >= 0; i--)
        {
            foreach (var operand in isPart[i] && !variables.ContainsKey(i) ? Nodes[i].Operands : [])
            {
                isPart[operand] = true;
            }
        }

        var positions = new int[Nodes.Count];
        var part = new List<FlatNode>();
        for (var i = 0; i < positions.Length; i++)
        {
            if (isPart[i])
            {
                positions[i] = part.Count;
                part.Add(variables.TryGetValue(i, out var name)
                    ? new FlatNode(NodeKind.Variable, name, [], null, IsNamed: false)
                    : Nodes[i] with { Operands = Nodes[i].Operands.Select(operand => positions[operand]).ToEquatableArray() });
            }
        }

        return new FlatFormula(part.ToEquatableArray(), roots.Select(root => positions[root]).ToEquatableArray());
    }

    private static IEnumerable<Node> Factors(GradientOverride overridden) => overridden.Partials.SelectMany(static partial => (Node[])[partial.Argument, partial.Derivative]);

    private static FlatNode Flat(Node node, Dictionary<Node, int> positions)
    {
        IEnumerable<Node> operands = node is GradientOverride overridden ? overridden.Operands.Concat(Factors(overridden)) : node.Operands;
        return new FlatNode(node.Kind, node is GradientOverride ? null : node.Detail, operands.Select(operand => positions[operand]).ToEquatableArray(), node.Hint, node.IsNamed);
    }
}

/// <summary>One node of a flat formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">What, beside kind and operands, tells it from other nodes: an equatable value.</param>
/// <param name="Operands">The positions of what it is computed from; those of a gradient override are its value, and each argument with its derivative.</param>
/// <param name="Hint">What its local variable is to be called.</param>
/// <param name="IsNamed">Whether a person called it so.</param>
internal sealed record FlatNode(NodeKind Kind, object? Detail, EquatableArray<int> Operands, string? Hint, bool IsNamed);
