using System.Runtime.InteropServices;
using Surrogates.Execution;

namespace Surrogates.Autograd;

/// <summary>A native node: the addresses of a shared and of a weak pointer to it.</summary>
internal struct NodePointer
{
    public nint Shared;
    public nint Weak;
}

/// <summary>Addresses of native tensors.</summary>
internal unsafe struct TensorArray
{
    public nint* First;
    public long Count;
}

/// <summary>The exports that TorchSharp's own function class is built on. They are no public contract, hence the probe.</summary>
internal static unsafe class NativeNodes
{
    private static readonly delegate* unmanaged<nint, nint, NodePointer> _create = (delegate* unmanaged<nint, nint, NodePointer>)Libraries.Find("THSAutograd_CSharpNode_ctor");
    private static readonly delegate* unmanaged<NodePointer, void> _releaseShared = (delegate* unmanaged<NodePointer, void>)Libraries.Find("THSAutograd_CSharpNode_disposeSharedPtr");
    private static readonly delegate* unmanaged<NodePointer, void> _releaseWeak = (delegate* unmanaged<NodePointer, void>)Libraries.Find("THSAutograd_CSharpNode_disposeWeakPtr");
    private static readonly delegate* unmanaged<NodePointer, TensorArray, byte, void> _setEdges = (delegate* unmanaged<NodePointer, TensorArray, byte, void>)Libraries.Find("THSAutograd_CSharpNode_setNextEdges");
    private static readonly delegate* unmanaged<TensorArray, TensorArray, TensorArray, TensorArray, NodePointer, delegate* unmanaged<nuint, nint*>, void> _wrap = (delegate* unmanaged<TensorArray, TensorArray, TensorArray, TensorArray, NodePointer, delegate* unmanaged<nuint, nint*>, void>)Libraries.Find("THSAutograd_Function_wrapOutputs");
    private static readonly delegate* unmanaged<nint, NodePointer, byte, nint> _save = (delegate* unmanaged<nint, NodePointer, byte, nint>)Libraries.Find("THSAutograd_SavedVariable_ctor");
    private static readonly delegate* unmanaged<nint, NodePointer, nint> _unpack = (delegate* unmanaged<nint, NodePointer, nint>)Libraries.Find("THSAutograd_SavedVariable_unpack");
    private static readonly delegate* unmanaged<nint, void> _forget = (delegate* unmanaged<nint, void>)Libraries.Find("THSAutograd_SavedVariable_dispose");

    [ThreadStatic]
    private static nint* _wrapped;

    public static bool IsAvailable { get; } =
        _create != null && _releaseShared != null && _releaseWeak != null && _setEdges != null && _wrap != null && _save != null && _unpack != null && _forget != null;

    public static NodePointer Create(nint apply, nint deleted)
    {
        var pointer = _create(apply, deleted);
        NativeError.ThrowIfAny();
        return pointer;
    }

    public static void ReleaseShared(NodePointer pointer)
    {
        _releaseShared(pointer);
    }

    public static void ReleaseWeak(NodePointer pointer)
    {
        _releaseWeak(pointer);
    }

    public static void SetEdges(NodePointer pointer, nint* tensors, int count)
    {
        _setEdges(pointer, new() { First = tensors, Count = count }, 1);
        NativeError.ThrowIfAny();
    }

    /// <summary>Makes the outputs of the node from plain tensors; the plain ones stay the caller's.</summary>
    public static void Wrap(NodePointer pointer, nint* inputs, int inputCount, nint* outputs, int outputCount, nint* wrapped)
    {
        _wrapped = wrapped;
        _wrap(new() { First = inputs, Count = inputCount }, default, default, new() { First = outputs, Count = outputCount }, pointer, &Allocate);
        _wrapped = null;
        NativeError.ThrowIfAny();
    }

    public static nint Save(NodePointer pointer, nint tensor)
    {
        var saved = _save(tensor, pointer, 0);
        NativeError.ThrowIfAny();
        return saved;
    }

    public static nint Unpack(NodePointer pointer, nint saved)
    {
        var tensor = _unpack(saved, pointer);
        NativeError.ThrowIfAny();
        return tensor;
    }

    public static void Forget(nint saved)
    {
        _forget(saved);
    }

    [UnmanagedCallersOnly]
    private static nint* Allocate(nuint count)
    {
        return _wrapped;
    }
}
