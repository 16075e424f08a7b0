using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Surrogates.Generator.Tests.Runtime;

internal static partial class ProcessMemory
{
    /// <summary>The bytes that native code has allocated and not freed, of glibc.</summary>
    public static long Allocated()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var information = Information();
        return (long)(information.Used + information.Mapped);
    }

    public static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallinfo2")]
    private static partial MallocInformation Information();

    // struct mallinfo2 of malloc.h.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct MallocInformation
    {
        private readonly nuint _arena;
        private readonly nuint _free;
        private readonly nuint _fast;
        private readonly nuint _maps;
        public readonly nuint Mapped;
        private readonly nuint _most;
        private readonly nuint _fastBytes;
        public readonly nuint Used;
        private readonly nuint _freeBytes;
        private readonly nuint _releasable;
    }
}
