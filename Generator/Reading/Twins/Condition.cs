using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>A decision that a scalar method takes.</summary>
internal abstract record Condition
{
    public static Condition Always { get; } = new Known(true);

    /// <summary>Whether it is made of several decisions.</summary>
    public virtual bool IsCompound => false;

    /// <summary>The numbers that it compares.</summary>
    public abstract IEnumerable<Expression> Operands { get; }

    /// <summary>The intrinsics that are 1 where it holds and 0 where not, one for each comparison and two for equality.</summary>
    public virtual IEnumerable<string> Intrinsics => [];

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

    /// <summary>Whether exactly one of the two holds.</summary>
    public static Condition Differ(Condition left, Condition right) => Or(And(left, Not(right)), And(Not(left), right));

    /// <summary>One of two numbers, as the decision falls.</summary>
    public abstract Expression Select(Expression whenTrue, Expression whenFalse);

    /// <summary>A decision that falls when the code is read.</summary>
    internal sealed record Known(bool Value) : Condition
    {
        public override IEnumerable<Expression> Operands => [];

        public override Expression Select(Expression whenTrue, Expression whenFalse) => Value ? whenTrue : whenFalse;
    }

    /// <summary>A comparison of two numbers.</summary>
    internal sealed record Comparison(Relation Relation, Expression Left, Expression Right) : Condition
    {
        public override IEnumerable<Expression> Operands => [Left, Right];

        public override IEnumerable<string> Intrinsics => Relation switch
        {
            Relation.Greater => ["StrictStep"],
            Relation.GreaterOrEqual => ["Step"],
            _ => ["Step", "Step"],
        };

        public override Expression Select(Expression whenTrue, Expression whenFalse) =>
            Formula.Where(Relation, Left, Right, whenTrue, whenFalse);
    }

    /// <summary>A decision that a variable keeps, as 1 where it holds and 0 where not: what refers to it does not grow with it.</summary>
    /// <param name="Variable">The variable.</param>
    /// <param name="Compared">The numbers that were compared.</param>
    /// <param name="Kinds">The intrinsics of the comparisons.</param>
    internal sealed record Kept(Expression Variable, EquatableArray<Expression> Compared, EquatableArray<string> Kinds) : Condition
    {
        public override IEnumerable<Expression> Operands => Compared;

        public override IEnumerable<string> Intrinsics => Kinds;

        public override Expression Select(Expression whenTrue, Expression whenFalse) =>
            Formula.Where(Relation.Greater, Variable, 0, whenTrue, whenFalse);
    }

    private sealed record Negated(Condition Inner) : Condition
    {
        public override bool IsCompound => Inner.IsCompound;

        public override IEnumerable<Expression> Operands => Inner.Operands;

        public override IEnumerable<string> Intrinsics => Inner.Intrinsics;

        public override Expression Select(Expression whenTrue, Expression whenFalse) => Inner.Select(whenFalse, whenTrue);
    }

    private sealed record Both(Condition Left, Condition Right) : Condition
    {
        public override bool IsCompound => true;

        public override IEnumerable<Expression> Operands => Left.Operands.Concat(Right.Operands);

        public override IEnumerable<string> Intrinsics => Left.Intrinsics.Concat(Right.Intrinsics);

        public override Expression Select(Expression whenTrue, Expression whenFalse) =>
            Left.Select(Right.Select(whenTrue, whenFalse), whenFalse);
    }
}
