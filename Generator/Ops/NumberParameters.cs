using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Ops;

/// <summary>The loop over time of a layer whose parameters are numbers, but for those that are declared as learned: it computes no gradients of them, and keeps nothing for those.</summary>
internal static class NumberParameters
{
    /// <summary>The loop of numbers; null where no parameter can be one.</summary>
    public static OpModel? Of(OpModel loop) => loop.Operands.Any(static operand => operand.TakesNumbers)
        ? loop with
        {
            Name = loop.Name + "Numbers",
            Summary = loop.Summary + ", where its parameters are numbers",
            Operands = loop.Operands.Select(static operand => operand.TakesNumbers ? operand with { IsTensor = false, TakesNumbers = false } : operand).ToEquatableArray(),
        }
        : null;
}
