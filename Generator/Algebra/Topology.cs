namespace Surrogates.Generator.Algebra;

/// <summary>Orders the distinct subexpressions of an expression.</summary>
internal static class Topology
{
    /// <summary>Every distinct subexpression, each before all that it is computed from.</summary>
    public static IReadOnlyList<Expression> UsersFirst(IEnumerable<Expression> roots, Func<Expression, IEnumerable<Expression>> dependencies)
    {
        var order = OperandsFirst(roots, dependencies);
        order.Reverse();
        return order;
    }

    /// <summary>Every distinct subexpression, each after all that it is computed from, in the order of first use.</summary>
    public static List<Expression> OperandsFirst(IEnumerable<Expression> roots, Func<Expression, IEnumerable<Expression>> dependencies)
    {
        var order = new List<Expression>();
        var seen = new HashSet<Expression>();
        foreach (var root in roots)
        {
            Visit(root);
        }

        return order;

        void Visit(Expression node)
        {
            if (!seen.Add(node))
            {
                return;
            }

            foreach (var dependency in dependencies(node))
            {
                Visit(dependency);
            }

            order.Add(node);
        }
    }
}
