using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// A real-valued formula. Everything that the generator differentiates and writes is one of these: what the catalogue holds
/// and what is read from a user's code. Equal formulas are equal values, so that a subexpression which occurs twice is found.
/// </summary>
/// <remarks>
/// The operators and the methods of <see cref="Formula"/> build simplified expressions. The hash is made once: a copy with other
/// operands must be constructed, not made by <c>with</c>.
/// </remarks>
internal abstract record Expression
{
    private readonly int _hash;

    private protected Expression(int hash) => _hash = hash;

    /// <summary>The name that a local variable for this value should get; does not take part in equality.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a person gave the value its name, and so expects the local variable; does not take part in equality.</summary>
    public bool IsNamed { get; init; }

    public static Expression operator +(Expression left, Expression right) => Simplifier.Add(left, right);

    public static Expression operator -(Expression left, Expression right) => Simplifier.Subtract(left, right);

    public static Expression operator *(Expression left, Expression right) => Simplifier.Multiply(left, right);

    public static Expression operator /(Expression left, Expression right) => Simplifier.Divide(left, right);

    public static Expression operator -(Expression operand) => Simplifier.Negate(operand);

    public static implicit operator Expression(double value) => new Constant(value);

    /// <summary>The subexpressions whose values this one is computed from.</summary>
    public abstract IEnumerable<Expression> Operands { get; }

    /// <summary>The same expression, to be called <paramref name="name"/> where it gets a local variable.</summary>
    public Expression As(string name) => this is Constant or Variable ? this : this with { Hint = name };

    /// <summary>The same expression, which its author calls <paramref name="name"/>.</summary>
    public Expression Named(string name) => this is Constant or Variable ? this : this with { Hint = name, IsNamed = true };

    public virtual bool Equals(Expression? other) => other is not null && EqualityContract == other.EqualityContract && _hash == other._hash;

    public override int GetHashCode() => _hash;

    private protected static int Hash(object kind, params object[] parts)
    {
        var hash = kind.GetHashCode();
        foreach (var part in parts)
        {
            hash = unchecked((hash * 31) + part.GetHashCode());
        }

        return hash;
    }
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression(Value.GetHashCode())
{
    public override IEnumerable<Expression> Operands => [];

    // Zero and minus zero are different numbers, NaN is equal to itself.
    public bool Equals(Constant? other) =>
        other is not null && BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(other.Value);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>An operand, a parameter of the shape, or the incoming gradient.</summary>
internal sealed record Variable(string Name) : Expression(Name.GetHashCode())
{
    public override IEnumerable<Expression> Operands => [];

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>Minus the operand.</summary>
internal sealed record Negation(Expression Operand) : Expression(Hash(typeof(Negation), Operand))
{
    public override IEnumerable<Expression> Operands => [Operand];

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>The four operations of arithmetic.</summary>
internal enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>Two operands under an operator of arithmetic.</summary>
internal sealed record Arithmetic(Operator Operator, Expression Left, Expression Right) : Expression(Hash(Operator, Left, Right))
{
    public override IEnumerable<Expression> Operands => [Left, Right];

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A whole power from the third on, which multiplication makes; the second is <see cref="Function.Square"/>.</summary>
internal sealed record Power(Expression Base, int Exponent) : Expression(Hash(typeof(Power), Base, Exponent))
{
    // It is written as products of the base, which therefore counts as used more than once.
    public override IEnumerable<Expression> Operands => [Base, Base];

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A function of <see cref="Functions"/> applied to arguments.</summary>
internal sealed record Call(Function Function, EquatableArray<Expression> Arguments) : Expression(Hash(Function, Arguments))
{
    public override IEnumerable<Expression> Operands => Arguments;

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>How two values compare; where one of them is NaN only <see cref="NotEqual"/> holds.</summary>
internal enum Relation
{
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>One of two values, as a comparison decides. The comparison itself has no gradient.</summary>
internal sealed record Selection(Relation Relation, Expression Left, Expression Right, Expression WhenTrue, Expression WhenFalse)
    : Expression(Hash(Relation, Left, Right, WhenTrue, WhenFalse))
{
    public override IEnumerable<Expression> Operands => [Left, Right, WhenTrue, WhenFalse];

    /// <summary>The same decision between other values.</summary>
    public Selection Between(Expression whenTrue, Expression whenFalse) => new(Relation, Left, Right, whenTrue, whenFalse);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>
/// A value whose gradient is not its own: it evaluates to <paramref name="Value"/>, and its partial derivatives
/// are the ones that are given.
/// </summary>
internal sealed record Surrogate(Expression Value, EquatableArray<Partial> Partials) : Expression(Hash(typeof(Surrogate), Value, Partials))
{
    public override IEnumerable<Expression> Operands => [Value];

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A partial derivative: by which subexpression, and what it is.</summary>
internal sealed record Partial(Expression Argument, Expression Derivative);
