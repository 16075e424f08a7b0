using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>Minus the operand.</summary>
internal sealed class Negation : Expression
{
    private Negation(Expression operand)
        : base(operand)
    {
    }

    public Expression Operand => (Expression)Operands[0];

    public override NodeKind Kind => NodeKind.Negation;

    public static Negation Of(Expression operand) => Interned(new Negation(operand));
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
internal sealed class Arithmetic : Expression
{
    private Arithmetic(Operator @operator, Expression left, Expression right)
        : base(left, right) => Operator = @operator;

    public Operator Operator { get; }

    public Expression Left => (Expression)Operands[0];

    public Expression Right => (Expression)Operands[1];

    public override NodeKind Kind => NodeKind.Arithmetic;

    public override object Detail => Operator;

    public static Arithmetic Of(Operator @operator, Expression left, Expression right) => Interned(new Arithmetic(@operator, left, right));
}

/// <summary>A whole power from the third on, which multiplication makes; the second is <see cref="FunctionTable.Square"/>.</summary>
internal sealed class Power : Expression
{
    // It is written as products of the base, which therefore counts as used more than once.
    private Power(Expression @base, int exponent)
        : base(@base, @base) => Exponent = exponent;

    public Expression Base => (Expression)Operands[0];

    public int Exponent { get; }

    public override NodeKind Kind => NodeKind.Power;

    public override object Detail => Exponent;

    public static Power Of(Expression @base, int exponent) => Interned(new Power(@base, exponent));
}

/// <summary>A function of <see cref="FunctionTable"/> applied to arguments.</summary>
internal sealed class Call : Expression
{
    private Call(Function function, IReadOnlyList<Expression> arguments)
        : base([.. arguments])
    {
        Function = function;
        Arguments = arguments;
    }

    public Function Function { get; }

    public IReadOnlyList<Expression> Arguments { get; }

    public override NodeKind Kind => NodeKind.Call;

    public override object Detail => Function.Name;

    public static Call Of(Function function, IReadOnlyList<Expression> arguments) => Interned(new Call(function, arguments));
}

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

/// <summary>
/// A value whose gradient is not its own: it evaluates to its value, and its partial derivatives are the ones that are given.
/// </summary>
internal sealed class Surrogate : Expression
{
    private Surrogate(Expression value, EquatableArray<Partial> partials)
        : base(value) => Partials = partials;

    public Expression Value => (Expression)Operands[0];

    /// <summary>What it is differentiated by: they do nothing for the value, and are no operands.</summary>
    public EquatableArray<Partial> Partials { get; }

    public override NodeKind Kind => NodeKind.Surrogate;

    public override object Detail => Partials;

    public static Surrogate Of(Expression value, EquatableArray<Partial> partials) => Interned(new Surrogate(value, partials));

    // It is written as its value.
    private protected override void Suggest(string name, bool byPerson)
    {
        base.Suggest(name, byPerson);
        _ = byPerson ? Value.Named(name) : Value.As(name);
    }
}

/// <summary>A partial derivative: by which subexpression, and what it is.</summary>
internal sealed record Partial(Expression Argument, Expression Derivative);

/// <summary>A call that algebra knows nothing of: whoever rebuilds the formula says what it is.</summary>
internal sealed class Deferred : Expression
{
    private Deferred(DeferredCall call, IReadOnlyList<Expression> arguments)
        : base([.. arguments])
    {
        Call = call;
        Arguments = arguments;
    }

    public DeferredCall Call { get; }

    public IReadOnlyList<Expression> Arguments { get; }

    public override NodeKind Kind => NodeKind.Deferred;

    public override object Detail => Call;

    public static Deferred Of(NodeTable table, DeferredCall call, IReadOnlyList<Expression> arguments) => (Deferred)table.Intern(new Deferred(call, arguments));
}

/// <summary>What is called, without its arguments.</summary>
internal abstract record DeferredCall;
