using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>Something that is measured: an op of ours, or what a user has in its place.</summary>
/// <param name="Name">Its name, unique.</param>
/// <param name="Outputs">How many outputs it has, and inputs that get a gradient.</param>
/// <param name="Forward">Computes the outputs.</param>
/// <param name="Reference">The same and the gradients, in float64 and closed form.</param>
internal sealed record Candidate(string Name, int Outputs, Action<Inputs, Tensor[]> Forward, Func<Inputs, Expected> Reference)
{
    public bool IsForwardOnly { get; init; }
}
