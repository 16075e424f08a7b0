namespace Surrogates.Generator.Algebra;

/// <summary>Something that holds or not, for each element. The operators build simplified ones. No gradient passes through a condition.</summary>
internal abstract class Condition : Node
{
    private protected Condition(params Node[] operands)
        : base(operands)
    {
    }

    public static Condition Always { get; } = new Truth(true);

    public static Condition Never { get; } = new Truth(false);

    public static Condition operator &(Condition left, Condition right) => Conditions.Both(left, right);

    public static Condition operator |(Condition left, Condition right) => Conditions.Either(left, right);

    public static Condition operator ^(Condition left, Condition right) => Conditions.Differ(left, right);

    public static Condition operator !(Condition condition) => Conditions.Not(condition);

    /// <summary>The same condition, to be called <paramref name="name"/> where it gets a local variable.</summary>
    public Condition As(string name)
    {
        Suggest(name, byPerson: false);
        return this;
    }

    /// <summary>The same condition, which its author calls <paramref name="name"/>.</summary>
    public Condition Named(string name)
    {
        Suggest(name, byPerson: true);
        return this;
    }
}

/// <summary>A condition of which it is known whether it holds.</summary>
internal sealed class Truth(bool value) : Condition
{
    public bool Value => value;

    public override NodeKind Kind => NodeKind.Truth;

    public override object Detail => value;

    public override bool Equals(object? obj) => obj is Truth other && value == other.Value;

    public override int GetHashCode() => value.GetHashCode();
}

/// <summary>How two values compare; where one of them is NaN only <see cref="NotEqual"/> holds.</summary>
internal enum Relation
{
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>A comparison of two numbers.</summary>
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

/// <summary>What joins two conditions.</summary>
internal enum Connective
{
    And,
    Or,
    Xor,
}

/// <summary>Two conditions under a connective.</summary>
internal sealed class Junction : Condition
{
    private Junction(Connective connective, Condition left, Condition right)
        : base(left, right) => Connective = connective;

    public Connective Connective { get; }

    public Condition Left => (Condition)Operands[0];

    public Condition Right => (Condition)Operands[1];

    public override NodeKind Kind => NodeKind.Junction;

    public override object Detail => Connective;

    public static Junction Of(Connective connective, Condition left, Condition right) => Interned(new Junction(connective, left, right));
}

/// <summary>What holds where a condition does not.</summary>
internal sealed class Inversion : Condition
{
    private Inversion(Condition inverted)
        : base(inverted)
    {
    }

    public Condition Inverted => (Condition)Operands[0];

    public override NodeKind Kind => NodeKind.Inversion;

    public static Inversion Of(Condition condition) => Interned(new Inversion(condition));
}
