using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>Writes formulas in a dialect, with local variables for what is used more than once.</summary>
/// <param name="dialect">The notation.</param>
/// <param name="locals">What gets a local variable.</param>
internal sealed class Printer(Dialect dialect, Locals locals)
{
    /// <summary>The local variables with their values, each after those that it needs.</summary>
    public IEnumerable<(string Name, Term Value)> Declarations() => locals.Ordered.Select(node => (locals.NameOf(node)!, Define(node)));

    public Term Write(Node node) => GradientOverride.ValueOf(node) is var value && locals.NameOf(value) is { } name ? dialect.Name(name) : Define(value);

    private Term Define(Node node) => node switch
    {
        Constant constant => dialect.Number(constant.Literal),
        Variable variable => dialect.Name(variable.Name),
        Negation negation => dialect.Negate(Write(negation.Operand)),
        Arithmetic arithmetic => dialect.Arithmetic(arithmetic.Operator, Write(arithmetic.Left), Write(arithmetic.Right)),
        Power power => dialect.Power(Write(power.Base), power.Exponent),
        Call call => dialect.Call(call.Function, [.. call.Arguments.Select(Write)]),
        Selection selection => dialect.Select(Write(selection.Condition), Write(selection.WhenTrue), Write(selection.WhenFalse)),
        Taken taken => dialect.Taken(Write(taken.Condition), Write(taken.Value)),
        Comparison { Left: Whole { Operation.Operator: WholeOperator.Compare } order, Right: Constant { Value: 0 } } comparison when locals.NameOf(order) is null =>
            Compare(comparison.Relation, order),
        Comparison { Left: Constant { Value: 0 }, Right: Whole { Operation.Operator: WholeOperator.Compare } order } comparison when locals.NameOf(order) is null =>
            Compare(Conditions.Mirrored(comparison.Relation), order),
        Comparison { Left: Constant } mirrored => dialect.Compare(Conditions.Mirrored(mirrored.Relation), Write(mirrored.Right), Write(mirrored.Left)),
        Comparison comparison => dialect.Compare(comparison.Relation, Write(comparison.Left), Write(comparison.Right)),
        Whole whole => dialect.Whole(whole.Operation, Integers(whole)),
        Junction junction => dialect.Join(junction.Connective, Write(junction.Left), Write(junction.Right)),
        Inversion inversion => dialect.Not(Write(inversion.Inverted)),
        _ => throw new ArgumentException($"Nothing is written for {node.GetType().Name}.", nameof(node)),
    };

    // Integers that are compared are so themselves, and not by their order.
    private Term Compare(Relation relation, Whole order) =>
        dialect.Compare(relation, Integers(order)[0], Integers(order)[1]);

    private IReadOnlyList<Term> Integers(Whole whole) =>
    [
        .. whole.Operands.Select((operand, i) => operand is Constant constant
            ? dialect.Integer(constant.Value, whole.Operation.TypeOf(i))
            : Write(operand)),
    ];
}
