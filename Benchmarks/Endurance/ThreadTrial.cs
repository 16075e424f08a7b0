using System.Collections.Concurrent;
using Surrogates.Benchmarks.Candidates;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Endurance;

/// <summary>Many threads that train at once, each of which must get the numbers of one alone, to the last bit.</summary>
internal static class ThreadTrial
{
    private static readonly Tensor[] Inputs = [.. Enumerable.Range(0, 8).Select(static i => linspace(-2, 3, 100 + (i * 3000)).DetachFromDisposeScope())];

    public static Outcome Run(int threads, TimeSpan duration, bool createGraph)
    {
        byte[][] expected = [.. Inputs.Select(input => Result(input, createGraph))];
        var failures = new ConcurrentQueue<Exception>();
        long steps = 0;
        long wrong = 0;
        var end = DateTime.UtcNow + duration;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(seed => new Thread(() => Train(seed)))];
        Array.ForEach(all, static thread => thread.Start());
        Array.ForEach(all, static thread => thread.Join());
        return new(steps, wrong, [.. failures]);

        void Train(int seed)
        {
            for (var i = seed; DateTime.UtcNow < end; i++)
            {
                try
                {
                    Interlocked.Increment(ref steps);
                    if (!Result(Inputs[i % Inputs.Length], createGraph).AsSpan().SequenceEqual(expected[i % Inputs.Length]))
                    {
                        Interlocked.Increment(ref wrong);
                    }
                }
                catch (Exception exception)
                {
                    failures.Enqueue(exception);
                }
            }
        }
    }

    // Of two ops in a row: outputs and gradients.
    private static byte[] Result(Tensor input, bool createGraph)
    {
        using var scope = NewDisposeScope();
        var x = input.detach().requires_grad_();
        var (spike, v) = AnnotatedOps.Neuron(AnnotatedOps.StepSigmoid(x, 0.25f), x, 0.9f, 0.5f);
        var gradient = autograd.grad([(spike * v).sum()], [x], retain_graph: createGraph, create_graph: createGraph)[0];
        var results = createGraph ? cat([gradient, autograd.grad([(gradient * gradient).sum()], [x])[0]]) : gradient;
        return [.. spike.detach().bytes, .. v.detach().bytes, .. results.detach().bytes];
    }
}
