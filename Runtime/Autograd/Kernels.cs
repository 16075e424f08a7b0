using System.Runtime.CompilerServices;
using Surrogates.Execution;
using Surrogates.Numbers;
using TorchSharp;

namespace Surrogates.Autograd;

/// <summary>A function's kernels for each kind of number, behind calls that are not generic.</summary>
internal abstract unsafe class Kernels(Signature signature)
{
    public Signature Signature { get; } = signature;

    /// <summary>Points a loop at the kernel for its element type.</summary>
    public abstract void Choose(ref LaneLoop loop, torch.ScalarType type, bool backward);

    /// <summary>Runs on whole tensors, which are of one type; places without a tensor are the numbers'.</summary>
    public abstract void RunTensors(Span<TensorReal> values, ReadOnlySpan<double> numbers, bool backward);

    /// <summary>The same op on TorchSharp's own function class.</summary>
    public abstract void ApplyTorchSharp(in Arguments arguments, Span<nint> outputs);
}

/// <summary>The kernels of <typeparamref name="F"/>; there is one instance.</summary>
internal sealed unsafe class Kernels<F> : Kernels
    where F : struct, IFunction
{
    private Kernels()
        : base(F.Signature)
    {
    }

    public static Kernels<F> Instance { get; } = new();

    public override void Choose(ref LaneLoop loop, torch.ScalarType type, bool backward)
    {
        loop.NumberSize = type == torch.ScalarType.Float64 ? sizeof(double) : sizeof(float);
        loop.ElementSize = loop.NumberSize;
        switch (LaneChoice.Width)
        {
            case LaneWidth.Vector512:
                Choose<Numbers.Vector512Lanes.Float32Lanes, Numbers.Vector512Lanes.Float64Lanes>(ref loop, backward);
                break;
            case LaneWidth.Vector256:
                Choose<Numbers.Vector256Lanes.Float32Lanes, Numbers.Vector256Lanes.Float64Lanes>(ref loop, backward);
                break;
            default:
                Choose<Numbers.Vector128Lanes.Float32Lanes, Numbers.Vector128Lanes.Float64Lanes>(ref loop, backward);
                break;
        }

        if (type is torch.ScalarType.Float16 or torch.ScalarType.BFloat16)
        {
            loop.ElementSize = sizeof(ushort);
            HalfConversions.Choose(ref loop, type);
        }
    }

    public override void RunTensors(Span<TensorReal> values, ReadOnlySpan<double> numbers, bool backward)
    {
        var type = TypeOf(values);
        for (var i = 0; i < numbers.Length; i++)
        {
            values[i] = values[i].Tensor is null ? new(numbers[i], type) : values[i];
        }

        var batch = new Batch<TensorReal>(values, numbers.Length, Signature.Outputs);
        if (backward)
        {
            F.Backward(in batch);
        }
        else
        {
            F.Forward(in batch);
        }
    }

    public override void ApplyTorchSharp(in Arguments arguments, Span<nint> outputs)
    {
        TorchSharpFunction<F>.Apply(arguments, outputs);
    }

    private static void Choose<T32, T64>(ref LaneLoop loop, bool backward)
        where T32 : struct, IReal<T32>
        where T64 : struct, IReal<T64>
    {
        if (loop.NumberSize == sizeof(float))
        {
            Choose<T32>(ref loop, backward);
        }
        else
        {
            Choose<T64>(ref loop, backward);
        }
    }

    private static void Choose<T>(ref LaneLoop loop, bool backward)
        where T : struct, IReal<T>
    {
        loop.Lanes = Unsafe.SizeOf<T>() / loop.NumberSize;
        loop.Kernel = backward ? &Backward<T> : &Forward<T>;
    }

    private static torch.ScalarType TypeOf(ReadOnlySpan<TensorReal> values)
    {
        foreach (var value in values)
        {
            if (value.Tensor is not null)
            {
                return value.Type;
            }
        }

        return torch.ScalarType.Float64;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<T>(byte** rows, LaneLoop* loop, int length)
        where T : struct, IReal<T>
    {
        var batch = new Batch<T>(rows, new ReadOnlySpan<double>(loop->Numbers, loop->Operands), loop->Outputs, length);
        F.Forward(in batch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<T>(byte** rows, LaneLoop* loop, int length)
        where T : struct, IReal<T>
    {
        var batch = new Batch<T>(rows, new ReadOnlySpan<double>(loop->Numbers, loop->Operands), loop->Outputs, length);
        F.Backward(in batch);
    }
}
