using System.Runtime.CompilerServices;
using Surrogates.Functions;
using Surrogates.Loops;
using Surrogates.Numbers;
using Lanes128 = Surrogates.Numbers.Vector128Lanes;
using Lanes256 = Surrogates.Numbers.Vector256Lanes;
using Lanes512 = Surrogates.Numbers.Vector512Lanes;

namespace Surrogates.Evaluation;

/// <summary>The kernels of <typeparamref name="F"/> on vector lanes.</summary>
/// <remarks>
/// The mathematics is inlined into the kernels, and how much the JIT inlines grows with the size of the method that it inlines into: with
/// the batch made elsewhere, what is no longer inlined of a longer formula takes up to four times as long.
/// </remarks>
internal sealed unsafe class Kernels<F> : Kernels
    where F : struct, IFunction
{
    protected override void SetBody(ref Kernel kernel, Pass pass, VectorWidth width)
    {
        switch (width)
        {
            case VectorWidth.Vector512:
                SetBody<Lanes512.Float32Lanes, Lanes512.Float64Lanes>(ref kernel, pass);
                break;
            case VectorWidth.Vector256:
                SetBody<Lanes256.Float32Lanes, Lanes256.Float64Lanes>(ref kernel, pass);
                break;
            default:
                SetBody<Lanes128.Float32Lanes, Lanes128.Float64Lanes>(ref kernel, pass);
                break;
        }
    }

    private static void SetBody<T32, T64>(ref Kernel kernel, Pass pass)
        where T32 : struct, IReal<T32>
        where T64 : struct, IReal<T64>
    {
        if (kernel.NumberSize == sizeof(float))
        {
            SetBody<T32>(ref kernel, pass);
        }
        else
        {
            SetBody<T64>(ref kernel, pass);
        }
    }

    private static void SetBody<T>(ref Kernel kernel, Pass pass)
        where T : struct, IReal<T>
    {
        kernel.Lanes = Unsafe.SizeOf<T>() / kernel.NumberSize;
        kernel.Body = pass switch
        {
            Pass.Forward => &Forward<T>,
            Pass.Backward => &Backward<T>,
            _ => &SoftForward<T>,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<T>(byte** addresses, void* context, int length)
        where T : struct, IReal<T>
    {
        var call = (KernelContext*)context;
        var batch = new Batch<T>(addresses, new ReadOnlySpan<double>(call->Numbers, call->Places.Operands), call->Places.Outputs, isBackward: false, length);
        F.Forward(in batch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<T>(byte** addresses, void* context, int length)
        where T : struct, IReal<T>
    {
        var call = (KernelContext*)context;
        var batch = new Batch<T>(addresses, new ReadOnlySpan<double>(call->Numbers, call->Places.Operands), call->Places.Outputs, isBackward: true, length);
        F.Backward(in batch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SoftForward<T>(byte** addresses, void* context, int length)
        where T : struct, IReal<T>
    {
        var call = (KernelContext*)context;
        var batch = new Batch<T>(addresses, new ReadOnlySpan<double>(call->Numbers, call->Places.Operands), call->Places.Outputs, isBackward: false, length);
        F.SoftForward(in batch);
    }
}
