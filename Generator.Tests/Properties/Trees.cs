using CsCheck;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Random formulas.</summary>
internal static class Trees
{
    // In sixteenths, which are exact, and whole numbers half of the time: 0, 1 and 2 are what identities are about.
    private static readonly Gen<Tree> Constants = Gen.OneOf(Gen.Int[-3, 3].Select(static whole => (double)whole), Gen.Int[-48, 48].Select(static part => part / 16.0))
        .Select(static value => (Tree)new Tree.Number(value));

    private static readonly Gen<Tree> Leaves = Gen.Frequency((1, Constants), (2, Gen.Bool.Select(static isFirst => (Tree)new Tree.Operand(isFirst))));

    /// <summary>Every operation and every function, of any values.</summary>
    public static Gen<Tree> Any { get; } = Deep(4, static inner => Gen.OneOf(
        Arithmetics(inner),
        inner.Select(static operand => (Tree)new Tree.Minus(operand)),
        Gen.Select(inner, Gen.Int[3, 7], static (operand, exponent) => (Tree)new Tree.Raised(operand, exponent)),
        Choices(inner),
        Gen.OneOf([.. FunctionTable.All.Select(function => Calls(function, inner))]),
        Gen.Select(inner, Gen.Int[-6, 6], static (operand, half) => Pow(operand, new Tree.Number(half / 2.0)))));

    /// <summary>
    /// Functions that are differentiable in between kinks and jumps, and bounded for operands near 0: what has ends of its domain or grows fast
    /// gets an argument that keeps away from them.
    /// </summary>
    public static Gen<Tree> Smooth { get; } = Deep(4, static inner => Gen.OneOf(
        Gen.Select(Gen.OneOf(Operator.Add, Operator.Subtract, Operator.Multiply), inner, inner, Combine),
        Gen.Select(inner, inner, static (dividend, divisor) => Combine(Operator.Divide, dividend, Above(1.5, divisor))),
        inner.Select(static operand => (Tree)new Tree.Minus(operand)),
        Gen.Select(inner, Gen.Int[3, 7], static (operand, exponent) => (Tree)new Tree.Raised(Call(FunctionTable.Tanh, operand), exponent)),
        Choices(inner),
        Gen.OneOf([.. FunctionTable.All.Where(static function => !function.IsHard).Select(function => Bounded(function, inner))])));

    private static Gen<Tree> Deep(int depth, Func<Gen<Tree>, Gen<Tree>> operation)
    {
        var inner = Leaves;
        for (var i = 0; i < depth; i++)
        {
            inner = Gen.Frequency((1, Leaves), (5, operation(inner)));
        }

        return inner;
    }

    private static Tree Call(Function function, params Tree[] arguments) => new Tree.Applied(function, arguments);

    private static Gen<Tree> Arithmetics(Gen<Tree> inner) => Gen.Select(Gen.Enum<Operator>(), inner, inner, Combine);

    private static Tree Combine(Operator @operator, Tree left, Tree right) => new Tree.Binary(@operator, left, right);

    // Often between what it compares, as minimum and maximum are; sometimes of what is joined and turned round.
    private static Gen<Tree> Choices(Gen<Tree> inner)
    {
        var comparisons = Gen.Select(Gen.Enum<Relation>(), inner, inner, static (relation, left, right) => new TruthTree.Compared(relation, left, right));
        var between = comparisons.Select(static comparison => (Tree)new Tree.Choice(comparison, comparison.Left, comparison.Right));
        var conditions = Joined(Joined(comparisons.Select(static comparison => (TruthTree)comparison)));
        return Gen.OneOf(between, Gen.Select(conditions, inner, inner, static (when, then, otherwise) => (Tree)new Tree.Choice(when, then, otherwise)));
    }

    private static Gen<TruthTree> Joined(Gen<TruthTree> inner) => Gen.Frequency(
        (3, inner),
        (1, inner.Select(static condition => (TruthTree)new TruthTree.Opposite(condition))),
        (2, Gen.Select(Gen.Enum<Connective>(), inner, inner, static (connective, left, right) => (TruthTree)new TruthTree.Joined(connective, left, right))));

    private static Gen<Tree> Calls(Function function, Gen<Tree> inner) =>
        function == FunctionTable.Pow
            ? Gen.Select(inner, inner, Pow)
            : inner.Array[function.Arity].Select(arguments => Call(function, arguments));

    // The powers of 1/2 and -1/2 are roots, as torch has them: at -0 they have another sign than Math.Pow.
    private static Tree Pow(Tree x, Tree exponent) => Call(FunctionTable.Pow, x, exponent is Tree.Number { Constant: 0.5 or -0.5 } ? new Tree.Number(1.5) : exponent);

    private static Gen<Tree> Bounded(Function function, Gen<Tree> inner) => function.Name switch
    {
        "Sqrt" or "Log" or "Cbrt" => inner.Select(x => Call(function, Above(0.5, x))),
        "Log1p" => inner.Select(x => Call(function, Above(-0.5, x))),
        "Asin" or "Acos" => inner.Select(x => Call(function, Combine(Operator.Multiply, new Tree.Number(0.875), Call(FunctionTable.Sin, x)))),
        "Exp" or "Expm1" or "Sinh" or "Cosh" or "Tan" => inner.Select(x => Call(function, Call(FunctionTable.Tanh, x))),
        "Pow" => Gen.Select(inner, inner, static (x, y) => Call(FunctionTable.Pow, Above(0.5, x), Call(FunctionTable.Sin, y))),

        // At equal bounds the gradient is a matter of convention.
        "Clamp" => inner.Array[3].Select(static x => Call(FunctionTable.Clamp, x[0], x[1], Combine(Operator.Add, x[1], Above(0.5, x[2])))),
        "Atan2" or "Remainder" => Gen.Select(inner, inner, (y, x) => Call(function, y, Above(0.5, x))),
        _ => Calls(function, inner),
    };

    // a + x^2 / (1 + x^2) for the numbers that x may be.
    private static Tree Above(double least, Tree x) => Combine(
        Operator.Add,
        new Tree.Number(least),
        Combine(Operator.Divide, Call(FunctionTable.Square, x), Combine(Operator.Add, new Tree.Number(1), Call(FunctionTable.Square, x))));
}
