namespace Surrogates.Generator.Algebra;

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
