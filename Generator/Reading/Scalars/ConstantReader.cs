using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads what the compiler has a value for.</summary>
internal static class ConstantReader
{
    /// <summary>A constant, with the name that a person gave it; null where it is no number and no truth value.</summary>
    public static ScalarValue? Read(IOperation operation) => operation.ConstantValue.Value switch
    {
        bool truth => new Bool(new Truth(truth)),
        { } value => FieldReader.Named(ConstantOf(operation), NumberOf(value)),
        _ => null,
    };

    // What a person gave a name to, in source that is here.
    private static ISymbol? ConstantOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.Length: > 0, ContainingType.TypeKind: not TypeKind.Enum } field } => field,
        ILocalReferenceOperation local => local.Local,
        IConversionOperation { Operand: { ConstantValue.Value: { } from } operand, ConstantValue.Value: { } to } when NumberOf(from) is { } number && number.Value.Equals(NumberOf(to)?.Value) =>
            ConstantOf(operand),
        _ => null,
    };

    // Formulas hold real numbers, which not every whole one is.
    private static Number? NumberOf(object constant) => constant switch
    {
        float single => new Number(ScalarConstant.Of(single), NumberType.Single),
        double real => new Number(real, NumberType.Double),
        sbyte whole => WholeNumbers.Of(whole, NumberType.SByte),
        byte whole => WholeNumbers.Of(whole, NumberType.Byte),
        short whole => WholeNumbers.Of(whole, NumberType.Int16),
        ushort whole => WholeNumbers.Of(whole, NumberType.UInt16),
        int whole => WholeNumbers.Of(whole, NumberType.Int32),
        uint whole => WholeNumbers.Of(whole, NumberType.UInt32),
        long whole => WholeNumbers.Of(whole, NumberType.Int64),
        ulong whole => WholeNumbers.Of(whole, NumberType.UInt64),
        _ => null,
    };
}
