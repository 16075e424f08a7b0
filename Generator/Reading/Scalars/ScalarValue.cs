using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What an expression of a scalar method is worth.</summary>
internal abstract record ScalarValue
{
    /// <summary>What a variable is worth before it is assigned, which nothing reads; null where no variable may have the type.</summary>
    public static ScalarValue? Unassigned(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            var items = tuple.TupleElements.Select(static element => Unassigned(element.Type)).OfType<ScalarValue>().ToArray();
            return items.Length == tuple.TupleElements.Length ? new Several(items.ToEquatableArray()) : null;
        }

        return type.SpecialType == SpecialType.System_Boolean ? new Bool(Condition.Never)
            : Precision.TypeOf(type) is { } number ? new Number(0, number)
            : null;
    }
}

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
/// <param name="Type">Its type in C#. A constant of type float is a number that is nearest to it, and may have more digits.</param>
internal sealed record Number(Expression Value, NumberType Type) : ScalarValue
{
    private readonly WholeRange? _range;
    private readonly bool? _isExact;

    /// <summary>Between which numbers it lies, if it is a whole one.</summary>
    public WholeRange Range
    {
        get => Value is not Constant && _range is { } known ? known : WholeRange.Of(Value, Type);
        init => _range = value;
    }

    /// <summary>Whether it is a whole number of constants and number operands alone, which is computed with integers.</summary>
    public bool IsPrepared => Type.IsWhole() && Whole.IsPrepared(Value);

    /// <summary>Whether real numbers are as good as integers: where integers compute what elements choose from, and where it is small enough.</summary>
    public bool IsExact
    {
        get => _isExact ?? (!Type.IsWhole() || Whole.Arms(Value) > 0 || Range.IsExact(Type));
        init => _isExact = value;
    }
}

/// <summary>A truth value.</summary>
internal sealed record Bool(Condition Condition) : ScalarValue
{
    /// <summary>Whether it is true; null where that is not known before the op runs.</summary>
    public bool? Known => (Condition as Truth)?.Value;
}

/// <summary>Several values.</summary>
internal sealed record Several(EquatableArray<ScalarValue> Items) : ScalarValue;
