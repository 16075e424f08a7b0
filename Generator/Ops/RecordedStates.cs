using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Ops;

/// <summary>A loop over time that gives each state at every step too, behind its other results: who does not ask for them does not pay.</summary>
internal static class RecordedStates
{
    public static OpModel Of(OpModel loop)
    {
        int[] states = [.. Enumerable.Range(0, loop.Results.Count).Where(i => loop.Operands.Any(operand => operand.IsState && operand.Name == loop.Results[i].Name))];
        return loop with
        {
            Name = loop.Name + "Record",
            Summary = loop.Summary + ", with every state at every step",
            Formula = loop.Formula with { Roots = loop.Formula.Roots.Concat(states.Select(state => loop.Formula.Roots[state])).ToEquatableArray() },
            Results = loop.Results.Concat(states.Select(state => new ResultModel(loop.Results[state].Name + "Sequence"))).ToEquatableArray(),
        };
    }
}
