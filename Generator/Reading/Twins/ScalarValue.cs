using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>What an expression of a scalar method is worth.</summary>
internal abstract record ScalarValue;

/// <summary>A number; whole where C# computes it with integers, whose division is not that of real numbers.</summary>
internal sealed record Number(Expression Value, bool IsWhole = false) : ScalarValue;

/// <summary>A decision.</summary>
internal sealed record Truth(Condition Condition) : ScalarValue;

/// <summary>Several values.</summary>
internal sealed record Several(EquatableArray<ScalarValue> Items) : ScalarValue;
