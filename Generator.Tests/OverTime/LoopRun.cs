using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>A random loop on some inputs, in each way in which it can be run. What is wrong comes back as a text, null if nothing is.</summary>
internal sealed record LoopRun(RandomLoop Loop, Type Ops, int Number, Tensor[] Given)
{
    private ScalarType Type => Given[0].dtype;

    private int States => Loop.States;

    private double Tolerance => Type == float32 ? 1e-4 : 1e-11;

    /// <summary>Sequences, states and constants: contiguous, in another order of memory, or broadcast.</summary>
    public static Tensor[] Inputs(RandomLoop loop, int steps, long[] shape, ScalarType type, int layout)
    {
        Tensor Tensor(params long[] sizes) => sizes.Length > 0 && layout % 3 == 1
            ? rand([.. sizes.Reverse(), 2], type).select(-1, 1).permute([.. Enumerable.Range(0, sizes.Length).Select(d => (long)(sizes.Length - 1 - d))]) - 0.5
            : rand(sizes, type) - 0.5;
        long[] small = layout % 3 == 2 ? [.. shape.Select(static (size, d) => d == 0 ? 1 : size)] : shape;
        return
        [
            Tensor([steps, .. shape]),
            Tensor([steps, .. small]),
            .. Enumerable.Range(0, loop.States).Select(i => Tensor(i == 0 ? shape : small)),
            Tensor(small),
            Tensor(),
        ];
    }

    /// <summary>
    /// Outputs, and the gradients of sequences and states, have one order of sums where they are not broadcast and no chain rule was
    /// applied later. Gradients are otherwise those of other orders of up to 50 x 4099 summands: 1e-4 and 1e-11 of the largest.
    /// </summary>
    public string? AgainstSteps()
    {
        var (loop, steps) = (Leaves(Given), Leaves(Given));
        var (actual, expected) = (Loop.Run(Ops, $"Loop{Number}", loop), Unrolled(steps));
        for (var i = 0; i < actual.Length; i++)
        {
            if (!IsSame(expected[i], actual[i]))
            {
                return $"output {i}";
            }
        }

        Backward(actual);
        Backward(expected);
        return Near(Gradients(steps), Gradients(loop), Tolerance);
    }

    /// <summary>What is not asked for changes nothing of the rest, but for how sums are cut.</summary>
    public string? WithSomeGradients(int needed)
    {
        bool IsNeeded(int i) => (needed >> (i % 7) & 1) != 0;
        var (all, some) = (Leaves(Given), Given.Select((input, i) => IsNeeded(i) ? input.detach().requires_grad_() : input.detach()).ToArray());
        var outputs = Loop.Run(Ops, $"Loop{Number}", some);
        if (outputs[0].requires_grad)
        {
            Backward(Loop.Run(Ops, $"Loop{Number}", all));
            Backward(outputs);
        }

        int[] others = [.. Enumerable.Range(0, some.Length).Where(i => !IsNeeded(i))];
        int[] asked = [.. outputs[0].requires_grad ? Enumerable.Range(0, some.Length).Except(others) : []];
        return others.Any(i => some[i].grad is not null) ? "a gradient that nobody asked for"
            : asked.Contains(0) && !IsSame(Gradient(all[0]), Gradient(some[0])) ? "the gradient of the sequence"
            : Near([.. asked.Select(i => Gradient(all[i]))], [.. asked.Select(i => Gradient(some[i]))], Tolerance) is { } wrong ? $"of those alone that are asked for, {wrong}"
            : null;
    }

    /// <summary>In 16 bits nothing is rounded but what is returned.</summary>
    public string? InHalfPrecision(ScalarType type)
    {
        Tensor[] narrow = Leaves([.. Given.Select(input => input.to(type))]);
        Tensor[] wide = Leaves([.. narrow.Select(static input => input.detach().to(float32))]);
        var (actual, expected) = (Loop.Run(Ops, $"Loop{Number}", narrow), Loop.Run(Ops, $"Loop{Number}", wide));
        Backward(actual);
        Backward(expected);
        for (var i = 0; i < actual.Length; i++)
        {
            if (!IsSame(expected[i].to(type), actual[i]))
            {
                return $"{type}: output {i}";
            }
        }

        for (var i = 0; i < narrow.Length; i++)
        {
            if (!IsSame(Gradient(wide[i]).to(type), Gradient(narrow[i])))
            {
                return $"{type}: gradient {i}";
            }
        }

        return null;
    }

