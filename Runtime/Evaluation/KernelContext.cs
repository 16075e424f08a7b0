using System.Runtime.CompilerServices;
using Surrogates.Functions;
using Surrogates.Numbers;

namespace Surrogates.Evaluation;

/// <summary>What the kernels of a call have in common: the operands that are numbers, and how many places are what.</summary>
internal unsafe struct KernelContext
{
    public double* Numbers;
    public int Operands;
    public int Outputs;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Batch<T> Batch<T>(byte** addresses, int length)
        where T : struct, IReal<T>
    {
        return new(addresses, new ReadOnlySpan<double>(Numbers, Operands), Outputs, length);
    }
}
