using System.Runtime.CompilerServices;

namespace Surrogates.Execution;

/// <summary>A row of numbers of a <see cref="Batch{T}"/>. The index is not checked: it must be less than the batch's length.</summary>
/// <typeparam name="T">The number.</typeparam>
public readonly ref struct Cursor<T>
    where T : struct
{
    private readonly ref T _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Cursor(ref T first)
    {
        _first = ref first;
    }

    /// <summary>The number at a position.</summary>
    /// <param name="index">The position, from 0 to the batch's length less 1.</param>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref _first, index);
    }
}
