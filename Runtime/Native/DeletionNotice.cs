using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Surrogates.Native;

/// <summary>Tensors that tell when they are deleted, for those who are not told when what keeps the tensor is.</summary>
internal static unsafe class DeletionNotice
{
    public static bool IsAvailable => ExternalTensor.IsAvailable;

    /// <summary>Makes a tensor, of which nothing but its life is of use.</summary>
    /// <param name="notice">Called once it is deleted, on whatever thread that is. It must not throw.</param>
    public static TensorHandle Of(Action notice)
    {
        // The memory of the only element, which nobody reads, is the handle.
        var size = 1L;
        var handle = GCHandle.ToIntPtr(GCHandle.Alloc(notice));
        return ExternalTensor.New((void*)handle, &Deleted, 1, &size, torch.ScalarType.Byte);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Deleted(void* memory)
    {
        var handle = GCHandle.FromIntPtr((nint)memory);
        var notice = (Action)handle.Target!;
        handle.Free();
        notice();
    }
}
