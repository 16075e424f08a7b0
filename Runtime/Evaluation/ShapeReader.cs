using Surrogates.Functions;
using Surrogates.Native;

namespace Surrogates.Evaluation;

/// <summary>Finds the shape that the operands of a call broadcast to: that of a step, if the call is a loop over time.</summary>
internal static unsafe class ShapeReader
{
    public const int MostDimensions = 64;

    public static void Read(ref Arguments arguments, Signature signature)
    {
        arguments.Steps = signature.IsLoop ? Steps(arguments, signature) : 1;
        var rank = Rank(arguments, signature);
        arguments.Shape = arguments.Shape[..rank];
        arguments.Shape.Fill(1);
        for (var i = 0; i < arguments.Tensors.Length; i++)
        {
            if (arguments.Tensors[i] != 0 && signature.IsOverTime(i) == signature.IsLoop)
            {
                Broadcast(arguments, signature, i);
            }
        }

        for (var i = 0; i < arguments.Tensors.Length && signature.IsLoop; i++)
        {
            if (i == signature.Weight)
            {
                CheckWeight(arguments, signature, i);
            }
            else if (arguments.Tensors[i] != 0 && !signature.IsOverTime(i))
            {
                CheckFits(arguments, signature, i);
            }
        }
    }

    private static long Steps(in Arguments arguments, Signature signature)
    {
        var first = -1;
        for (var i = 0; i < arguments.Tensors.Length; i++)
        {
            if (!signature.IsOverTime(i))
            {
                continue;
            }

            var name = signature.Operands[i];
            if (arguments.Tensors[i] == 0)
            {
                throw new ArgumentException($"{name} of {signature.Name} is a number, and must be a sequence: a tensor of shape [time, ...].", name);
            }

            var sizes = AllSizes(arguments, i);
            if (sizes.IsEmpty)
            {
                throw new ArgumentException($"{name} of {signature.Name} has no dimension of time. Its shape must be [time, ...].", name);
            }

            if (first >= 0 && sizes[0] != AllSizes(arguments, first)[0])
            {
                throw new ArgumentException(
                    $"{name} of {signature.Name} has {sizes[0]} steps, {signature.Operands[first]} {AllSizes(arguments, first)[0]}. Time is the first dimension, and is not broadcast.",
                    name);
            }

            first = first < 0 ? i : first;
        }

        return AllSizes(arguments, first)[0];
    }

    private static int Rank(in Arguments arguments, Signature signature)
    {
        var rank = 0;
        for (var i = 0; i < arguments.Tensors.Length; i++)
        {
            if (arguments.Tensors[i] != 0 && signature.IsOverTime(i) == signature.IsLoop)
            {
                rank = Math.Max(rank, Sizes(arguments, signature, i).Length);
            }
        }

        return rank <= MostDimensions ? rank : throw new ArgumentException($"{signature.Name} takes tensors of up to {MostDimensions} dimensions, not {rank}.");
    }

    private static void Broadcast(in Arguments arguments, Signature signature, int operand)
    {
        var sizes = Sizes(arguments, signature, operand);
        var shape = arguments.Shape[(arguments.Shape.Length - sizes.Length)..];
        for (var d = 0; d < sizes.Length; d++)
        {
            if (shape[d] == 1)
            {
                shape[d] = sizes[d];
            }
            else if (sizes[d] != 1 && sizes[d] != shape[d])
            {
                throw Mismatch(arguments, signature, operand);
            }
        }
    }

    // What is no sequence does not enlarge a step: a sequence that is not declared as one would make a step of it for each step.
    private static void CheckFits(in Arguments arguments, Signature signature, int operand)
    {
        var sizes = Sizes(arguments, signature, operand);
        var missing = arguments.Shape.Length - sizes.Length;
        for (var d = 0; d < sizes.Length; d++)
        {
            if (sizes[d] != 1 && (d + missing < 0 || sizes[d] != arguments.Shape[d + missing]))
            {
                var name = signature.Operands[operand];
                var advice = signature.States.Any(state => state.Operand == operand) ? "It is a state, of before the first step." : "If it has a value for each step, declare it with [OverTime].";
                throw new ArgumentException($"{name} of {signature.Name} has shape {Text(sizes)}, which does not broadcast to {Text(arguments.Shape)}, the shape of a step. {advice}", name);
            }
        }
    }

    // From all neurons of the last dimension to each of them.
    private static void CheckWeight(in Arguments arguments, Signature signature, int operand)
    {
        var neurons = arguments.Shape.IsEmpty ? 1 : arguments.Shape[^1];
        var sizes = arguments.Tensors[operand] == 0 ? [] : AllSizes(arguments, operand);
        if (arguments.Shape.IsEmpty || !sizes.SequenceEqual([neurons, neurons]))
        {
            var name = signature.Operands[operand];
            throw new ArgumentException(
                $"{name} of {signature.Name} has shape {Text(sizes)}; steps of shape {Text(arguments.Shape)} need {Text([neurons, neurons])}: the last dimension is that of the neurons.",
                name);
        }
    }

    private static ArgumentException Mismatch(in Arguments arguments, Signature signature, int operand)
    {
        var before = new List<string>();
        for (var i = 0; i < operand; i++)
        {
            if (arguments.Tensors[i] != 0 && signature.IsOverTime(i) == signature.IsLoop)
            {
                before.Add($"{signature.Operands[i]} of shape {Text(AllSizes(arguments, i))}");
            }
        }

        var name = signature.Operands[operand];
        return new ArgumentException(
            $"{name} of {signature.Name} has shape {Text(AllSizes(arguments, operand))}, which does not broadcast against {string.Join(" and ", before)}. Sizes must be equal or 1, counted from the last dimension.",
            name);
    }

    // Time aside.
    private static ReadOnlySpan<long> Sizes(in Arguments arguments, Signature signature, int operand)
    {
        return AllSizes(arguments, operand)[(signature.IsOverTime(operand) ? 1 : 0)..];
    }

    private static ReadOnlySpan<long> AllSizes(in Arguments arguments, int operand)
    {
        var tensor = new TensorHandle(arguments.Tensors[operand]);
        return new(tensor.Sizes, tensor.Dimensions);
    }

    private static string Text(ReadOnlySpan<long> sizes)
    {
        return $"[{string.Join(", ", sizes.ToArray())}]";
    }
}
