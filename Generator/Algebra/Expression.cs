namespace Surrogates.Generator.Algebra;

/// <summary>
/// A real-valued formula. Everything that the generator differentiates and writes is one of these: what the catalogue holds and what is
/// read from a user's code. The operators and the methods of <see cref="Formula"/> build simplified ones.
/// </summary>
internal abstract class Expression : Node
{
    private protected Expression(params Node[] operands)
        : base(operands)
    {
    }

    public static Expression operator +(Expression left, Expression right) => Simplifier.Add(left, right);

    public static Expression operator -(Expression left, Expression right) => Simplifier.Subtract(left, right);

    public static Expression operator *(Expression left, Expression right) => Simplifier.Multiply(left, right);

    public static Expression operator /(Expression left, Expression right) => Simplifier.Divide(left, right);

    public static Expression operator -(Expression operand) => Simplifier.Negate(operand);

    public static Condition operator >(Expression left, Expression right) => Conditions.Compare(Relation.Greater, left, right);

    public static Condition operator >=(Expression left, Expression right) => Conditions.Compare(Relation.GreaterOrEqual, left, right);

    public static Condition operator <(Expression left, Expression right) => right > left;

    public static Condition operator <=(Expression left, Expression right) => right >= left;

    public static implicit operator Expression(double value) => new Constant(value);

    /// <summary>The same expression, to be called <paramref name="name"/> where it gets a local variable.</summary>
    public Expression As(string name)
    {
        Suggest(name, byPerson: false);
        return this;
    }

    /// <summary>The same expression, which its author calls <paramref name="name"/>.</summary>
    public Expression Named(string name)
    {
        Suggest(name, byPerson: true);
        return this;
    }
}
