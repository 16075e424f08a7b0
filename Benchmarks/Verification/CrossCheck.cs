using Surrogates.Benchmarks.Candidates;
using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Verification;

/// <summary>Compares everything that is measured with its reference.</summary>
internal static class CrossCheck
{
    // 16 million elements take the same way as 4 million, and their references several gigabytes.
    private static readonly long[] Sizes = [16, 1_000, 100_000, 1_000_000, 4_000_000];
    private static readonly int[] Threads = [1, 2];

    public static int Steps => Sizes.Length;

    /// <summary>Calls <paramref name="checkDone"/> after each check with what was compared, and what is wrong with it if anything is.</summary>
    public static void Run(Action<string> starting, Action<string, string?> checkDone)
    {
        foreach (var n in Sizes)
        {
            starting(FormattableString.Invariant($"{n:N0} elements"));
            using var inputs = new Inputs(n);
            foreach (var candidate in CandidateTable.All)
            {
                Run(candidate, inputs, n, checkDone);
            }
        }
    }

    private static void Run(Candidate candidate, Inputs inputs, long n, Action<string, string?> checkDone)
    {
        using var scope = NewDisposeScope();
        var expected = candidate.Reference(inputs);
        foreach (var threads in Threads)
        {
            using var inner = NewDisposeScope();
            torch.set_num_threads(threads);
            var pass = new Pass(candidate, inputs);
            var what = FormattableString.Invariant($"{candidate.Name}, {n} elements, threads: {threads}");
            Compare("output", expected.Outputs, pass.Forward());
            if (!candidate.IsForwardOnly)
            {
                Compare("gradient", expected.Gradients, pass.Backward());
            }

            void Compare(string kind, IReadOnlyList<Tensor> wanted, IEnumerable<Tensor> found)
            {
                foreach (var (i, tensor) in found.Index())
                {
                    checkDone($"{what}, {kind} {i + 1}", Difference.Find(wanted[i], tensor));
                }
            }
        }
    }
}
