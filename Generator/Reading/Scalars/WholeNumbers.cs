using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Arithmetic of constants of type int.</summary>
internal static class WholeNumbers
{
    /// <summary>What C# computes, which leaves the highest bits off unless it checks for them; null where it throws.</summary>
    public static Number? Apply(BinaryOperatorKind kind, Constant left, Constant right, bool isChecked)
    {
        var (a, b) = ((long)left.Value, (long)right.Value);
        return kind switch
        {
            BinaryOperatorKind.Add => Of(a + b, isChecked),
            BinaryOperatorKind.Subtract => Of(a - b, isChecked),
            BinaryOperatorKind.Multiply => Of(a * b, isChecked),
            BinaryOperatorKind.Divide when b != 0 => Of(a / b, isChecked: true),
            BinaryOperatorKind.Remainder when b != 0 => Of(a % b, isChecked: true),
            _ => null,
        };
    }

    /// <summary>A real number without its fraction; null if that is outside of what int holds, where the result depends on the processor.</summary>
    public static Number? Of(double value)
    {
        var whole = Math.Truncate(value);
        return whole is >= int.MinValue and <= int.MaxValue ? new Number(whole, IsWhole: true) : null;
    }

    private static Number? Of(long value, bool isChecked) =>
        isChecked && value is (< int.MinValue or > int.MaxValue) ? null : new Number(unchecked((int)value), IsWhole: true);
}
