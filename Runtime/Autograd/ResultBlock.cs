using System.Runtime.CompilerServices;
using Surrogates.Execution;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>
/// The gradients that callbacks on a thread have returned. libtorch copies the handles as soon as the callback is back,
/// before anything managed runs on the thread again: whatever does run there next lets go of them.
/// </summary>
internal sealed unsafe class ResultBlock
{
    [ThreadStatic]
    private static ResultBlock? _current;

    private readonly nint[] _results = GC.AllocateArray<nint>(Signature.MostOperands, pinned: true);
    private readonly Tensor?[] _recorded = new Tensor?[Signature.MostOperands];

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
            block._results[i] = results[i];

            // A recorded gradient keeps its whole graph alive: it joins the dispose scope of whoever recorded it.
            block._recorded[i] = TensorHandle.GradEnabled && results[i] != 0 ? TensorEvaluation.Wrap(new(results[i])) : null;
        }

        return new() { First = (nint*)Unsafe.AsPointer(ref block._results[0]), Count = results.Length };
    }

    /// <summary>Lets go of what the last callback on this thread has returned.</summary>
    public static void ReleaseLast()
    {
        _current?.Release();
    }

    private void Release()
    {
        for (var i = 0; i < _results.Length && _results[i] != 0; i++)
        {
            // Taken out first: with a recorded gradient nodes can die, which come back here.
            var (result, recorded) = (_results[i], _recorded[i]);
            (_results[i], _recorded[i]) = (0, null);
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
