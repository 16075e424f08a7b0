using System.Numerics;

namespace Surrogates.Memory;

/// <summary>
/// The sizes that blocks come in: eight between a power of two and the next, so that a block is at most an eighth
/// larger than what it is for.
/// </summary>
internal static class SizeClasses
{
    private const int Steps = 8;
    private const int StepBits = 3;
    private const int MostBits = 62;

    public const int Count = ((MostBits - StepBits) * Steps) + 1;

    /// <summary>The bytes of the largest block.</summary>
    public const long MostBytes = 1L << MostBits;

    /// <summary>The smallest size that a number of bytes, 9 or more, fits in.</summary>
    public static int Of(long bytes)
    {
        var last = bytes - 1;
        var shift = BitOperations.Log2((ulong)last) - StepBits;
        return (shift * Steps) + (int)(last >> shift) - Steps + 1;
    }

    /// <summary>The bytes that a block of this size holds.</summary>
    public static long Capacity(int sizeClass)
    {
        var (shift, step) = Math.DivRem(sizeClass, Steps);
        return (long)(Steps + step) << shift;
    }
}
