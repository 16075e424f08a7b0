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
