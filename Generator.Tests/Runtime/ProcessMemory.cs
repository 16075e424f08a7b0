using System.Diagnostics;

namespace Surrogates.Generator.Tests.Runtime;

internal static class ProcessMemory
{
    public static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
