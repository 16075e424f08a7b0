using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>Builds nodes of a kind on other operands, simplified.</summary>
internal static class Rebuilding
{
    /// <summary>The same operation as a node's on other operands.</summary>
    /// <exception cref="ArgumentException">It has a gradient that is not its own, which would be lost.</exception>
    public static Node Of(Node node, IReadOnlyList<Node> operands) => node is GradientOverride
        ? throw new ArgumentException("Its partial derivatives are no operands.", nameof(node))
        : Of(node.Kind, node.Detail, operands);

    /// <summary>A node that was built anew, with the name that it had.</summary>
    public static Node Named(string? hint, bool isNamed, Node node) => (hint, node) switch
    {
        (null, _) => node,
        ({ } name, Expression expression) => isNamed ? expression.Named(name) : expression.As(name),
        ({ } name, Condition condition) => isNamed ? condition.Named(name) : condition.As(name),
        _ => node,
    };

    /// <summary>An operation on operands; not a variable, and not a deferred call.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="detail">The detail of a node of that kind.</param>
    /// <param name="operands">The operands; those of a gradient override are its value, and each argument with its derivative.</param>
    public static Node Of(NodeKind kind, object? detail, IReadOnlyList<Node> operands)
    {
        Expression Number(int operand) => (Expression)operands[operand];
        Condition Truth(int operand) => (Condition)operands[operand];
        return (kind, detail) switch
        {
            (NodeKind.Constant, Literal literal) => new Constant(literal),
            (NodeKind.Negation, _) => -Number(0),
            (NodeKind.Arithmetic, Operator.Add) => Number(0) + Number(1),
            (NodeKind.Arithmetic, Operator.Subtract) => Number(0) - Number(1),
            (NodeKind.Arithmetic, Operator.Multiply) => Number(0) * Number(1),
            (NodeKind.Arithmetic, Operator.Divide) => Number(0) / Number(1),
            (NodeKind.Power, int exponent) => Powers.Of(Number(0), exponent),
            (NodeKind.Call, string function) => Simplifier.Apply(FunctionTable.Find(function)!, [.. operands.Cast<Expression>()]),
            (NodeKind.Selection, _) => Formula.Where(Truth(0), Number(1), Number(2)),
            (NodeKind.Taken, _) => Taken.Of(Truth(0), Number(1)),
            (NodeKind.GradientOverride, _) => Formula.WithPartials(
                Number(0),
                Enumerable.Range(0, operands.Count / 2).Select(i => new Partial(Number((2 * i) + 1), Number((2 * i) + 2))).ToEquatableArray()),
            (NodeKind.Whole, WholeOperation operation) => Whole.Of(operation, [.. operands]),
            (NodeKind.Truth, bool value) => value ? Condition.Always : Condition.Never,
            (NodeKind.Comparison, Relation relation) => Conditions.Compare(relation, Number(0), Number(1)),
            (NodeKind.Junction, Connective.And) => Truth(0) & Truth(1),
            (NodeKind.Junction, Connective.Or) => Truth(0) | Truth(1),
            (NodeKind.Junction, Connective.Xor) => Truth(0) ^ Truth(1),
            (NodeKind.Inversion, _) => !Truth(0),
            _ => throw new ArgumentException($"No operation of the kind {kind}.", nameof(kind)),
        };
    }
}
