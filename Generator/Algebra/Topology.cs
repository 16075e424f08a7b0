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

    /// <summary>Every distinct node that the roots are computed from, and the roots.</summary>
    public static List<Node> OperandsFirst(IEnumerable<Node> roots) => OperandsFirst(roots, static node => node.Operands);
}
