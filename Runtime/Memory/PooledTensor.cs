using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Memory;

/// <summary>Tensors in blocks of the pool.</summary>
internal static unsafe class PooledTensor
{
    /// <summary>
    /// The smallest tensor that a block is used for. Below, torch's allocator is as fast: eight ops in a row, forward and
    /// backward on one thread, take 0.99 to 1.02 times as long with blocks at 4 to 64 KiB, 0.95 times at 128 KiB, 0.77 at
    /// 512 KiB, 0.60 at 1 MiB.
    /// </summary>
    public const long LeastBytes = 1 << 16;

    /// <summary>Makes a dense tensor of the processor: in memory of torch if the pool is off or the tensor small.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public static TensorHandle Make(int dimensions, long* sizes, long* strides, torch.ScalarType type)
    {
        var bytes = Bytes(dimensions, sizes, type);
        if (bytes is < LeastBytes or > SizeClasses.MostBytes || BlockPool.Limit == 0 || !ResizableStorage.IsAvailable)
        {
            return TensorHandle.FromTorch(dimensions, sizes, strides, type);
        }

        var contiguous = MakeContiguous(dimensions, sizes, type, bytes);
        ResizableStorage.Mark(contiguous);
        if (IsContiguous(dimensions, sizes, strides))
        {
            return contiguous;
        }

        try
        {
            return contiguous.Restrided(dimensions, sizes, strides);
        }
        finally
        {
            contiguous.Delete();
        }
    }

    /// <summary>Makes a contiguous one.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public static TensorHandle Make(ReadOnlySpan<long> shape, torch.ScalarType type)
    {
        var strides = stackalloc long[Math.Max(shape.Length, 1)];
        var stride = 1L;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= Math.Max(shape[d], 1);
        }

        fixed (long* sizes = shape)
        {
            return Make(shape.Length, sizes, strides, type);
        }
    }

    private static TensorHandle MakeContiguous(int dimensions, long* sizes, torch.ScalarType type, long bytes)
    {
        var block = BlockPool.Rent(bytes);
        try
        {
            return ExternalTensor.New(MemoryBlock.Memory(block), &Return, dimensions, sizes, type);
        }
        catch
        {
            BlockPool.Return(block);
            throw;
        }
    }

    private static bool IsContiguous(int dimensions, long* sizes, long* strides)
    {
        var stride = 1L;
        for (var d = dimensions - 1; d >= 0; d--)
        {
            if (sizes[d] != 1 && strides[d] != stride)
            {
                return false;
            }

            stride *= sizes[d];
        }

        return true;
    }

    // Negative if there are more than can be counted.
    private static long Bytes(int dimensions, long* sizes, torch.ScalarType type)
    {
        long bytes = type == torch.ScalarType.Float64 ? sizeof(double) : type == torch.ScalarType.Float32 ? sizeof(float) : sizeof(ushort);
        for (var d = 0; d < dimensions; d++)
        {
            if (Math.BigMul(bytes, sizes[d], out bytes) != 0 || bytes < 0)
            {
                return -1;
            }
        }

        return bytes;
    }

    // Nothing may be thrown out of here: native frames follow.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Return(void* memory)
    {
        BlockPool.Return(MemoryBlock.FromMemory(memory));
    }
}
