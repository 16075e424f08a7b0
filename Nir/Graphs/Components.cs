namespace Surrogates.Exchange;

/// <summary>Strongly connected components: nodes each of which leads to all others of its component. Tarjan (1972), without recursion.</summary>
internal static class Components
{
    /// <summary>The components in an order in which edges lead from earlier ones to later ones.</summary>
    /// <param name="count">How many nodes there are.</param>
    /// <param name="targets">The nodes to which a node leads.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(int count, Func<int, IReadOnlyList<int>> targets)
    {
        var components = new List<IReadOnlyList<int>>();
        var (index, low) = (new int[count], new int[count]);
        var open = new Stack<int>();
        var isOpen = new bool[count];
        var visited = 0;
        for (var root = 0; root < count; root++)
        {
            if (index[root] == 0)
            {
                Visit(root);
            }
        }

        components.Reverse();
        return components;

        void Visit(int root)
        {
            var path = new Stack<(int Node, int Next)>();
            Enter(root);
            while (path.TryPop(out var at))
            {
                if (at.Next < targets(at.Node).Count)
                {
                    var target = targets(at.Node)[at.Next];
                    path.Push((at.Node, at.Next + 1));
                    if (index[target] == 0)
                    {
                        Enter(target);
                    }
                    else if (isOpen[target])
                    {
                        low[at.Node] = Math.Min(low[at.Node], index[target]);
                    }

                    continue;
                }

                if (low[at.Node] == index[at.Node])
                {
                    components.Add(Close(at.Node));
                }

                if (path.TryPeek(out var parent))
                {
                    low[parent.Node] = Math.Min(low[parent.Node], low[at.Node]);
                }
            }

            void Enter(int node)
            {
                index[node] = low[node] = ++visited;
                open.Push(node);
                isOpen[node] = true;
                path.Push((node, 0));
            }
        }

        List<int> Close(int root)
        {
            var component = new List<int>();
            int node;
            do
            {
                node = open.Pop();
                isOpen[node] = false;
                component.Add(node);
            }
            while (node != root);
            component.Sort();
            return component;
        }
    }
}
