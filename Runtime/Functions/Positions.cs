using System.Runtime.CompilerServices;

namespace Surrogates.Functions;

/// <summary>The positions of a <see cref="Batch{T}"/>, for <c>foreach</c>.</summary>
public struct Positions
{
    private readonly nint _size;
    private readonly nint _end;
    private nint _offset;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Positions(int count, int size)
    {
        _size = size;
        _end = (nint)count * size;
        _offset = -size;
    }

    /// <summary>The position that the loop has come to.</summary>
    public readonly Position Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_offset);
    }

    /// <summary>Goes on to the next position.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        _offset += _size;
        return _offset < _end;
    }
}
