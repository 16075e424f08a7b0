using System.Runtime.CompilerServices;

namespace Surrogates.Loops;

/// <summary>Runs the kernel over one part of an <see cref="ElementwiseLoop"/>, piece by piece, on one thread.</summary>
internal static unsafe class LoopRange
{
    /// <summary>The most elements that a kernel walks through in one go: it counts them, and their bytes, with an int.</summary>
    public const int MostInPlace = 1 << 24;

    // The blocks of a few operands fit the first-level cache together, and those of many the stack of any thread.
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
        var loop = (ElementwiseLoop*)state;
        if (loop->Partition.Dimension < 0)
        {
            var (begin, end) = loop->Partition.Range(part, loop->Count);
            loop->Walk(loop, part, begin, end);
        }
        else
        {
            RunSteps(loop, part);
        }
    }

    // A loop of its own, over some steps of the dimension that is cut.
    [SkipLocalsInit]
    private static void RunSteps(ElementwiseLoop* whole, int part)
    {
        var loop = *whole;
        var dimension = loop.Partition.Dimension;
        var (begin, end) = loop.Partition.Range(part, loop.Shape[dimension]);
        var shape = stackalloc long[loop.Dimensions];
        var operands = stackalloc LoopOperand[loop.OperandCount];
        new ReadOnlySpan<long>(loop.Shape, loop.Dimensions).CopyTo(new(shape, loop.Dimensions));
        shape[dimension] = end - begin;
        for (var i = 0; i < loop.OperandCount; i++)
        {
            operands[i] = loop.Operands[i];
            if (operands[i].Access == LoopAccess.Absent)
            {
                continue;
            }

            var offset = begin * operands[i].Strides[dimension];
            operands[i].Data += offset * operands[i].ElementSize;
            operands[i].Sums += offset;
        }

        loop.Count = loop.Count / loop.Shape[dimension] * (end - begin);
        loop.Shape = shape;
        loop.Operands = operands;
        loop.Walk(&loop, 0, 0, loop.Count);
    }

    /// <summary>Runs the kernel over a range of elements, once.</summary>
    [SkipLocalsInit]
    public static void RunElements(ElementwiseLoop* loop, int copy, long begin, long end)
    {
        var most = loop->BlockCount == 0 ? MostInPlace : loop->BlockBytes / loop->Kernel.NumberSize;
        var addresses = stackalloc byte*[loop->OperandCount];
        var memory = stackalloc byte[(loop->BlockCount * loop->BlockBytes) + VectorBytes];
        memory = Aligned(memory);
        for (var i = 0; i < loop->OperandCount && begin < end; i++)
        {
            if (loop->Operands[i].Access == LoopAccess.Constant)
            {
                Blocks.Load(*loop, loop->Operands[i], begin, (int)Math.Min(most, end - begin), Block(loop, loop->Operands[i], memory));
            }
        }

        for (var at = begin; at < end; at += most)
        {
            var count = (int)Math.Min(most, end - at);
            if (count < loop->Kernel.Lanes)
            {
                RunCopied(loop, copy, at, count);
            }
            else
            {
                RunPiece(loop, copy, addresses, memory, at, count);
            }
        }
    }

    private static void RunPiece(ElementwiseLoop* loop, int copy, byte** addresses, byte* memory, long at, int count)
    {
        for (var i = 0; i < loop->OperandCount; i++)
        {
            ref var current = ref loop->Operands[i];
            addresses[i] = current.Access switch
            {
                LoopAccess.Absent => null,
                LoopAccess.Direct => current.Data + (at * current.ElementSize),
                _ => Block(loop, current, memory),
            };
            if (current.Access == LoopAccess.Gathered)
            {
                Blocks.Load(*loop, current, at, count, addresses[i]);
            }
        }

        loop->Kernel.Body(addresses, loop->Kernel.Context, count / loop->Kernel.Lanes);
        if (count % loop->Kernel.Lanes != 0)
        {
            RunLast(loop, addresses, count);
        }

        for (var i = 0; i < loop->OperandCount; i++)
        {
            ref var current = ref loop->Operands[i];
            if (current.Access is LoopAccess.Stored or LoopAccess.Summed)
            {
                Finish(loop, current, copy, at, count, Block(loop, current, memory));
            }
        }
    }

    // The rest is less than a vector: one that overlaps the others writes the same results again.
    [SkipLocalsInit]
    private static void RunLast(ElementwiseLoop* loop, byte** addresses, int count)
    {
        var last = stackalloc byte*[loop->OperandCount];
        for (var i = 0; i < loop->OperandCount; i++)
        {
            last[i] = addresses[i] == null ? null : addresses[i] + ((count - loop->Kernel.Lanes) * loop->Kernel.NumberSize);
        }

        loop->Kernel.Body(last, loop->Kernel.Context, 1);
    }

    // Less than a vector: it runs on copies, and the lanes beyond it are dropped.
    [SkipLocalsInit]
    private static void RunCopied(ElementwiseLoop* loop, int copy, long at, int count)
    {
        var addresses = stackalloc byte*[loop->OperandCount];
        var memory = stackalloc byte[(loop->OperandCount + 1) * VectorBytes];
        memory = Aligned(memory);
        for (var i = 0; i < loop->OperandCount; i++)
        {
            ref var current = ref loop->Operands[i];
            addresses[i] = current.Access == LoopAccess.Absent ? null : memory + (i * VectorBytes);
            if (current.Access != LoopAccess.Absent && !current.IsOutput)
            {
                Unsafe.InitBlockUnaligned(addresses[i], 0, VectorBytes);
                Blocks.Load(*loop, current, at, count, addresses[i]);
            }
        }

        loop->Kernel.Body(addresses, loop->Kernel.Context, 1);
        for (var i = 0; i < loop->OperandCount; i++)
        {
            ref var current = ref loop->Operands[i];
            if (current.IsOutput && current.Access != LoopAccess.Discarded)
            {
                Finish(loop, current, copy, at, count, addresses[i]);
            }
        }
    }

    private static void Finish(ElementwiseLoop* loop, in LoopOperand operand, int copy, long begin, int count, byte* block)
    {
        if (operand.Access == LoopAccess.Summed)
        {
            PartialSums.Add(*loop, operand, copy, begin, count, block);
        }
        else
        {
            Blocks.Store(*loop, operand, begin, count, block);
        }
    }

    private static byte* Block(ElementwiseLoop* loop, in LoopOperand operand, byte* memory)
    {
        return memory + (operand.Block * loop->BlockBytes);
    }

    private static byte* Aligned(byte* memory)
    {
        return (byte*)(((nint)memory + VectorBytes - 1) & -VectorBytes);
    }
}
