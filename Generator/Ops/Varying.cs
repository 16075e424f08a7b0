using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>Finds what differs from element to element.</summary>
internal static class Varying
{
    /// <summary>The nodes among these that are computed from more than numbers.</summary>
    /// <param name="nodes">The nodes, each after its operands.</param>
    /// <param name="numbers">The operands that are the same for all elements.</param>
    public static HashSet<Node> In(IEnumerable<Node> nodes, IEnumerable<string> numbers)
    {
        var constant = new HashSet<string>(numbers);
        var varying = new HashSet<Node>();
        foreach (var node in nodes)
        {
            if (node is Variable variable ? !constant.Contains(variable.Name) : node.Operands.Select(GradientOverride.ValueOf).Any(varying.Contains))
            {
                varying.Add(node);
            }
        }

        return varying;
    }
}
