using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What a scalar method returns on one of its ways.</summary>
/// <param name="When">When it takes that way.</param>
/// <param name="Value">The value.</param>
/// <param name="Decisions">The decisions on the way, the innermost first.</param>
internal sealed record Returned(Condition When, ScalarValue Value, IReadOnlyList<(Condition Condition, IOperation Operation)> Decisions)
{
    public static Returned Always(ScalarValue value) => new(Condition.Always, value, []);

    /// <summary>The same on one branch of a decision.</summary>
    public Returned Under(Condition condition, IOperation decision) => new(condition & When, Value, [.. Decisions, (condition, decision)]);
}
