using Surrogates.Generator.Algebra;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Describing;

/// <summary>Says in words what an op computes and what its gradient is.</summary>
internal static class Description
{
    private const int LongestSentence = 120;

    /// <summary>Value and gradient in a sentence where they are short, else in words.</summary>
    public static string Sentence(Op op) => Values(op) is { Length: <= LongestSentence } values ? values : char.ToUpperInvariant(op.Summary[0]) + op.Summary.Substring(1) + ".";

    private static string? Values(Op op) => (op.Outputs.Count == 1 ? Line(op.Outputs[0].Value) : null) switch
    {
        null => null,
        var value when op.IsSmooth && HasOwnGradient(op.Outputs[0].Value) => $"{value}; the gradient is its own.",
        var value when op.IsSmooth || op.SoftForward is null => $"{value}.",
        var value when Line(op.SoftForward!.Results[0].Value) is { } standIn => $"{value}; the gradient is that of {standIn}.",
        _ => null,
    };

    private static bool HasOwnGradient(Expression value) => !Topology.OperandsFirst([value]).OfType<GradientOverride>().Any();

    private static string? Line(Expression expression) =>
        !Textbook.IsLarge(expression) && Textbook.Write(expression) is { Length: <= FormulaWriter.LongestLine } line ? SourceWriter.Whole(line) : null;

    /// <summary>What is to be known beside the formulas: what is time, what is drawn, what is clamped.</summary>
    public static IEnumerable<string> Remarks(Op op) => [.. Steps(op), .. op.Operands.Where(static operand => operand.Noise is { Kind: not NoiseKind.Given }).Select(Drawn), .. Clip(op)];

    private static IEnumerable<string> Steps(Op op)
    {
        if (!op.IsLoop)
        {
            return [];
        }

        var sequences = op.Operands.Where(static operand => operand is { IsOverTime: true, Noise: null }).Select(static operand => operand.Name)
            .Concat(op.Outputs.Where(static output => output.State is null).Select(static output => output.Name));
        var states = op.Operands.Where(static operand => operand.Role == OperandRole.State).Select(static operand => operand.Name);
        return [$"Time is the first dimension of {Listed(sequences)}; {Listed(states)} {(states.Count() == 1 ? "is the state" : "are the states")}."];
    }

    /// <summary>Names in a sentence.</summary>
    public static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 1 ? all[0] : string.Join(", ", all.Take(all.Length - 1)) + " and " + all[all.Length - 1];
    }

    private static string Drawn(Operand operand) =>
        $"{operand.Name} is drawn for each element, {(operand.Noise!.Distribution == Distribution.Normal ? "with mean 0 and standard deviation 1" : "uniform from 0 to 1")}.";

    private static IEnumerable<string> Clip(Op op)
    {
        var side = op.Clip.Side == ClipAt.Incoming ? "incoming" : "outgoing";
        return op.Clip.Applies(op.Clip.Side) ? [$"The {side} gradient is clamped to [{NumberText.Real(-op.Clip.Bound)}, {NumberText.Real(op.Clip.Bound)}]."] : [];
    }
}
