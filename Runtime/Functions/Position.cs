namespace Surrogates.Functions;

/// <summary>Where a number is in a row of a <see cref="Batch{T}"/>, the same in all of them.</summary>
public readonly struct Position
{
    internal Position(nint byteOffset)
    {
        ByteOffset = byteOffset;
    }

    // Counted in bytes, a position is an address less the row's: a loop does nothing to find its numbers.
    internal nint ByteOffset { get; }
}