    /// <summary>The gradients of gradients, of two orders of sums and products: 1e-9 of the largest; in float32 they are not compared.</summary>
    public string? SecondDerivatives()
    {
        if (Type == float32)
        {
            return null;
        }

        var (loop, steps) = (Leaves(Given), Leaves(Given));
        Second(Loop.Run(Ops, $"Loop{Number}", loop), loop);
        Second(Unrolled(steps), steps);
        return Near(Gradients(steps), Gradients(loop), 1e-9) is { } wrong ? $"second derivatives: {wrong}" : null;

        static void Second(Tensor[] outputs, Tensor[] inputs)
        {
            var weighted = outputs.Zip(Weights(outputs), static (output, weight) => (output * output * weight).sum()).Aggregate(static (sum, next) => sum + next);
            (weighted + autograd.grad([weighted], [inputs[0], inputs[2]], retain_graph: true, create_graph: true, allow_unused: true)
                .Select(static gradient => gradient.sin().sum()).Aggregate(static (sum, next) => sum + next)).backward();
        }
    }

    /// <summary>Each neuron is one thread's: what is not summed over neurons is the same to the bit.</summary>
    public string? OnOtherThreads()
    {
        var (before, results) = (get_num_threads(), new List<Tensor[]>());
        foreach (var threads in new[] { 1, 2, 3 })
        {
            set_num_threads(threads);
            var leaves = Leaves(Given);
            var outputs = Loop.Run(Ops, $"Loop{Number}", leaves);
            Backward(outputs);
            results.Add([.. outputs, Gradient(leaves[0]), Gradient(leaves[2])]);
        }

        set_num_threads(before);
        return results.Skip(1).All(other => other.Zip(results[0], IsSame).All(static same => same)) ? null : "another result on more threads";
    }

    private static Tensor[] Leaves(Tensor[] inputs) => [.. inputs.Select(static input => input.detach().requires_grad_())];

    // Eighths, which have 16 bits.
    private static Tensor[] Weights(Tensor[] outputs) => [.. outputs.Select(static output => (((arange(output.numel()) % 11) - 5) / 8.0).to(output.dtype).reshape(output.shape))];

    private static void Backward(Tensor[] outputs) => autograd.backward(outputs, Weights(outputs));

    private static Tensor Gradient(Tensor input) => input.grad ?? zeros_like(input);

    private static Tensor[] Gradients(Tensor[] inputs) => [.. inputs.Select(static input => Gradient(input).detach())];

    private static bool IsSame(Tensor expected, Tensor actual) =>
        expected.shape.SequenceEqual(actual.shape) && (expected.eq(actual) | (expected.isnan() & actual.isnan())).all().ToBoolean();

    private static string? Near(Tensor[] expected, Tensor[] actual, double tolerance)
    {
        var largest = Math.Max(1, expected.Where(static gradient => gradient.numel() > 0).Select(static gradient => gradient.abs().max().ToDouble()).DefaultIfEmpty(1).Max());
        for (var i = 0; i < expected.Length; i++)
        {
            if (!expected[i].shape.SequenceEqual(actual[i].shape))
            {
                return $"the shape of gradient {i}";
            }

            if (expected[i].numel() > 0 && (expected[i] - actual[i]).abs().max().ToDouble() is var difference && !(difference <= tolerance * largest))
            {
                return $"gradient {i}: {difference} of {largest}";
            }
        }

        return null;
    }

    private Tensor[] Unrolled(Tensor[] inputs)
    {
        var states = inputs[2..(2 + States)];
        var results = new List<Tensor>();
        for (var t = 0; t < inputs[0].shape[0]; t++)
        {
            var outputs = Loop.Run(Ops, $"Step{Number}", [inputs[0][t], inputs[1][t], .. states, .. inputs[(2 + States)..]]);
            results.Add(outputs[0]);
            states = outputs[1..];
        }

        // Without steps what comes back are the states, of the shape of a step.
        return results.Count > 0
            ? [stack(results), .. states]
            : [inputs[0] * 1, .. states.Select(state => state.expand(inputs[0].shape[1..]).clone())];
    }
}
