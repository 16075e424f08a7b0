namespace Surrogates.Generator.Algebra;

/// <summary>How two values compare; where one of them is NaN only <see cref="NotEqual"/> holds.</summary>
internal enum Relation
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>A comparison of two numbers; that the left one is smaller is told as that the right one is larger.</summary>
internal sealed class Comparison : Condition
{
    private Comparison(Relation relation, Expression left, Expression right)
        : base(left, right) => Relation = relation;

    public Relation Relation { get; }

    public Expression Left => (Expression)Operands[0];

    public Expression Right => (Expression)Operands[1];

    public override NodeKind Kind => NodeKind.Comparison;

    public override object Detail => Relation;

    public static Comparison Of(Relation relation, Expression left, Expression right) => Interned(new Comparison(relation, left, right));
}
