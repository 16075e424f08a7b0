using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What an expression of a scalar method is worth.</summary>
internal abstract record ScalarValue;

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

/// <summary>Several values: the items of a tuple, or the fields of a struct.</summary>
internal sealed record Several(EquatableArray<ScalarValue> Items) : ScalarValue
{
    /// <summary>The same with another value at one place.</summary>
    public Several With(int index, ScalarValue item) => new(Items.Select((old, i) => i == index ? item : old).ToEquatableArray());
}

/// <summary>What a method returns that returns nothing.</summary>
internal sealed record Nothing : ScalarValue;
