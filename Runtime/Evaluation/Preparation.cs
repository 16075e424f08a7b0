namespace Surrogates.Evaluation;

/// <summary>What a loop over time computes of its constants once, before its steps.</summary>
/// <param name="Operator">It as an op of its own, where steps are recorded.</param>
/// <param name="Kernels">Its passes on lanes.</param>
/// <param name="Tensors">Its passes on whole tensors.</param>
internal sealed record Preparation(Operator Operator, Kernels Kernels, TensorKernels Tensors);
