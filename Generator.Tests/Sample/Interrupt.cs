using System.Runtime.InteropServices;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>The signal that Ctrl+C sends, where there are signals.</summary>
internal static unsafe partial class Interrupt
{
    // The same on Linux and macOS, as is that an action begins with its handler; no system's action is longer than this.
    private const int Signal = 2;
    private const nint Ignored = 1;
    private const int Length = 256;

    /// <summary>
    /// Starts a process in which the signal does what it does at a terminal. A shell starts its background jobs with the signal
    /// ignored, as some servers start all they run, and a process inherits that from the tests if they do not look after it.
    /// </summary>
    public static T WithDefault<T>(Func<T> start)
    {
        var before = stackalloc byte[Length];
        Check(Action(Signal, null, before));
        if (*(nint*)before != Ignored)
        {
            // What handles it in this process does not reach another.
            return start();
        }

        var usual = stackalloc byte[Length];
        new Span<byte>(usual, Length).Clear();
        Check(Action(Signal, usual, null));
        try
        {
            return start();
        }
        finally
        {
            Check(Action(Signal, before, null));
        }
    }

    public static void Send(int process) => Check(Kill(process, Signal));

    private static void Check(int result) => Assert.True(result == 0, $"errno {Marshal.GetLastPInvokeError()}");

    [LibraryImport("libc", EntryPoint = "sigaction", SetLastError = true)]
    private static partial int Action(int signal, byte* action, byte* before);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
