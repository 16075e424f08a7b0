using TorchSharp;

namespace Surrogates.Native;

/// <summary>
/// Gives libtorch the only reference to a gradient. It takes a reference of its own to what a callback returns, and a
/// gradient that anybody else still refers to is copied, element by element, when it reaches a leaf.
/// </summary>
internal static unsafe class GivenReference
{
    // c10::intrusive_ptr_target: virtual table, then the counts, the number of owners in the lower half.
    private const int OwnersOffset = 8;

    private static readonly delegate* unmanaged<nint*, int> UndefinedFunction = (delegate* unmanaged<nint*, int>)Libraries.Find("aoti_torch_new_uninitialized_tensor");

    private static nint _undefined;

    /// <summary>Whether owners of the loaded libtorch's tensors are counted as expected.</summary>
    public static bool IsAvailable { get; } = UndefinedFunction != null && Probe();

    /// <summary>
    /// Gives the tensor behind a handle, counting one owner fewer than it has, and deletes the handle. The next to take
    /// a reference is the only owner.
    /// </summary>
    public static nint From(TensorHandle handle)
    {
        var tensor = *(nint*)handle.Value;
        if (tensor != _undefined)
        {
            *(nint*)handle.Value = _undefined;
            Interlocked.Decrement(ref *(int*)(tensor + OwnersOffset));
        }

        handle.Delete();
        return tensor;
    }

    private static bool Probe()
    {
        var (size, stride) = (1L, 1L);
        nint first, second;
        if (UndefinedFunction(&first) != 0 || UndefinedFunction(&second) != 0)
        {
            return false;
        }

        _undefined = *(nint*)first;
        var isOne = _undefined == *(nint*)second;
        new TensorHandle(first).Delete();
        new TensorHandle(second).Delete();

        var tensor = TensorHandle.FromTorch(1, &size, &stride, torch.ScalarType.Float32);
        var owners = (int*)(*(nint*)tensor.Value + OwnersOffset);
        var counts = isOne && *owners == 1;
        var other = tensor.Share();
        counts &= *owners == 2 && *(nint*)other.Value == *(nint*)tensor.Value;
        other.Delete();
        counts &= *owners == 1;
        tensor.Delete();
        return counts;
    }
}
