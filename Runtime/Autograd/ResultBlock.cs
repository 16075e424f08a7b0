using System.Runtime.CompilerServices;
using Surrogates.Execution;

namespace Surrogates.Autograd;

/// <summary>
/// The gradients that a callback has returned, kept until libtorch has copied the handles: until the next callback on
/// the thread, or the death of the node, whichever comes first.
/// </summary>
internal sealed unsafe class ResultBlock
{
    [ThreadStatic]
    private static ResultBlock? _current;

    private readonly Lock _lock = new();
    private readonly nint[] _results = GC.AllocateArray<nint>(Signature.MostOperands, pinned: true);
    private Node? _owner;

    ~ResultBlock()
    {
        Delete();
    }

    public static ResultBlock Current => _current ??= new();

    public Span<nint> Results => _results;

    public nint* First => (nint*)Unsafe.AsPointer(ref _results[0]);

    public void Claim(Node owner)
    {
        lock (_lock)
        {
            Delete();
            _owner = owner;
        }
    }

    public void Release(Node owner)
    {
        lock (_lock)
        {
            if (_owner == owner)
            {
                Delete();
                _owner = null;
            }
        }
    }

    private void Delete()
    {
        foreach (ref var result in _results.AsSpan())
        {
            if (result != 0)
            {
                new TensorHandle(result).Delete();
                result = 0;
            }
        }
    }
}
