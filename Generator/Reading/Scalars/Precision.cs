using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Types of numbers, and what they do to constants.</summary>
internal static class Precision
{
    /// <summary>The type of numbers, which the members of an enumeration are too; null for another type.</summary>
    public static NumberType? TypeOf(ITypeSymbol? type) => ((type as INamedTypeSymbol)?.EnumUnderlyingType ?? type)?.SpecialType switch
    {
        SpecialType.System_SByte => NumberType.SByte,
        SpecialType.System_Byte => NumberType.Byte,
        SpecialType.System_Int16 => NumberType.Int16,
        SpecialType.System_UInt16 => NumberType.UInt16,
        SpecialType.System_Int32 => NumberType.Int32,
        SpecialType.System_UInt32 => NumberType.UInt32,
        SpecialType.System_Int64 => NumberType.Int64,
        SpecialType.System_UInt64 => NumberType.UInt64,
        SpecialType.System_Single => NumberType.Single,
        SpecialType.System_Double => NumberType.Double,
        _ => null,
    };

    /// <summary>What C# computes from numbers of a real type.</summary>
    /// <param name="type">The type in which it is computed.</param>
    /// <param name="operation">Computes it.</param>
    /// <param name="operands">From what.</param>
    public static Expression Compute(NumberType type, Func<Expression[], Expression> operation, params Expression[] operands)
    {
        var exact = operation(operands);
        if (type != NumberType.Single || exact is not Constant { Value: var value } || !Array.TrueForAll(operands, static operand => operand is Constant))
        {
            return exact;
        }

        // Every operand and the result are rounded. Where the digits behind make no difference they stay, and with them the name.
        var rounded = (Constant)operation(Array.ConvertAll(operands, static operand => (Expression)Rounded(((Constant)operand).Value)));
        var single = (float)rounded.Value;
        return (float)value == single && IsUsual(single) ? exact : ScalarConstant.Of(single);
    }

    /// <summary>The value that C# has for a constant of a type.</summary>
    public static double ValueOf(Constant constant, NumberType type) => type == NumberType.Single ? Rounded(constant.Value) : constant.Value;

    /// <summary>The number in another type; null where that is not known, or throws.</summary>
    public static Number? Convert(Number number, NumberType type, bool isChecked) => (number.Type.IsWhole(), type.IsWhole()) switch
    {
        _ when number.Type == type => number,
        (true, true) => WholeNumbers.Apply(new WholeOperation(WholeOperator.Convert, type, isChecked), number),
        (_, false) when number.Value is Constant constant => new Number(Real(constant, number.Type, type), type),
        (_, false) => new Number(number.Value, type),
        _ when number.Value is Constant constant => Truncated(ValueOf(constant, number.Type), type),
        _ => null,
    };

    private static Expression Real(Constant constant, NumberType from, NumberType to)
    {
        var value = ValueOf(constant, from);
        return to == NumberType.Single && !IsUsual((float)value) ? (double)(float)value : value == constant.Value ? constant : value;
    }

    // Outside of what the type holds the result depends on the processor.
    private static Number? Truncated(double value, NumberType type) =>
        Math.Abs(value) < 1e15 && type.Holds(new System.Numerics.BigInteger(Math.Truncate(value))) ? new Number(Math.Truncate(value), type) : null;

    private static double Rounded(double value) => (float)value;

    // Neither zero nor infinity has digits that count.
    private static bool IsUsual(float value) => value != 0 && !float.IsInfinity(value);
}
