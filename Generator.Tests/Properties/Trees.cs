using System.Globalization;
using CsCheck;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Random expressions as they are read, before any simplification.</summary>
internal static class Trees
{
    public static readonly Variable X = new("x");

    public static readonly Variable Y = new("y");

    // In sixteenths, which are exact, and whole numbers half of the time: 0, 1 and 2 are what identities are about.
    private static readonly Gen<Expression> Constants = Gen.OneOf(Gen.Int[-3, 3].Select(static whole => (double)whole), Gen.Int[-48, 48].Select(static part => part / 16.0))
        .Select(static value => (Expression)new Constant(value));

    private static readonly Gen<Expression> Leaves = Gen.Frequency((1, Constants), (2, Gen.OneOf<Expression>(X, Y)));

    /// <summary>Every operation and every function, of any values.</summary>
    public static Gen<Expression> Any { get; } = Deep(4, static inner => Gen.OneOf(
        Arithmetics(inner),
        inner.Select(static operand => (Expression)new Negation(operand)),
        Gen.Select(inner, Gen.Int[3, 7], static (operand, exponent) => (Expression)new Power(operand, exponent)),
        Choices(inner),
        Gen.OneOf([.. Enum.GetValues<Function>().Select(function => Calls(function, inner))]),
        Gen.Select(inner, Gen.Int[-6, 6], static (operand, half) => Pow(operand, new Constant(half / 2.0)))));

    /// <summary>
    /// Functions that are differentiable in between kinks and jumps, and bounded for operands near 0: what has ends of its domain or grows fast
    /// gets an argument that keeps away from them.
    /// </summary>
    public static Gen<Expression> Smooth { get; } = Deep(4, static inner => Gen.OneOf(
        Gen.Select(Gen.OneOf(Operator.Add, Operator.Subtract, Operator.Multiply), inner, inner, Combine),
        Gen.Select(inner, inner, static (dividend, divisor) => Combine(Operator.Divide, dividend, Above(1.5, divisor))),
        inner.Select(static operand => (Expression)new Negation(operand)),
        Gen.Select(inner, Gen.Int[3, 7], static (operand, exponent) => (Expression)new Power(Call(Function.Tanh, operand), exponent)),
        Choices(inner),
        Gen.OneOf([.. Enum.GetValues<Function>().Where(static function => !IsStepwise(function)).Select(function => Bounded(function, inner))])));

    public static Expression Call(Function function, params Expression[] arguments) => new Call(function, arguments.ToEquatableArray());

    /// <summary>The expression as text, every operation of it.</summary>
    public static string Text(Expression tree) => tree switch
    {
        Constant constant => constant.Value.ToString("R", CultureInfo.InvariantCulture),
        Variable variable => variable.Name,
        Negation negation => $"-{Text(negation.Operand)}",
        Arithmetic arithmetic => $"({Text(arithmetic.Left)} {"+-*/"[(int)arithmetic.Operator]} {Text(arithmetic.Right)})",
        Power power => $"{Text(power.Base)}^{power.Exponent}",
        Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Text))})",
        Selection choice => $"{choice.Relation}({Text(choice.Left)}, {Text(choice.Right)} ? {Text(choice.WhenTrue)} : {Text(choice.WhenFalse)})",
        _ => tree.ToString(),
    };

    private static Gen<Expression> Deep(int depth, Func<Gen<Expression>, Gen<Expression>> operation)
    {
        var inner = Leaves;
        for (var i = 0; i < depth; i++)
        {
            inner = Gen.Frequency((1, Leaves), (5, operation(inner)));
        }

        return inner;
    }

    private static Gen<Expression> Arithmetics(Gen<Expression> inner) => Gen.Select(Gen.Enum<Operator>(), inner, inner, Combine);

    private static Expression Combine(Operator @operator, Expression left, Expression right) => new Arithmetic(@operator, left, right);

    // Often between what it compares, as minimum and maximum are.
    private static Gen<Expression> Choices(Gen<Expression> inner) => Gen.Select(Gen.Enum<Relation>(), inner, inner, inner, inner, Gen.Bool)
        .Select(static choice =>
        {
            var (relation, left, right, whenTrue, whenFalse, isBetween) = choice;
            return (Expression)(isBetween ? new Selection(relation, left, right, left, right) : new Selection(relation, left, right, whenTrue, whenFalse));
        });

    private static Gen<Expression> Calls(Function function, Gen<Expression> inner) =>
        function == Function.Pow
            ? Gen.Select(inner, inner, Pow)
            : inner.Array[Generator.Algebra.Functions.Of(function).Arity].Select(arguments => Call(function, arguments));

    // The powers of 1/2 and -1/2 are roots, as torch has them: at -0 they have another sign than Math.Pow.
    private static Expression Pow(Expression x, Expression exponent) =>
        Call(Function.Pow, x, exponent is Constant { Value: 0.5 or -0.5 } ? new Constant(1.5) : exponent);

    private static bool IsStepwise(Function function) => function is Function.Round or Function.Floor or Function.Ceiling or Function.Truncate;

    private static Gen<Expression> Bounded(Function function, Gen<Expression> inner) => function switch
    {
        Function.Sqrt or Function.Log or Function.Cbrt => inner.Select(x => Call(function, Above(0.5, x))),
        Function.Log1p => inner.Select(x => Call(function, Above(-0.5, x))),
        Function.Asin or Function.Acos => inner.Select(x => Call(function, Times(0.875, Call(Function.Sin, x)))),
        Function.Exp or Function.Expm1 or Function.Sinh or Function.Cosh or Function.Tan => inner.Select(x => Call(function, Call(Function.Tanh, x))),
        Function.Pow => Gen.Select(inner, inner, static (x, y) => Call(Function.Pow, Above(0.5, x), Call(Function.Sin, y))),

        // At equal bounds the gradient is a matter of convention.
        Function.Clamp => inner.Array[3].Select(static x => Call(Function.Clamp, x[0], x[1], Combine(Operator.Add, x[1], Above(0.5, x[2])))),
        Function.Atan2 or Function.Remainder => Gen.Select(inner, inner, (y, x) => Call(function, y, Above(0.5, x))),
        _ => Calls(function, inner),
    };

    // a + x^2 / (1 + x^2) for the numbers that x may be.
    private static Expression Above(double least, Expression x) => Combine(
        Operator.Add,
        new Constant(least),
        Combine(Operator.Divide, Call(Function.Square, x), Combine(Operator.Add, new Constant(1), Call(Function.Square, x))));

    private static Expression Times(double factor, Expression x) => Combine(Operator.Multiply, new Constant(factor), x);
}
