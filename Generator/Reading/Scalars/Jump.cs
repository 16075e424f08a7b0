using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Elements that leave a loop or a switch, or go on with the next round, on one of the ways through its body.</summary>
/// <param name="Target">Where they go.</param>
/// <param name="Depth">How many labels are around that one: what jumps to one with more arrives earlier.</param>
/// <param name="When">Which elements do.</param>
/// <param name="Variables">What the variables are worth to them.</param>
/// <param name="Decisions">The decisions on the way, the innermost first.</param>
internal sealed record Jump(ILabelSymbol Target, int Depth, Condition When, Scope Variables, IReadOnlyList<(Condition Condition, IOperation Operation)> Decisions)
{
    /// <summary>The same on one branch of a decision.</summary>
    public Jump Under(Condition condition, IOperation decision) => this with { When = condition & When, Decisions = [.. Decisions, (condition, decision)] };
}
