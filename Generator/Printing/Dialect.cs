using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>
/// A notation for formulas: how numbers, operators, functions and choices are spelt. The parts come to it written; what is shared, what
/// has a name and in which order it is written is the <see cref="Printer"/>'s.
/// </summary>
internal abstract class Dialect
{
    /// <summary>An operand or a local variable.</summary>
    public abstract Term Name(string name);

    public abstract Term Number(Literal literal);

    public abstract Term Negate(Term operand);

    public abstract Term Arithmetic(Operator @operator, Term left, Term right);

    /// <summary>A whole power from the third on; the base is an atom.</summary>
    public abstract Term Power(Term @base, int exponent);

    public abstract Term Call(Function function, IReadOnlyList<Term> arguments);

    public abstract Term Select(Term condition, Term whenTrue, Term whenFalse);

    /// <summary>A value as what is chosen under a condition sees it.</summary>
    public abstract Term Taken(Term condition, Term value);

    /// <summary>A comparison; a constant is on the right, unless both sides are none.</summary>
    public abstract Term Compare(Relation relation, Term left, Term right);

    public abstract Term Join(Connective connective, Term left, Term right);

    public abstract Term Not(Term condition);

    /// <summary>An operation on integers. A notation without integers meets none: they are computed before its numbers are.</summary>
    public virtual Term Whole(WholeOperation operation, IReadOnlyList<Term> operands) => throw NoIntegers();

    /// <summary>An integer of a type.</summary>
    public virtual Term Integer(double value, NumberType type) => throw NoIntegers();

    private NotSupportedException NoIntegers() => new($"{GetType().Name} has no integers.");
}
