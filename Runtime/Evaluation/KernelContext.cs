using Surrogates.Functions;

namespace Surrogates.Evaluation;

/// <summary>What the kernels of a call have in common: the operands that are numbers, and where tensors lie.</summary>
internal unsafe struct KernelContext
{
    public double* Numbers;
    public Places Places;
}
