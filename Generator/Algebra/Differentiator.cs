namespace Surrogates.Generator.Algebra;

/// <summary>
/// Reverse-mode differentiation. Each distinct subexpression is visited once, after everything that uses it, and hands its
/// adjoint (the derivative of the result by it) on to what it is computed from.
/// </summary>
internal static class Differentiator
{
    private static readonly Expression Zero = 0;

    /// <summary>The derivative of <paramref name="output"/>, times <paramref name="adjoint"/>, by each of <paramref name="arguments"/>.</summary>
    public static IReadOnlyList<Expression> Gradient(Expression output, Expression adjoint, IReadOnlyList<Expression> arguments) =>
        Gradient([(output, adjoint)], arguments);

    /// <summary>
    /// The sum of the outputs' derivatives, each times its adjoint, by each of <paramref name="arguments"/>, which may be any
    /// subexpressions: differentiation stops at them.
    /// </summary>
    public static IReadOnlyList<Expression> Gradient(
        IReadOnlyList<(Expression Output, Expression Adjoint)> outputs,
        IReadOnlyList<Expression> arguments)
    {
        var adjoints = new Dictionary<Expression, Expression>();
        foreach (var (output, adjoint) in outputs)
        {
            adjoints[output] = adjoints.TryGetValue(output, out var sum) ? sum + adjoint : adjoint;
        }

        var leaves = new HashSet<Expression>(arguments);
        var nodes = Topology.OperandsFirst(outputs.Select(static pair => pair.Output), node => leaves.Contains(node) ? [] : Dependencies(node));
        var values = new HashSet<Expression>(nodes);
        nodes.Reverse();
        foreach (var node in nodes)
        {
            if (leaves.Contains(node) || !adjoints.TryGetValue(node, out var incoming))
            {
                continue;
            }

            // What is a value too is not called like a derivative.
            if (node.Hint is { } name && !values.Contains(incoming))
            {
                incoming = ChainRule.Named(incoming, "d" + name);
            }

            foreach (var (operand, contribution) in Contributions(node, incoming))
            {
                if (operand is Constant || contribution.Equals(Zero))
                {
                    continue;
                }

                adjoints[operand] = adjoints.TryGetValue(operand, out var sum) ? sum + contribution : contribution;
            }
        }

        return [.. arguments.Select(argument => adjoints.TryGetValue(argument, out var derivative) ? derivative : Zero)];
    }

    /// <summary>The variables that a gradient arrives at, differentiation having stopped at <paramref name="end"/>.</summary>
    public static IEnumerable<Variable> Variables(Expression output, Expression end) =>
        Topology.OperandsFirst([output], node => node.Equals(end) ? [] : Dependencies(node)).OfType<Variable>().Where(node => !node.Equals(end));

    // A value with its own partial derivatives is differentiated by the arguments of its partial derivatives, not through its value; a choice not by what decides it.
    private static IEnumerable<Expression> Dependencies(Expression node) => node switch
    {
        GradientOverride overridden => overridden.Partials.Select(static partial => partial.Argument),
        Selection selection => [selection.WhenTrue, selection.WhenFalse],
        Whole => [],
        _ => node.Operands.Cast<Expression>(),
    };

    private static IEnumerable<(Expression Operand, Expression Contribution)> Contributions(Expression node, Expression adjoint)
    {
        switch (node)
        {
            case Negation negation:
                return [(negation.Operand, -adjoint)];
            case Arithmetic { Operator: Operator.Add } sum:
                return [(sum.Left, adjoint), (sum.Right, adjoint)];
            case Arithmetic { Operator: Operator.Subtract } difference:
                return [(difference.Left, adjoint), (difference.Right, -adjoint)];
            case Arithmetic { Operator: Operator.Multiply } product:
                return [(product.Left, ChainRule.Product(adjoint, product.Right)), (product.Right, ChainRule.Product(adjoint, product.Left))];
            case Arithmetic { Operator: Operator.Divide } quotient:
                return
                [
                    (quotient.Left, ChainRule.Quotient(adjoint, quotient.Right)),
                    (quotient.Right, -ChainRule.Quotient(ChainRule.Product(adjoint, quotient), quotient.Right)),
                ];
            case Power power:
                return [(power.Base, ChainRule.Product(adjoint, power.Exponent * Powers.Of(power.Base, power.Exponent - 1)))];
            case Call call:
                return call.Arguments.Zip(
                    call.Function.Derivatives(call.Arguments),
                    (argument, derivative) => (argument, ChainRule.Product(adjoint, derivative)));
            case Selection selection:
                return
                [
                    (selection.WhenTrue, Formula.Where(selection.Condition, adjoint, 0)),
                    (selection.WhenFalse, Formula.Where(selection.Condition, 0, adjoint)),
                ];
            case GradientOverride overridden:
                return overridden.Partials.Select(partial => (partial.Argument, ChainRule.Product(adjoint, partial.Derivative)));
            default:
                return [];
        }
    }
}
