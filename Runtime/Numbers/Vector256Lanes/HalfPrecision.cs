using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>
/// 16-bit numbers in memory to 32-bit ones, which is exact, and back to the nearest, of two that are equally near the even one.
/// NaN stays NaN.
/// </summary>
internal static unsafe class HalfPrecision
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WidenFloat16(ushort* source, float* target, int count)
    {
        Widen<Float16>(source, target, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NarrowFloat16(float* source, ushort* target, int count)
    {
        Narrow<Float16>(source, target, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WidenBFloat16(ushort* source, float* target, int count)
    {
        Widen<BFloat16>(source, target, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NarrowBFloat16(float* source, ushort* target, int count)
    {
        Narrow<BFloat16>(source, target, count);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen<TFormat>(ushort* source, float* target, int count)
        where TFormat : struct, IFormat
    {
        var size = Vector256<ushort>.Count;
        var i = 0;
        for (; i + size <= count; i += size)
        {
            Widen<TFormat>(source + i, target + i);
        }

        if (i < count)
        {
            var last = stackalloc ushort[size];
            var widened = stackalloc float[size];
            new ReadOnlySpan<ushort>(source + i, count - i).CopyTo(new Span<ushort>(last, size));
            Widen<TFormat>(last, widened);
            new ReadOnlySpan<float>(widened, count - i).CopyTo(new Span<float>(target + i, count - i));
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow<TFormat>(float* source, ushort* target, int count)
        where TFormat : struct, IFormat
    {
        var size = Vector256<ushort>.Count;
        var i = 0;
        for (; i + size <= count; i += size)
        {
            Narrow<TFormat>(source + i, target + i);
        }

        if (i < count)
        {
            var last = stackalloc float[size];
            var narrowed = stackalloc ushort[size];
            new ReadOnlySpan<float>(source + i, count - i).CopyTo(new Span<float>(last, size));
            Narrow<TFormat>(last, narrowed);
            new ReadOnlySpan<ushort>(narrowed, count - i).CopyTo(new Span<ushort>(target + i, count - i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen<TFormat>(ushort* source, float* target)
        where TFormat : struct, IFormat
    {
        var (lower, upper) = Vector256.Widen(Vector256.Load(source));
        TFormat.Widen(lower).AsSingle().Store(target);
        TFormat.Widen(upper).AsSingle().Store(target + Vector256<float>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow<TFormat>(float* source, ushort* target)
        where TFormat : struct, IFormat
    {
        var lower = TFormat.Narrow(Vector256.Load(source).AsUInt32());
        var upper = TFormat.Narrow(Vector256.Load(source + Vector256<float>.Count).AsUInt32());
        Vector256.Narrow(lower, upper).Store(target);
    }

    /// <summary>How 16 bits stand for a number. Both sides are in lanes of 32 bits.</summary>
    private interface IFormat
    {
        public static abstract Vector256<uint> Widen(Vector256<uint> bits);

        public static abstract Vector256<uint> Narrow(Vector256<uint> bits);
    }

    /// <summary>The upper half of a 32-bit number.</summary>
    private readonly struct BFloat16 : IFormat
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<uint> Widen(Vector256<uint> bits)
        {
            return bits << 16;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<uint> Narrow(Vector256<uint> bits)
        {
            // Almost half a unit carries into the result where the rest is more; a whole half does where the result is odd.
            var odd = (bits >> 16) & Vector256<uint>.One;
            var rounded = bits + Vector256.Create(0x7FFFu) + odd;
            var isNumber = Vector256.Equals(bits.AsSingle(), bits.AsSingle()).AsUInt32();
            return Vector256.ConditionalSelect(isNumber, rounded, bits | Vector256.Create(0x400000u)) >> 16;
        }
    }

    /// <summary>IEEE 754 binary16: 5 bits of exponent, 10 of the significand.</summary>
    /// <remarks>As in F. Giesen's half_to_float_fast and float_to_half_fast3_rtne (public domain).</remarks>
    private readonly struct Float16 : IFormat
    {
        private const int Shift = 13;
        private const uint Bias = (127 - 15) << 23;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<uint> Widen(Vector256<uint> bits)
        {
            var sign = (bits & Vector256.Create(0x8000u)) << 16;
            var magnitude = (bits & Vector256.Create(0x7FFFu)) << Shift;
            var normal = magnitude + Vector256.Create(Bias);

            // Infinity and NaN have the largest exponent here too.
            var isLast = Vector256.GreaterThanOrEqual(magnitude.AsInt32(), Vector256.Create(0x7C00 << Shift)).AsUInt32();
            normal += isLast & Vector256.Create(Bias);

            // A subnormal one gets the bits of a power of two that has the place values of its own; taken off, it is exact.
            var power = Vector256.Create(Bias + (1u << 23));
            var subnormal = ((magnitude + power).AsSingle() - power.AsSingle()).AsUInt32();
            var isSubnormal = Vector256.LessThan(magnitude.AsInt32(), Vector256.Create(1 << 23)).AsUInt32();
            return Vector256.ConditionalSelect(isSubnormal, subnormal, normal) | sign;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<uint> Narrow(Vector256<uint> bits)
        {
            // From 2^16 on there is only infinity, which 2^16 becomes.
            var sign = bits & Vector256.Create(0x80000000u);
            var unbounded = bits ^ sign;
            var magnitude = Vector256.Min(unbounded.AsInt32(), Vector256.Create((127 + 16) << 23)).AsUInt32();

            // See BFloat16.Narrow.
            var odd = (magnitude >> Shift) & Vector256<uint>.One;
            var normal = (magnitude - Vector256.Create(Bias - 0xFFFu) + odd) >> Shift;

            // The addition rounds to the place values of the subnormal numbers.
            var power = Vector256.Create(Bias + ((23u - 10u + 1u) << 23));
            var subnormal = (magnitude.AsSingle() + power.AsSingle()).AsUInt32() - power;
            var isSubnormal = Vector256.LessThan(magnitude.AsInt32(), Vector256.Create((int)(Bias + (1u << 23)))).AsUInt32();
            var finite = Vector256.ConditionalSelect(isSubnormal, subnormal, normal);
            var isNaN = Vector256.GreaterThan(unbounded.AsInt32(), Vector256.Create(255 << 23)).AsUInt32();
            return finite | (isNaN & Vector256.Create(0x0200u)) | (sign >> 16);
        }
    }
}
