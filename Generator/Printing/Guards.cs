using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>
/// Takes out of a formula what a textbook has not: what is done only for infinity, powers by their logarithms, differences of what is
/// the same, and gradients that are not a value's own.
/// </summary>
internal sealed class Guards
{
    // Of its own: the names in a formula are not to reach the code.
    private readonly NodeTable _table = new();
    private readonly Dictionary<Node, Node> _removed = [];

    /// <summary>The formulas without them: what they have in common they still have.</summary>
    public static IReadOnlyList<Expression> Removed(IReadOnlyList<Expression> formulas)
    {
        var guards = new Guards();
        foreach (var node in Topology.OperandsFirst(formulas))
        {
            // A guard has its name from what it guards.
            guards._removed.Add(node, Rebuilding.Named(node.Hint, node.IsNamed, guards.Without(node)));
        }

        return [.. formulas.Select(formula => (Expression)guards._removed[formula])];
    }

    // Operands are without guards by now.
    private Node Without(Node node) => node switch
    {
        Variable variable => _table.Variable(variable.Name),
        GradientOverride overridden => _removed[overridden.Value],
        Taken taken => _removed[taken.Value],
        Call call when call.Function == FunctionTable.Finite => _removed[call.Arguments[0]],

        // A choice between two numbers is no guard but a question.
        Selection { Condition: Comparison { Relation: Relation.Greater, Left: Constant { Value: double.PositiveInfinity } }, WhenTrue: not Constant } guard =>
            _removed[guard.WhenTrue],
        Call power when power.Function == FunctionTable.Exp && ByLogarithm(_removed[power.Arguments[0]]) is { } exponent =>
            Formula.Pow(1 + exponent.Logarithm.Arguments[0], exponent.Factor),
        Arithmetic { Operator: Operator.Subtract } difference when _removed[difference.Left].Equals(_removed[difference.Right]) => new Constant(0),
        _ => Rebuilding.Of(node, [.. node.Operands.Select(operand => _removed[operand])]),
    };

    // exp(a log1p(x)) is a power of 1 + x.
    private static (Expression Factor, Call Logarithm)? ByLogarithm(Node exponent) => exponent switch
    {
        Negation { Operand: Arithmetic { Operator: Operator.Multiply, Right: Call logarithm } product } when logarithm.Function == FunctionTable.Log1p => (-product.Left, logarithm),
        Arithmetic { Operator: Operator.Multiply, Right: Call logarithm } product when logarithm.Function == FunctionTable.Log1p => (product.Left, logarithm),
        _ => null,
    };
}
