namespace Surrogates.Generator.Algebra;

/// <summary>One of two values, as a condition decides, through which no gradient passes.</summary>
internal sealed class Selection : Expression
{
    private Selection(Condition condition, Expression whenTrue, Expression whenFalse)
        : base(condition, whenTrue, whenFalse)
    {
    }

    public Condition Condition => (Condition)Operands[0];

    public Expression WhenTrue => (Expression)Operands[1];

    public Expression WhenFalse => (Expression)Operands[2];

    public override NodeKind Kind => NodeKind.Selection;

    public static Selection Of(Condition condition, Expression whenTrue, Expression whenFalse) => Interned(new Selection(condition, whenTrue, whenFalse));
}
