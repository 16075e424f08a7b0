using System.Runtime.CompilerServices;

namespace Surrogates.Execution;

/// <summary>Runs the kernel over one part of a <see cref="LaneLoop"/>, on one thread.</summary>
internal static unsafe class LanePart
{
    /// <summary>Parts begin at multiples of this, so that no cache line is written by two threads.</summary>
    public const int Alignment = 1024;

    // A block of each row fits the first-level cache together.
    private const int BlockBytes = 4096;
    private const int VectorBytes = 64;

    [SkipLocalsInit]
    public static void Run(void* state, int part)
    {
        var loop = (LaneLoop*)state;
        var begin = part * loop->PartSize;
        var end = Math.Min(loop->Count, begin + loop->PartSize);
        var whole = begin + ((end - begin) / loop->Lanes * loop->Lanes);

        var rows = stackalloc byte*[loop->RowCount];
        if (loop->BlockCount == 0)
        {
            RunDirect(loop, rows, begin, whole);
        }
        else
        {
            var memory = stackalloc byte[(loop->BlockCount * BlockBytes) + VectorBytes];
            RunBlocks(loop, part, rows, Aligned(memory), begin, whole);
        }

        if (whole < end)
        {
            var memory = stackalloc byte[(loop->RowCount + 1) * VectorBytes];
            RunTail(loop, part, rows, Aligned(memory), whole, (int)(end - whole));
        }
    }

    private static void RunDirect(LaneLoop* loop, byte** rows, long begin, long end)
    {
        // A batch counts its rows with an int.
        var most = 1L << 30;
        for (var at = begin; at < end; at += most)
        {
            for (var row = 0; row < loop->RowCount; row++)
            {
                rows[row] = loop->Rows[row].Kind == RowKind.Direct ? loop->Rows[row].Data + (at * loop->ElementSize) : null;
            }

            loop->Kernel(rows, loop, (int)(Math.Min(most, end - at) / loop->Lanes));
        }
    }

    private static void RunBlocks(LaneLoop* loop, int part, byte** rows, byte* memory, long begin, long end)
    {
        var most = BlockBytes / loop->ElementSize;
        for (var row = 0; row < loop->RowCount; row++)
        {
            ref var current = ref loop->Rows[row];
            rows[row] = current.Block >= 0 ? memory + (current.Block * BlockBytes) : null;
            if (current.Kind == RowKind.Constant && begin < end)
            {
                Gather(loop, current, begin, (int)Math.Min(most, end - begin), rows[row]);
            }
        }

        for (var at = begin; at < end; at += most)
        {
            var count = (int)Math.Min(most, end - at);
            for (var row = 0; row < loop->RowCount; row++)
            {
                ref var current = ref loop->Rows[row];
                if (current.Kind == RowKind.Direct)
                {
                    rows[row] = current.Data + (at * loop->ElementSize);
                }
                else if (current.Kind == RowKind.Gathered)
                {
                    Gather(loop, current, at, count, rows[row]);
                }
            }

            loop->Kernel(rows, loop, count / loop->Lanes);
            for (var row = 0; row < loop->RowCount; row++)
            {
                Sum(loop, loop->Rows[row], part, at, count, rows[row]);
            }
        }
    }

    // The rest is less than a vector: it runs on copies, and the lanes beyond it are dropped.
    private static void RunTail(LaneLoop* loop, int part, byte** rows, byte* memory, long begin, int count)
    {
        for (var row = 0; row < loop->RowCount; row++)
        {
            ref var current = ref loop->Rows[row];
            var block = memory + (row * VectorBytes);
            rows[row] = current.Kind == RowKind.Absent ? null : block;
            if (current.Kind is RowKind.Absent or RowKind.Discarded || current.IsOutput)
            {
                continue;
            }

            Unsafe.InitBlockUnaligned(block, 0, VectorBytes);
            Gather(loop, current, begin, count, block);
        }

        loop->Kernel(rows, loop, 1);
        for (var row = 0; row < loop->RowCount; row++)
        {
            ref var current = ref loop->Rows[row];
            if (current.IsOutput && current.Kind == RowKind.Direct)
            {
                Unsafe.CopyBlockUnaligned(current.Data + (begin * loop->ElementSize), rows[row], (uint)(count * loop->ElementSize));
            }

            Sum(loop, current, part, begin, count, rows[row]);
        }
    }

    private static void Gather(LaneLoop* loop, in Row row, long begin, int count, byte* block)
    {
        if (loop->ElementSize == sizeof(float))
        {
            Blocks.Gather<uint>(*loop, row, begin, count, block);
        }
        else
        {
            Blocks.Gather<ulong>(*loop, row, begin, count, block);
        }
    }

    private static void Sum(LaneLoop* loop, in Row row, int part, long begin, int count, byte* block)
    {
        if (row.Kind != RowKind.Summed)
        {
            return;
        }

        var sums = row.Sums + (part * row.SumCount);
        if (loop->ElementSize == sizeof(float))
        {
            Blocks.Sum<float>(*loop, row, begin, count, block, sums);
        }
        else
        {
            Blocks.Sum<double>(*loop, row, begin, count, block, sums);
        }
    }

    private static byte* Aligned(byte* memory)
    {
        return (byte*)(((nint)memory + VectorBytes - 1) & -VectorBytes);
    }
}
