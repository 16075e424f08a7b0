using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Surrogates.Loops;

namespace Surrogates.OverTime;

/// <summary>Some elements of a loop over time, with rows of scratch memory for what the kernels cannot read or write in place.</summary>
internal readonly unsafe ref struct TimeTile
{
    private const int LineBytes = 64;

    private readonly ElementwiseLoop* _loop;
    private readonly int _copy;
    private readonly byte* _rows;
    private readonly int _rowBytes;
    private readonly long _begin;
    private readonly int _count;

    /// <param name="loop">The loop.</param>
    /// <param name="copy">The copy of partial sums that is its part's.</param>
    /// <param name="rows">Scratch memory, of which the first rows are the operands' of the loop.</param>
    /// <param name="rowBytes">The length of a row.</param>
    /// <param name="begin">The first element.</param>
    /// <param name="count">How many elements there are: no more than a row holds.</param>
    public TimeTile(ElementwiseLoop* loop, int copy, byte* rows, int rowBytes, long begin, int count)
    {
        _loop = loop;
        _copy = copy;
        _rows = rows;
        _rowBytes = rowBytes;
        _begin = begin;
        _count = count;
    }

    // Less than a vector: everything is copied into rows, and the lanes beyond it are dropped.
    private bool IsSmall => _count < _loop->Kernel.Lanes;

    /// <summary>Reads what is the same at all steps.</summary>
    public void Enter()
    {
        if (IsSmall)
        {
            Unsafe.InitBlockUnaligned(_rows, 0, (uint)(_loop->OperandCount * _rowBytes));
        }

        for (var i = 0; i < _loop->OperandCount; i++)
        {
            ref var operand = ref _loop->Operands[i];
            if (operand is { IsOutput: false, TimeStride: 0, Access: not LoopAccess.Absent } && !IsInPlace(operand))
            {
                Blocks.Load(*_loop, operand, _begin, _count, Row(i));
            }
        }
    }

    public byte* Row(int row)
    {
        return _rows + ((nint)row * _rowBytes);
    }

    /// <summary>Where the elements of an input are at a step; null where there is none.</summary>
    /// <param name="place">The input.</param>
    /// <param name="step">The step.</param>
    /// <param name="next">The step that comes then.</param>
    public byte* Input(int place, long step, long next)
    {
        ref var operand = ref _loop->Operands[place];
        if (operand.Access == LoopAccess.Absent)
        {
            return null;
        }

        if (IsInPlace(operand))
        {
            return InPlace(operand, step, next);
        }

        if (operand.TimeStride != 0)
        {
            Blocks.Load(*_loop, At(operand, step), _begin, _count, Row(place));
        }

        return Row(place);
    }

    /// <summary>Reads a step of an input into a row.</summary>
    public void Load(int place, long step, byte* row)
    {
        Blocks.Load(*_loop, At(_loop->Operands[place], step), _begin, _count, row);
    }

    /// <summary>Where the elements of an output go at a step; null where there is none.</summary>
    /// <param name="place">The output.</param>
    /// <param name="step">The step.</param>
    /// <param name="next">The step that comes then.</param>
    public byte* Output(int place, long step, long next)
    {
        ref var operand = ref _loop->Operands[place];
        return operand.Access == LoopAccess.Absent ? null : IsInPlace(operand) ? InPlace(operand, step, next) : Row(place);
    }

    /// <summary>Brings an output from where a kernel has written it to where it belongs.</summary>
    public void Finish(int place, long step)
    {
        ref var operand = ref _loop->Operands[place];
        if (operand.Access is not (LoopAccess.Absent or LoopAccess.Discarded) && !IsInPlace(operand))
        {
            Store(place, step, Row(place));
        }
    }

    /// <summary>Writes a row to a step of an output, if somebody asked for it.</summary>
    public void Store(int place, long step, byte* row)
    {
        ref var operand = ref _loop->Operands[place];
        if (operand.Access == LoopAccess.Summed)
        {
            PartialSums.Add(*_loop, At(operand, step), _copy, _begin, _count, row);
        }
        else if (operand.Access is not (LoopAccess.Absent or LoopAccess.Discarded))
        {
            Blocks.Store(*_loop, At(operand, step), _begin, _count, row);
        }
    }

    /// <summary>Runs a kernel; no row that it writes may be one that it reads.</summary>
    [SkipLocalsInit]
    public void Run(in Kernel kernel, byte** addresses, int places)
    {
        kernel.Body(addresses, kernel.Context, Math.Max(_count / kernel.Lanes, 1));
        if (IsSmall || _count % kernel.Lanes == 0)
        {
            return;
        }

        // The rest is less than a vector: one that overlaps the others writes the same results again.
        for (var i = 0; i < places; i++)
        {
            addresses[i] += addresses[i] == null ? 0 : (_count - kernel.Lanes) * kernel.NumberSize;
        }

        kernel.Body(addresses, kernel.Context, 1);
    }

    private bool IsInPlace(in LoopOperand operand)
    {
        return operand.Access == LoopAccess.Direct && !IsSmall;
    }

    private byte* InPlace(in LoopOperand operand, long step, long next)
    {
        if (operand.TimeStride != 0 && (ulong)next < (ulong)_loop->Steps)
        {
            Prefetch(operand.Data + (((next * operand.TimeStride) + _begin) * operand.ElementSize));
        }

        return operand.Data + (((step * operand.TimeStride) + _begin) * operand.ElementSize);
    }

    private static LoopOperand At(in LoopOperand operand, long step)
    {
        var moved = operand;
        moved.Data += step * operand.TimeStride * operand.ElementSize;
        moved.Sums += step * operand.TimeStride;
        return moved;
    }

    // The same elements a step on are too far away for the processor to expect them.
    private void Prefetch(byte* row)
    {
        if (Sse.IsSupported)
        {
            for (var offset = 0; offset < _count * _loop->Kernel.NumberSize; offset += LineBytes)
            {
                Sse.Prefetch0(row + offset);
            }
        }
    }
}
