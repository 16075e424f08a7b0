using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>What a scalar method returns on one of its ways.</summary>
/// <param name="When">When it takes that way.</param>
/// <param name="Value">The value.</param>
/// <param name="Decision">The innermost decision on the way; null before the first.</param>
internal sealed record Returned(Condition When, ScalarValue Value, IOperation? Decision)
{
    public static Returned Always(ScalarValue value) => new(Condition.Always, value, null);

    /// <summary>The same on one branch of a decision.</summary>
    public Returned Under(Condition condition, IOperation decision) => new(Condition.And(condition, When), Value, Decision ?? decision);
}
