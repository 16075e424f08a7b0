using System.Runtime.InteropServices;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>How often the system took a processor away from a thread of this process that could have gone on.</summary>
internal static unsafe partial class Preemptions
{
    private const int Self = 0;

    // struct rusage on 64-bit Linux: two times of two numbers, then fourteen numbers, of which this is the last.
    private const int Numbers = 18;
    private const int InvoluntarySwitches = 17;

    /// <summary>0 where it is not known.</summary>
    public static long Count()
    {
        var numbers = stackalloc long[Numbers];
        return OperatingSystem.IsLinux() && Environment.Is64BitProcess && GetUsage(Self, numbers) == 0 ? numbers[InvoluntarySwitches] : 0;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, long* usage);
}
