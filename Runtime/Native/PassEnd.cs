using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Surrogates.Native;

/// <summary>Has something called at the end of the pass that runs on the thread, after all of its nodes, whosever they are.</summary>
internal static unsafe class PassEnd
{
    // The names are those of libstdc++, whose std::function is laid out as below in all its versions; elsewhere they are others, and not found.
    private static readonly delegate* unmanaged<void*> EngineFunction =
        (delegate* unmanaged<void*>)Libraries.Find("_ZN5torch8autograd6Engine18get_default_engineEv");

    private static readonly delegate* unmanaged<void*, Callback*, void> QueueFunction =
        (delegate* unmanaged<void*, Callback*, void>)Libraries.Find("_ZN5torch8autograd6Engine14queue_callbackESt8functionIFvvEE");

    /// <summary>Queues a call, which must not throw, if libtorch can: it ends the process if no pass is running.</summary>
    public static void Queue(delegate*<int, void> action, int argument)
    {
        if (EngineFunction == null || QueueFunction == null || GraphTask.Identity is null)
        {
            return;
        }

        var callback = new Callback { Action = action, Argument = argument, Manage = &Manage, Invoke = &Invoke };
        QueueFunction(EngineFunction(), &callback);
    }

    // There is nothing to copy or destroy that lives anywhere else.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte Manage(void* target, void* source, int operation)
    {
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Invoke(Callback* callback)
    {
        callback->Action((int)callback->Argument);
    }

    /// <summary>std::function: sixteen bytes of its own, what copies and destroys them, and what calls it with their address.</summary>
    private struct Callback
    {
        public delegate*<int, void> Action;
        public long Argument;
        public delegate* unmanaged[Cdecl]<void*, void*, int, byte> Manage;
        public delegate* unmanaged[Cdecl]<Callback*, void> Invoke;
    }
}
