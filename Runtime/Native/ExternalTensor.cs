using TorchSharp;

namespace Surrogates.Native;

/// <summary>Makes tensors over memory that is not torch's.</summary>
internal static unsafe class ExternalTensor
{
    private static readonly delegate* unmanaged<void*, delegate* unmanaged[Cdecl]<void*, void>, long*, int, sbyte, sbyte, int, int, byte, nint> NewFunction =
        (delegate* unmanaged<void*, delegate* unmanaged[Cdecl]<void*, void>, long*, int, sbyte, sbyte, int, int, byte, nint>)Libraries.Find("THSTensor_new");

    public static bool IsAvailable => NewFunction != null;

    /// <summary>Makes a contiguous tensor of the processor.</summary>
    /// <param name="memory">Its elements.</param>
    /// <param name="deleter">Called with the memory once nothing shares the tensor's storage any more, on whatever thread that is.</param>
    /// <param name="dimensions">The number of dimensions.</param>
    /// <param name="sizes">The size of each.</param>
    /// <param name="type">The type of the elements.</param>
    public static TensorHandle New(void* memory, delegate* unmanaged[Cdecl]<void*, void> deleter, int dimensions, long* sizes, torch.ScalarType type)
    {
        var handle = NewFunction(memory, deleter, sizes, dimensions, (sbyte)type, (sbyte)type, (int)DeviceType.CPU, -1, 0);
        return handle != 0 ? new(handle) : throw new InvalidOperationException("libtorch could not make a tensor over memory of the pool.");
    }
}
