using Surrogates.Native;

namespace Surrogates.Memory;

/// <summary>
/// Asks the system to back large blocks with pages of 2 MiB in place of 4 KiB: an op that walks through megabytes then finds the
/// addresses faster. Linux does so by itself only where it is told to always do it.
/// </summary>
internal static unsafe class LargePages
{
    /// <summary>The bytes of a page.</summary>
    public const int Bytes = 2 << 20;

    // Of smaller blocks too little is made of whole pages.
    private const long LeastBytes = 2 * Bytes;

    // sys/mman.h
    private const int HugePage = 14;

    private static readonly delegate* unmanaged<void*, nuint, int, int> AdviseFunction =
        OperatingSystem.IsLinux() ? (delegate* unmanaged<void*, nuint, int, int>)Libraries.FindInProcess("madvise") : null;

    /// <summary>Whether a block of so many bytes gets such pages, if it begins where one does.</summary>
    public static bool AreFor(long bytes)
    {
        return AdviseFunction != null && bytes >= LeastBytes;
    }

    /// <summary>Asks for them. A system that has none takes no notice.</summary>
    public static void Ask(void* block, long bytes)
    {
        _ = AdviseFunction(block, (nuint)(bytes / Bytes * Bytes), HugePage);
    }
}
