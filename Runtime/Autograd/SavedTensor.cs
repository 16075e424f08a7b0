using Surrogates.Evaluation;
using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>A tensor that a node has saved: a saved variable of libtorch, or a handle.</summary>
internal readonly struct SavedTensor
{
    private readonly nint _value;
    private readonly SavedKind _kind;

    private SavedTensor(nint value, SavedKind kind)
    {
        _value = value;
        _kind = kind;
    }

    public static SavedTensor Of(NodePointer node, SavedKind kind, TensorHandle tensor)
    {
        return new(kind == SavedKind.Checked ? NativeNodes.Save(node, tensor.Value) : tensor.Share().Value, kind);
    }

    /// <summary>A handle of the tensor, which belongs to the caller.</summary>
    /// <exception cref="InvalidOperationException">It was changed in place.</exception>
    public TensorHandle Unpack(NodePointer node)
    {
        return _kind == SavedKind.Checked ? new(NativeNodes.Unpack(node, _value)) : new TensorHandle(_value).Share();
    }

    public void Release()
    {
        if (_kind == SavedKind.Checked)
        {
            NativeNodes.Forget(_value);
        }
        else
        {
            new TensorHandle(_value).Delete();
        }
    }
}
