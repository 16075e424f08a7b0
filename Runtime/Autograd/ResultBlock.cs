using System.Runtime.CompilerServices;
using Surrogates.Functions;
using Surrogates.Native;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>
/// The gradients that callbacks on a thread have returned. libtorch copies the handles as soon as the callback is back,
/// before anything managed runs on the thread again. A reference that is not given away with them is let go of by
/// whatever does run there next.
/// </summary>
internal sealed unsafe class ResultBlock
{
    [ThreadStatic]
    private static ResultBlock? _current;

    // Pinned: libtorch reads them. A handle is an address of a tensor's address.
    private readonly nint[] _handles = GC.AllocateArray<nint>(Signature.MostOperands, pinned: true);
    private readonly nint[] _given = GC.AllocateArray<nint>(Signature.MostOperands, pinned: true);

    private readonly nint[] _kept = new nint[Signature.MostOperands];
    private readonly Tensor?[] _recorded = new Tensor?[Signature.MostOperands];
    private int _count;

    // The thread is gone.
    ~ResultBlock()
    {
        Release();
    }

    /// <summary>Makes gradients the ones to return. Nothing managed but the return may follow.</summary>
    public static TensorArray Return(ReadOnlySpan<nint> results)
    {
        var block = _current ??= new();
        block.Release();
        for (var i = 0; i < results.Length; i++)
        {
            block.Add(i, results[i]);
        }

        block._count = results.Length;
        return new() { First = (nint*)Unsafe.AsPointer(ref block._handles[0]), Count = results.Length };
    }

    /// <summary>Lets go of what the last callback on this thread has returned.</summary>
    public static void ReleaseLast()
    {
        _current?.Release();
    }

    private void Add(int position, nint result)
    {
        if (result == 0 || TensorHandle.GradEnabled || !GivenReference.IsAvailable)
        {
            // A recorded gradient keeps its whole graph alive: it joins the dispose scope of whoever recorded it.
            _recorded[position] = TensorHandle.GradEnabled && result != 0 ? new TensorHandle(result).Wrap() : null;
            _kept[position] = result;
            _handles[position] = result;
        }
        else
        {
            _given[position] = GivenReference.From(new(result));
            _handles[position] = (nint)Unsafe.AsPointer(ref _given[position]);
        }
    }

    private void Release()
    {
        var count = _count;
        _count = 0;
        for (var i = 0; i < count; i++)
        {
            // Taken out first: with a recorded gradient nodes can die, which come back here.
            var (result, recorded) = (_kept[i], _recorded[i]);
            (_kept[i], _recorded[i]) = (0, null);
            if (recorded is null)
            {
                new TensorHandle(result).Delete();
            }
            else
            {
                recorded.Dispose();
            }
        }
    }
}
