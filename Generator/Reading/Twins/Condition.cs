using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>A decision that a scalar method takes.</summary>
internal abstract record Condition
{
    public static Condition Always { get; } = new Known(true);

    public static Condition Not(Condition condition) => condition switch
    {
        Known known => new Known(!known.Value),
        Negated negated => negated.Inner,
        _ => new Negated(condition),
    };

    public static Condition And(Condition left, Condition right) => (left, right) switch
    {
        (Known known, _) => known.Value ? right : left,
        (_, Known known) => known.Value ? left : right,
        _ => new Both(left, right),
    };

    public static Condition Or(Condition left, Condition right) => Not(And(Not(left), Not(right)));

    /// <summary>One of two numbers, as the decision falls.</summary>
    public abstract Expression Select(Expression whenTrue, Expression whenFalse);

    /// <summary>A decision that falls when the code is read.</summary>
    internal sealed record Known(bool Value) : Condition
    {
        public override Expression Select(Expression whenTrue, Expression whenFalse) => Value ? whenTrue : whenFalse;
    }

    /// <summary>A comparison of two numbers.</summary>
    internal sealed record Comparison(Relation Relation, Expression Left, Expression Right) : Condition
    {
        public override Expression Select(Expression whenTrue, Expression whenFalse) =>
            Formula.Where(Relation, Left, Right, whenTrue, whenFalse);
    }

    private sealed record Negated(Condition Inner) : Condition
    {
        public override Expression Select(Expression whenTrue, Expression whenFalse) => Inner.Select(whenFalse, whenTrue);
    }

    private sealed record Both(Condition Left, Condition Right) : Condition
    {
        public override Expression Select(Expression whenTrue, Expression whenFalse) =>
            Left.Select(Right.Select(whenTrue, whenFalse), whenFalse);
    }
}
