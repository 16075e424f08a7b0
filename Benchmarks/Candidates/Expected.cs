using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>What a candidate should compute.</summary>
internal sealed record Expected(Tensor[] Outputs, Tensor[] Gradients);
