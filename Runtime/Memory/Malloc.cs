using Surrogates.Native;

namespace Surrogates.Memory;

/// <summary>Settings of the C library's allocator, which torch takes its memory from.</summary>
internal static unsafe class Malloc
{
    private const string Library = "libc.so.6";

    // malloc.h
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int MostMaps = -4;
    private const int MostArenas = -8;

    /// <summary>Tells glibc's malloc to give nothing back to the system. Tells whether it is in use and obeys.</summary>
    public static bool KeepFreed()
    {
        var set = OperatingSystem.IsLinux() ? (delegate* unmanaged<int, int, int>)Libraries.Find(Library, "mallopt") : null;
        if (set == null || !IsInUse())
        {
            return false;
        }

        // Large blocks are not to be mappings of their own, which end when they are freed. Before 2.35 the threshold
        // can be 32 MiB at most; there none is to be one.
        var keepsLarge = set(MapThreshold, int.MaxValue) != 0 || set(MostMaps, 0) != 0;

        // Other threads would get arenas of their own, of heaps of 64 MiB: what does not fit is a mapping again.
        return keepsLarge && set(TrimThreshold, -1) != 0 && set(MostArenas, 1) != 0;
    }

    // Another allocator may have been loaded in its place.
    private static bool IsInUse()
    {
        return Libraries.Find(Library, "malloc") is not 0 and var own && own == Libraries.FindInProcess("malloc");
    }
}
