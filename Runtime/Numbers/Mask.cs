using System.Runtime.CompilerServices;

namespace Surrogates.Numbers;

/// <summary>What a comparison gives: for vector lanes all bits set or none, for a tensor a tensor of booleans.</summary>
/// <typeparam name="T">The number that was compared.</typeparam>
public readonly struct Mask<T>
    where T : struct, IReal<T>
{
    private readonly T _bits;

    internal Mask(T bits)
    {
        _bits = bits;
    }

    internal T Bits => _bits;

    /// <summary>Where both conditions hold.</summary>
    /// <param name="left">The first condition.</param>
    /// <param name="right">The second condition.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<T> operator &(Mask<T> left, Mask<T> right)
    {
        return T.And(left, right);
    }

    /// <summary>Where at least one condition holds.</summary>
    /// <param name="left">The first condition.</param>
    /// <param name="right">The second condition.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<T> operator |(Mask<T> left, Mask<T> right)
    {
        return T.Or(left, right);
    }

    /// <summary>Where exactly one of the conditions holds.</summary>
    /// <param name="left">The first condition.</param>
    /// <param name="right">The second condition.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<T> operator ^(Mask<T> left, Mask<T> right)
    {
        return T.Xor(left, right);
    }

    /// <summary>Where the condition does not hold.</summary>
    /// <param name="condition">The condition.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<T> operator !(Mask<T> condition)
    {
        return T.Not(condition);
    }
}
