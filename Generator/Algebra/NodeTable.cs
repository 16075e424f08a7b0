namespace Surrogates.Generator.Algebra;

/// <summary>The nodes of one op, each of them once.</summary>
internal sealed class NodeTable
{
    private readonly Dictionary<Node, Node> _nodes = new(Alike.Instance);

    /// <summary>How many there are.</summary>
    public int Count => _nodes.Count;

    /// <summary>The value of an operand, of a parameter, or of an incoming gradient.</summary>
    public Variable Variable(string name) => (Variable)Intern(new Variable(name));

    /// <summary>The node that is like this one: an earlier one if there is one, else this one.</summary>
    internal Node Intern(Node node)
    {
        if (_nodes.TryGetValue(node, out var earlier))
        {
            return earlier;
        }

        node.Table = this;
        node.Number = _nodes.Count;
        _nodes.Add(node, node);
        return node;
    }

    // Operands are nodes of the table already, or constants.
    private sealed class Alike : IEqualityComparer<Node>
    {
        public static readonly Alike Instance = new();

        public bool Equals(Node x, Node y)
        {
            if (x.GetType() != y.GetType() || x.Operands.Count != y.Operands.Count || !Equals(x.Detail, y.Detail))
            {
                return false;
            }

            for (var i = 0; i < x.Operands.Count; i++)
            {
                if (!x.Operands[i].Equals(y.Operands[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(Node node)
        {
            var hash = node.GetType().GetHashCode() ^ (node.Detail?.GetHashCode() ?? 0);
            foreach (var operand in node.Operands)
            {
                hash = unchecked((hash * 31) + operand.GetHashCode());
            }

            return hash;
        }
    }
}
