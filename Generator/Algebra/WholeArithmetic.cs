using System.Numerics;

namespace Surrogates.Generator.Algebra;

/// <summary>What C# computes with integers.</summary>
internal static class WholeArithmetic
{
    /// <summary>The result of an operation; null where C# throws.</summary>
    /// <param name="operation">The operation, not a choice.</param>
    /// <param name="operands">One number or two.</param>
    public static BigInteger? Apply(WholeOperation operation, params BigInteger[] operands)
    {
        var (type, a, b) = (operation.Type, operands[0], operands[operands.Length - 1]);
        return operation.Operator switch
        {
            WholeOperator.Divide or WholeOperator.Remainder when b.IsZero => null,
            WholeOperator.Divide when !type.Holds(a / b) => null,
            WholeOperator.Abs when !type.Holds(BigInteger.Abs(a)) => null,
            WholeOperator.ShiftLeft => type.Wrapped(a << Count(type, b)),
            WholeOperator.ShiftRight => a >> Count(type, b),
            WholeOperator.Compare => a.CompareTo(b),
            var @operator => Exact(@operator, a, b) is var exact && operation.IsChecked && !type.Holds(exact) ? null : type.Wrapped(exact),
        };
    }

    private static BigInteger Exact(WholeOperator @operator, BigInteger a, BigInteger b) => @operator switch
    {
        WholeOperator.Add => a + b,
        WholeOperator.Subtract => a - b,
        WholeOperator.Multiply => a * b,
        WholeOperator.Divide => a / b,
        WholeOperator.Remainder => a % b,
        WholeOperator.And => a & b,
        WholeOperator.Or => a | b,
        WholeOperator.Xor => a ^ b,
        WholeOperator.Min => BigInteger.Min(a, b),
        WholeOperator.Max => BigInteger.Max(a, b),
        WholeOperator.Abs => BigInteger.Abs(a),
        WholeOperator.Convert => a,
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };

    // C# takes the lowest bits of the count.
    private static int Count(NumberType type, BigInteger count) => (int)(count & (type.Bits() - 1));
}
