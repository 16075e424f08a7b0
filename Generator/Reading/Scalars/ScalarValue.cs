using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What an expression of a scalar method is worth.</summary>
internal abstract record ScalarValue;

/// <summary>A number; whole where C# computes it with integers, whose division is not that of real numbers.</summary>
internal sealed record Number(Expression Value, bool IsWhole = false) : ScalarValue;

/// <summary>A truth value.</summary>
internal sealed record Bool(Condition Condition) : ScalarValue
{
    /// <summary>Whether it is true; null where that is not known before the op runs.</summary>
    public bool? Known => (Condition as Truth)?.Value;
}

/// <summary>Several values.</summary>
internal sealed record Several(EquatableArray<ScalarValue> Items) : ScalarValue;
