namespace Surrogates.Benchmarks.Memory;

/// <summary>The memory that a pass of a candidate takes.</summary>
/// <param name="Name">The candidate.</param>
/// <param name="Outputs">How many outputs it has.</param>
/// <param name="ForwardBytes">Managed memory that the forward pass allocates.</param>
/// <param name="PassBytes">Managed memory that forward and backward pass allocate, with all that TorchSharp allocates around them.</param>
/// <param name="Held">Native memory held between forward and backward pass, in tensors of the input's size; none if the system does not tell.</param>
/// <param name="Peak">The most native memory at any time of the pass, in tensors of the input's size; none if the system does not tell.</param>
internal sealed record MemoryUse(string Name, int Outputs, long ForwardBytes, long PassBytes, double? Held, double? Peak);
