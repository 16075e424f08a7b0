namespace Surrogates.Generator.Algebra;

/// <summary>Orders the distinct nodes of a formula. Formulas are deep: nothing here calls itself.</summary>
internal static class Topology
{
    /// <summary>Every distinct node, each after all that it depends on, in the order of first use.</summary>
    /// <param name="roots">Where to begin.</param>
    /// <param name="dependencies">What a node depends on.</param>
    public static List<TNode> OperandsFirst<TNode>(IEnumerable<TNode> roots, Func<TNode, IEnumerable<TNode>> dependencies)
        where TNode : Node
    {
        var order = new List<TNode>();
        var seen = new HashSet<TNode>();
        var open = new Stack<(TNode Node, IEnumerator<TNode> Next)>();
        foreach (var root in roots)
        {
            Enter(root);
            while (open.Count > 0)
            {
                var (node, next) = open.Peek();
                if (next.MoveNext())
                {
                    Enter(next.Current);
                }
                else
                {
                    order.Add(node);
                    open.Pop();
                }
            }
        }

        return order;

        void Enter(TNode node)
        {
            if (seen.Add(node))
            {
                open.Push((node, dependencies(node).GetEnumerator()));
            }
        }
    }

    /// <summary>Whether a node is computed from so many distinct ones, itself among them, that they are more than <paramref name="most"/>.</summary>
    public static bool IsLarger(Node root, int most)
    {
        var seen = new HashSet<Node> { root };
        var open = new Stack<Node>([root]);
        while (open.Count > 0 && seen.Count <= most)
        {
            foreach (var operand in open.Pop().Operands.Where(seen.Add))
            {
                open.Push(operand);
            }
        }

        return seen.Count > most;
    }

    /// <summary>The names of the variables that the roots are computed from.</summary>
    public static HashSet<string> VariablesOf(IEnumerable<Node> roots) => [.. OperandsFirst(roots).OfType<Variable>().Select(static variable => variable.Name)];

    /// <summary>Every distinct node that the roots are computed from, and the roots.</summary>
    public static List<Node> OperandsFirst(IEnumerable<Node> roots) => OperandsFirst(roots, static node => node.Operands);
}
