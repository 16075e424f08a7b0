namespace Surrogates.Evaluation;

/// <summary>What the kernels of a call have in common: the operands that are numbers, and how many places are what.</summary>
internal unsafe struct KernelContext
{
    public double* Numbers;
    public int Operands;
    public int Outputs;
}
