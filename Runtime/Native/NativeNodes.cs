using System.Runtime.InteropServices;

namespace Surrogates.Native;

/// <summary>The exports that TorchSharp's own function class is built on. They are no public contract, hence the probe.</summary>
internal static unsafe class NativeNodes
{
    private static readonly delegate* unmanaged<nint, nint, NodePointer> CreateFunction = (delegate* unmanaged<nint, nint, NodePointer>)Libraries.Find("THSAutograd_CSharpNode_ctor");
    private static readonly delegate* unmanaged<NodePointer, void> ReleaseSharedFunction = (delegate* unmanaged<NodePointer, void>)Libraries.Find("THSAutograd_CSharpNode_disposeSharedPtr");
    private static readonly delegate* unmanaged<NodePointer, void> ReleaseWeakFunction = (delegate* unmanaged<NodePointer, void>)Libraries.Find("THSAutograd_CSharpNode_disposeWeakPtr");
    private static readonly delegate* unmanaged<NodePointer, TensorArray, byte, void> SetEdgesFunction = (delegate* unmanaged<NodePointer, TensorArray, byte, void>)Libraries.Find("THSAutograd_CSharpNode_setNextEdges");
    private static readonly delegate* unmanaged<TensorArray, TensorArray, TensorArray, TensorArray, NodePointer, delegate* unmanaged<nuint, nint*>, void> WrapFunction = (delegate* unmanaged<TensorArray, TensorArray, TensorArray, TensorArray, NodePointer, delegate* unmanaged<nuint, nint*>, void>)Libraries.Find("THSAutograd_Function_wrapOutputs");
    private static readonly delegate* unmanaged<nint, NodePointer, byte, nint> SaveFunction = (delegate* unmanaged<nint, NodePointer, byte, nint>)Libraries.Find("THSAutograd_SavedVariable_ctor");
    private static readonly delegate* unmanaged<nint, NodePointer, nint> UnpackFunction = (delegate* unmanaged<nint, NodePointer, nint>)Libraries.Find("THSAutograd_SavedVariable_unpack");
    private static readonly delegate* unmanaged<nint, void> ForgetFunction = (delegate* unmanaged<nint, void>)Libraries.Find("THSAutograd_SavedVariable_dispose");

    [ThreadStatic]
    private static nint* _wrapped;

    public static bool IsAvailable { get; } =
        CreateFunction != null && ReleaseSharedFunction != null && ReleaseWeakFunction != null && SetEdgesFunction != null && WrapFunction != null && SaveFunction != null && UnpackFunction != null && ForgetFunction != null;

    public static NodePointer Create(nint apply, nint deleted)
    {
        var pointer = CreateFunction(apply, deleted);
        NativeError.ThrowIfAny();
        return pointer;
    }

    public static void ReleaseShared(NodePointer pointer)
    {
        ReleaseSharedFunction(pointer);
    }

    public static void ReleaseWeak(NodePointer pointer)
    {
        ReleaseWeakFunction(pointer);
    }

    public static void SetEdges(NodePointer pointer, nint* tensors, int count)
    {
        SetEdgesFunction(pointer, new() { First = tensors, Count = count }, 1);
        NativeError.ThrowIfAny();
    }

    /// <summary>Makes the outputs of the node from plain tensors; the plain ones stay the caller's.</summary>
    public static void Wrap(NodePointer pointer, nint* outputs, int outputCount, nint* wrapped)
    {
        // The inputs would be searched for among the outputs, and for tangents, which TorchSharp does not have.
        _wrapped = wrapped;
        WrapFunction(default, default, default, new() { First = outputs, Count = outputCount }, pointer, &Allocate);
        _wrapped = null;
        NativeError.ThrowIfAny();
    }

    public static nint Save(NodePointer pointer, nint tensor)
    {
        var saved = SaveFunction(tensor, pointer, 0);
        NativeError.ThrowIfAny();
        return saved;
    }

    public static nint Unpack(NodePointer pointer, nint saved)
    {
        var tensor = UnpackFunction(saved, pointer);
        NativeError.ThrowIfAny();
        return tensor;
    }

    public static void Forget(nint saved)
    {
        ForgetFunction(saved);
    }

    [UnmanagedCallersOnly]
    private static nint* Allocate(nuint count)
    {
        return _wrapped;
    }
}
