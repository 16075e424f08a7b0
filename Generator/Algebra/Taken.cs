namespace Surrogates.Generator.Algebra;

/// <summary>A value as what is chosen under a condition sees it: where that does not hold, it has an influence on nothing.</summary>
internal sealed class Taken : Expression
{
    private Taken(Condition condition, Expression value)
        : base(condition, value)
    {
    }

    public Condition Condition => (Condition)Operands[0];

    public Expression Value => (Expression)Operands[1];

    public override NodeKind Kind => NodeKind.Taken;

    public static Taken Of(Condition condition, Expression value) => Interned(new Taken(condition, value));
}
