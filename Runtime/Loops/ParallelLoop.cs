using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Loops;

/// <summary>Runs the parts of a loop on torch's own intra-op threads.</summary>
internal static unsafe class ParallelLoop
{
    /// <summary>As many elements a part at least, as torch has it: below that a thread costs more than it saves.</summary>
    public const long Grain = 32768;

    private static readonly delegate* unmanaged<long, long, long, delegate* unmanaged[Cdecl]<long, long, void*, void>, void*, int> ParallelForFunction =
        (delegate* unmanaged<long, long, long, delegate* unmanaged[Cdecl]<long, long, void*, void>, void*, int>)Libraries.Find("torch_parallel_for");

    /// <summary>How many parts a loop is cut into. It depends on nothing else, so that sums are reproducible.</summary>
    public static int Parts(long count)
    {
        return count <= Grain || ParallelForFunction == null ? 1 : (int)Math.Min(torch.get_num_threads(), (count + Grain - 1) / Grain);
    }

    public static void Run(int parts, delegate*<void*, int, void> body, void* state)
    {
        if (parts == 1)
        {
            body(state, 0);
            return;
        }

        var context = new Context { Body = body, State = state };
        var error = ParallelForFunction(0, parts, 1, &Trampoline, &context);
        if (context.Failure != 0)
        {
            var failure = GCHandle.FromIntPtr(context.Failure);
            var exception = (Exception)failure.Target!;
            failure.Free();
            ExceptionDispatchInfo.Throw(exception);
        }

        if (error != 0)
        {
            throw new InvalidOperationException("libtorch could not run the op on its threads.");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Trampoline(long begin, long end, void* state)
    {
        var context = (Context*)state;
        try
        {
            for (var part = begin; part < end; part++)
            {
                context->Body(context->State, (int)part);
            }
        }
        catch (Exception exception)
        {
            // Native frames cannot be unwound: the first exception is carried out by hand.
            var failure = GCHandle.Alloc(exception);
            if (Interlocked.CompareExchange(ref context->Failure, GCHandle.ToIntPtr(failure), 0) != 0)
            {
                failure.Free();
            }
        }
    }

    private struct Context
    {
        public delegate*<void*, int, void> Body;
        public void* State;
        public nint Failure;
    }
}
