using System.Runtime.CompilerServices;

namespace Surrogates.Execution;

/// <summary>Runs the kernel over one part of a <see cref="LaneLoop"/>, piece by piece, on one thread.</summary>
internal static unsafe class LanePart
{
    /// <summary>The most elements that a kernel walks through in one go: it counts them, and their bytes, with an int.</summary>
    public const int MostInPlace = 1 << 24;

    // The blocks of a few rows fit the first-level cache together, and those of many the stack of any thread.
    private const int MostBlockBytes = 4096;
    private const int MostBytes = 16 * MostBlockBytes;
    private const int VectorBytes = 64;

    /// <summary>The bytes of a block, where a loop needs so many of them.</summary>
    public static int BlockBytes(int count)
    {
        return Math.Min(MostBlockBytes, MostBytes / Math.Max(count, 1) / VectorBytes * VectorBytes);
    }

    public static void Run(void* state, int part)
    {
        var loop = (LaneLoop*)state;
        if (loop->Partition.Dimension < 0)
        {
            var (begin, end) = loop->Partition.Range(part, loop->Count);
            RunElements(loop, part, begin, end);
        }
        else
        {
            RunSteps(loop, part);
        }
    }

    // A loop of its own, over some steps of the dimension that is cut.
    [SkipLocalsInit]
    private static void RunSteps(LaneLoop* whole, int part)
    {
        var loop = *whole;
        var dimension = loop.Partition.Dimension;
        var (begin, end) = loop.Partition.Range(part, loop.Shape[dimension]);
        var shape = stackalloc long[loop.Dimensions];
        var rows = stackalloc Row[loop.RowCount];
        new ReadOnlySpan<long>(loop.Shape, loop.Dimensions).CopyTo(new(shape, loop.Dimensions));
        shape[dimension] = end - begin;
        for (var row = 0; row < loop.RowCount; row++)
        {
            rows[row] = loop.Rows[row];
            if (rows[row].Kind == RowKind.Absent)
            {
                continue;
            }

            var offset = begin * rows[row].Strides[dimension];
            rows[row].Data += offset * loop.ElementSize;
            rows[row].Sums += offset;
        }

        loop.Count = loop.Count / loop.Shape[dimension] * (end - begin);
        loop.Shape = shape;
        loop.Rows = rows;
        RunElements(&loop, 0, 0, loop.Count);
    }

    [SkipLocalsInit]
    private static void RunElements(LaneLoop* loop, int copy, long begin, long end)
    {
        var most = loop->BlockCount == 0 ? MostInPlace : loop->BlockBytes / loop->NumberSize;
        var rows = stackalloc byte*[loop->RowCount];
        var memory = stackalloc byte[(loop->BlockCount * loop->BlockBytes) + VectorBytes];
        memory = Aligned(memory);
        for (var row = 0; row < loop->RowCount && begin < end; row++)
        {
            if (loop->Rows[row].Kind == RowKind.Constant)
            {
                Blocks.Load(*loop, loop->Rows[row], begin, (int)Math.Min(most, end - begin), Block(loop, loop->Rows[row], memory));
            }
        }

        for (var at = begin; at < end; at += most)
        {
            var count = (int)Math.Min(most, end - at);
            if (count < loop->Lanes)
            {
                RunCopied(loop, copy, at, count);
            }
            else
            {
                RunPiece(loop, copy, rows, memory, at, count);
            }
        }
    }

    private static void RunPiece(LaneLoop* loop, int copy, byte** rows, byte* memory, long at, int count)
    {
        for (var row = 0; row < loop->RowCount; row++)
        {
            ref var current = ref loop->Rows[row];
            rows[row] = current.Kind switch
            {
                RowKind.Absent => null,
                RowKind.Direct => current.Data + (at * loop->ElementSize),
                _ => Block(loop, current, memory),
            };
            if (current.Kind == RowKind.Gathered)
            {
                Blocks.Load(*loop, current, at, count, rows[row]);
            }
        }

        loop->Kernel(rows, loop, count / loop->Lanes);
        if (count % loop->Lanes != 0)
        {
            RunLast(loop, rows, count);
        }

        for (var row = 0; row < loop->RowCount; row++)
        {
            ref var current = ref loop->Rows[row];
            if (current.Kind is RowKind.Stored or RowKind.Summed)
            {
                Finish(loop, current, copy, at, count, Block(loop, current, memory));
            }
        }
    }

    // The rest is less than a vector: one that overlaps the others writes the same results again.
    [SkipLocalsInit]
    private static void RunLast(LaneLoop* loop, byte** rows, int count)
    {
        var last = stackalloc byte*[loop->RowCount];
        for (var row = 0; row < loop->RowCount; row++)
        {
            last[row] = rows[row] == null ? null : rows[row] + ((count - loop->Lanes) * loop->NumberSize);
        }

        loop->Kernel(last, loop, 1);
    }

    // Less than a vector: it runs on copies, and the lanes beyond it are dropped.
    [SkipLocalsInit]
    private static void RunCopied(LaneLoop* loop, int copy, long at, int count)
    {
        var rows = stackalloc byte*[loop->RowCount];
        var memory = stackalloc byte[(loop->RowCount + 1) * VectorBytes];
        memory = Aligned(memory);
        for (var row = 0; row < loop->RowCount; row++)
        {
            ref var current = ref loop->Rows[row];
            rows[row] = current.Kind == RowKind.Absent ? null : memory + (row * VectorBytes);
            if (current.Kind != RowKind.Absent && !current.IsOutput)
            {
                Unsafe.InitBlockUnaligned(rows[row], 0, VectorBytes);
                Blocks.Load(*loop, current, at, count, rows[row]);
            }
        }

        loop->Kernel(rows, loop, 1);
        for (var row = 0; row < loop->RowCount; row++)
        {
            ref var current = ref loop->Rows[row];
            if (current.IsOutput && current.Kind != RowKind.Discarded)
            {
                Finish(loop, current, copy, at, count, rows[row]);
            }
        }
    }

    private static void Finish(LaneLoop* loop, in Row row, int copy, long begin, int count, byte* block)
    {
        if (row.Kind == RowKind.Summed)
        {
            PartialSums.Add(*loop, row, copy, begin, count, block);
        }
        else
        {
            Blocks.Store(*loop, row, begin, count, block);
        }
    }

    private static byte* Block(LaneLoop* loop, in Row row, byte* memory)
    {
        return memory + (row.Block * loop->BlockBytes);
    }

    private static byte* Aligned(byte* memory)
    {
        return (byte*)(((nint)memory + VectorBytes - 1) & -VectorBytes);
    }
}
