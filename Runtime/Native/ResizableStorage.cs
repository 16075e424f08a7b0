using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Surrogates.Native;

/// <summary>
/// Lets tensors over external memory grow. No function makes such a storage: libtorch marks it as not resizable, and
/// then refuses to grow the tensor after it has already changed its shape. The mark is a flag of the storage, and the
/// allocator that is to provide the larger memory stands beside it.
/// </summary>
internal static unsafe class ResizableStorage
{
    // c10::TensorImpl: virtual table, reference counts, storage. c10::StorageImpl: virtual table, reference counts, data
    // (pointer, owner, deleter, device), size, flags (the size is a symbol, resizable, ...), allocator.
    private const int StorageOffset = 16;
    private const int DataOffset = 16;
    private const int SizeOffset = 48;
    private const int ResizableOffset = 57;
    private const int AllocatorOffset = 64;

    private static readonly delegate* unmanaged<nint, long*, long*, nint*, int> AliasFunction = (delegate* unmanaged<nint, long*, long*, nint*, int>)Libraries.Find("aoti_torch_as_strided");
    private static readonly delegate* unmanaged<nint, long*, long, int*, int> ResizeFunction = (delegate* unmanaged<nint, long*, long, int*, int>)Libraries.Find("aoti_torch_cpu_resize_");

    private static nint _allocator;
    private static int _deletions;

    /// <summary>Whether storages of the loaded libtorch look as expected, and grow when they are marked.</summary>
    public static bool IsAvailable { get; } = ExternalTensor.IsAvailable && AliasFunction != null && ResizeFunction != null && Probe();

    /// <summary>Marks the storage of a tensor that nobody else has seen yet.</summary>
    public static void Mark(TensorHandle tensor)
    {
        var storage = Storage(tensor);
        storage[ResizableOffset] = 1;
        *(nint*)(storage + AllocatorOffset) = _allocator;
    }

    private static bool Probe()
    {
        const int Count = 4;
        var (size, stride) = ((long)Count, 1L);
        var memory = stackalloc float[Count] { 1, 2, 3, 4 };
        var own = TensorHandle.FromTorch(1, &size, &stride, torch.ScalarType.Float32);
        var other = TensorHandle.FromTorch(1, &size, &stride, torch.ScalarType.Float32);
        var external = ExternalTensor.New(memory, &CountDeletion, 1, &size, torch.ScalarType.Float32);
        try
        {
            return HasStorage(own, Count) && HasStorage(other, Count) && HasStorage(external, Count) && LooksAsExpected(own, other, external) && Grows(external, memory, Count);
        }
        finally
        {
            own.Delete();
            other.Delete();
            external.Delete();
        }
    }

    // An alias has the storage in common with its tensor, so that what is at its place must be a pointer.
    private static bool HasStorage(TensorHandle tensor, int count)
    {
        nint alias;
        if (AliasFunction(tensor.Value, tensor.Sizes, tensor.Strides, &alias) != 0)
        {
            return false;
        }

        var storage = Storage(tensor);
        var isShared = storage != null && storage == Storage(new(alias));
        new TensorHandle(alias).Delete();
        return isShared && *(byte**)(storage + DataOffset) == tensor.Data && *(long*)(storage + SizeOffset) == count * sizeof(float);
    }

    private static bool LooksAsExpected(TensorHandle own, TensorHandle other, TensorHandle external)
    {
        _allocator = *(nint*)(Storage(own) + AllocatorOffset);
        return _allocator != 0
            && _allocator == *(nint*)(Storage(other) + AllocatorOffset)
            && *(nint*)(Storage(external) + AllocatorOffset) == 0
            && Storage(own)[ResizableOffset] == 1
            && Storage(other)[ResizableOffset] == 1
            && Storage(external)[ResizableOffset] == 0;
    }

    private static bool Grows(TensorHandle tensor, float* memory, int count)
    {
        Mark(tensor);
        var size = count * 1000L;
        return ResizeFunction(tensor.Value, &size, 1, null) == 0
            && tensor.Data != memory
            && new ReadOnlySpan<float>(tensor.Data, count).SequenceEqual(new(memory, count))
            && *(long*)(Storage(tensor) + SizeOffset) == size * sizeof(float)
            && _deletions == 1;
    }

    private static byte* Storage(TensorHandle tensor)
    {
        return *(byte**)(*(byte**)tensor.Value + StorageOffset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void CountDeletion(void* memory)
    {
        _deletions++;
    }
}
