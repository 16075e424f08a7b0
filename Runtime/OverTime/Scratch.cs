using Surrogates.Memory;

namespace Surrogates.OverTime;

/// <summary>Rows of memory for a part of a loop over time, from the pool.</summary>
internal readonly unsafe ref struct Scratch
{
    private readonly MemoryBlock* _block;

    public Scratch(in TimeLoop time, int rows)
    {
        RowLength = time.RowLength(rows);
        RowBytes = RowLength * time.Forward.NumberSize;
        _block = BlockPool.Rent((long)rows * RowBytes);
    }

    /// <summary>How many numbers a row holds.</summary>
    public int RowLength { get; }

    public int RowBytes { get; }

    public byte* Rows => (byte*)MemoryBlock.Memory(_block);

    public void Dispose()
    {
        BlockPool.Return(_block);
    }
}
