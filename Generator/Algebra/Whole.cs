using System.Numerics;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// A whole number that C# computes with integers, of number operands and constants alone. It is the same for all elements, and is computed
/// once, before the loop over them: the elements' own type holds it no better than any number. No gradient passes through it.
/// </summary>
internal sealed class Whole : Expression
{
    /// <summary>How many numbers elements may choose from, each of which is written out.</summary>
    public const int MostArms = 16;

    private Whole(WholeOperation operation, IReadOnlyList<Node> operands)
        : base([.. operands]) => Operation = operation;

    public WholeOperation Operation { get; }

    public override NodeKind Kind => NodeKind.Whole;

    public override object Detail => Operation;

    /// <summary>The operation on operands; a constant if they are.</summary>
    public static Expression Of(WholeOperation operation, params Node[] operands) => (operation.Operator, operands[0]) switch
    {
        (WholeOperator.Choose, Truth truth) => (Expression)operands[truth.Value ? 1 : 2],
        (WholeOperator.Compare, _) when operands[0].Equals(operands[1]) => 0,
        (WholeOperator.Add, Constant { Value: 0 }) or (WholeOperator.Multiply, Constant { Value: 1 }) => (Expression)operands[1],
        (WholeOperator.Multiply, Constant { Value: 0 }) => 0,
        (WholeOperator.Add or WholeOperator.Subtract, _) when operands[1] is Constant { Value: 0 } => (Expression)operands[0],
        (WholeOperator.Multiply, _) when operands[1] is Constant { Value: 0 or 1 } factor => factor.Value == 0 ? factor : (Expression)operands[0],
        (not WholeOperator.Choose, _) when operands.All(static operand => operand is Constant) =>
            operation.Evaluate([.. operands.Select(static operand => ((Constant)operand).Value)]),
        _ => Interned(new Whole(operation, operands)),
    };

    /// <summary>Whether a value is such a number, given that it is a whole one: a constant, a number operand, or computed from them.</summary>
    public static bool IsPrepared(Expression value) => value is Constant or Variable or Whole;

    /// <summary>How many such numbers a whole one is chosen from; 0 where it is not, or from more than <see cref="MostArms"/>.</summary>
    public static int Arms(Expression value) => Arms(value, MostArms);

    /// <summary>Whether a condition compares nothing but such numbers.</summary>
    public static bool IsPrepared(Condition condition) => Topology.OperandsFirst<Node>([condition], static node => node.Operands.OfType<Condition>())
        .OfType<Comparison>()
        .All(static comparison => comparison.Operands.All(static operand => operand is Whole or Constant));

    private static int Arms(Expression value, int most)
    {
        if (value is not Selection choice)
        {
            return most > 0 && IsPrepared(value) ? 1 : 0;
        }

        var first = Arms(choice.WhenTrue, most - 1);
        var second = first == 0 ? 0 : Arms(choice.WhenFalse, most - first);
        return second == 0 ? 0 : first + second;
    }
}

/// <summary>An operation on whole numbers.</summary>
/// <param name="Operator">What is done.</param>
/// <param name="Type">The type in which it is done; the result's but for a comparison.</param>
/// <param name="IsChecked">Whether C# throws where the type has no room for the result, instead of leaving its highest bits off.</param>
internal sealed record WholeOperation(WholeOperator Operator, NumberType Type, bool IsChecked = false)
{
    /// <summary>The type of an operand that is a constant: a shift takes its count in another type than what it shifts.</summary>
    public NumberType TypeOf(int operand) =>
        operand == 1 && Operator is WholeOperator.ShiftLeft or WholeOperator.ShiftRight ? NumberType.Int32 : Type;

    /// <summary>The result; NaN where C# throws.</summary>
    /// <param name="operands">The operands, whose fractions do not count.</param>
    public double Evaluate(params double[] operands) =>
        Array.Exists(operands, static operand => double.IsNaN(operand) || double.IsInfinity(operand)) ? double.NaN
        : Operator == WholeOperator.Choose ? operands[operands[0] != 0 ? 1 : 2]
        : (double?)WholeArithmetic.Apply(this, Array.ConvertAll(operands, static operand => new BigInteger(operand))) ?? double.NaN;
}

/// <summary>What is done with whole numbers.</summary>
internal enum WholeOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
    Xor,
    ShiftLeft,
    ShiftRight,
    Min,
    Max,
    Abs,

    /// <summary>Below 0, 0 or above, as the first is less than, equal to or greater than the second.</summary>
    Compare,

    /// <summary>The number in another type.</summary>
    Convert,

    /// <summary>The second operand where the first, a condition, holds, and the third elsewhere.</summary>
    Choose,
}
