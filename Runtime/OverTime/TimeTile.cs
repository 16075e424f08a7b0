using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Surrogates.Loops;

namespace Surrogates.OverTime;

/// <summary>Some elements of a loop over time, with rows of scratch memory for what the kernels cannot read or write in place.</summary>
internal readonly unsafe ref struct TimeTile
{
    private const int LineBytes = 64;
    private const int PageBytes = 4096;

    // The processor follows a row by itself once it has seen it begin, as far as the page goes. To ask for all of it takes 15 % longer.
    private const int FirstLines = 4;

    private readonly ElementwiseLoop* _loop;
    private readonly int _copy;
    private readonly byte* _rows;
    private readonly int _rowBytes;
    private readonly long _begin;
    private readonly int _count;
    private readonly TimeStream* _streams;
    private readonly int _streamCount;

    /// <param name="loop">The loop.</param>
    /// <param name="copy">The copy of partial sums that is its part's.</param>
    /// <param name="scratch">Scratch memory, of which the first rows are the operands' of the loop.</param>
    /// <param name="begin">The first element.</param>
    /// <param name="end">Where the elements of the part end: there are no more of them in the tile than a row holds.</param>
    /// <param name="places">How many of the loop's operands the kernel has.</param>
    /// <param name="streams">Room for as many streams.</param>
    public TimeTile(ElementwiseLoop* loop, int copy, in Scratch scratch, long begin, long end, int places, TimeStream* streams)
    {
        _loop = loop;
        _copy = copy;
        _rows = scratch.Rows;
        _rowBytes = scratch.RowBytes;
        _begin = begin;
        _count = (int)Math.Min(scratch.RowLength, end - begin);
        _streams = streams;
        for (var i = 0; i < places; i++)
        {
            ref var operand = ref loop->Operands[i];
            if (operand.TimeStride != 0 && operand.Access is not (LoopAccess.Absent or LoopAccess.Discarded))
            {
                var isInPlace = IsInPlace(operand);
                var stride = (nint)operand.TimeStride * operand.ElementSize;
                streams[_streamCount++] = new()
                {
                    Place = i,
                    IsOutput = operand.IsOutput,
                    IsInPlace = isInPlace,
                    IsFar = isInPlace && stride != (nint)_count * operand.ElementSize,
                    First = operand.Data + (begin * operand.ElementSize),
                    Stride = stride,
                };
            }
        }
    }

    // Less than a vector: everything is copied into rows, and the lanes beyond it are dropped.
    private bool IsSmall => _count < _loop->Kernel.Lanes;

    /// <summary>Reads what is the same at all steps, and sets the addresses that are; null where a place has nothing.</summary>
    public void Enter(byte** addresses, int places)
    {
        if (IsSmall)
        {
            Unsafe.InitBlockUnaligned(_rows, 0, (uint)(_loop->OperandCount * _rowBytes));
        }

        for (var i = 0; i < places; i++)
        {
            ref var operand = ref _loop->Operands[i];
            if (operand.Access == LoopAccess.Absent)
            {
                addresses[i] = null;
            }
            else if (operand is { IsOutput: false, TimeStride: 0 } && IsInPlace(operand))
            {
                addresses[i] = operand.Data + (_begin * operand.ElementSize);
            }
            else
            {
                addresses[i] = Row(i);
                if (operand is { IsOutput: false, TimeStride: 0 })
                {
                    Load(i, 0, Row(i));
                }
            }
        }
    }

    public byte* Row(int row)
    {
        return _rows + ((nint)row * _rowBytes);
    }

    /// <summary>Goes to a step: sets the addresses that are not the same at all steps, and reads what is not read in place.</summary>
    /// <param name="addresses">The addresses of the kernel.</param>
    /// <param name="places">How many of them there are.</param>
    /// <param name="step">The step.</param>
    /// <param name="next">The step that comes then.</param>
    public void GoTo(byte** addresses, int places, long step, long next)
    {
        for (var i = 0; i < _streamCount && _streams[i].Place < places; i++)
        {
            ref var stream = ref _streams[i];
            if (stream.IsInPlace)
            {
                addresses[stream.Place] = stream.At(step);
                if (stream.IsFar && (ulong)next < (ulong)_loop->Steps)
                {
                    Prefetch(stream.At(next));
                }
            }
            else if (!stream.IsOutput)
            {
                Load(stream.Place, step, Row(stream.Place));
            }
        }
    }

    /// <summary>Brings what a kernel has not written in place to where it belongs.</summary>
    public void Finish(long step)
    {
        for (var i = 0; i < _streamCount; i++)
        {
            if (_streams[i] is { IsOutput: true, IsInPlace: false, Place: var place })
            {
                Store(place, step, Row(place));
            }
        }
    }

    /// <summary>Reads a step of an input into a row.</summary>
    public void Load(int place, long step, byte* row)
    {
        Blocks.Load(*_loop, At(_loop->Operands[place], step), _begin, _count, row);
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

    /// <summary>Sets a row to a number.</summary>
    public void Fill(double number, byte* row)
    {
        // A kernel reads a vector, however few elements there are.
        var count = Math.Max(_count, _loop->Kernel.Lanes);
        if (_loop->Kernel.NumberSize == sizeof(float))
        {
            new Span<float>(row, count).Fill((float)number);
        }
        else
        {
            new Span<double>(row, count).Fill(number);
        }
    }

    /// <summary>Adds a row to another.</summary>
    public void Add(byte* sum, byte* row)
    {
        if (_loop->Kernel.NumberSize == sizeof(float))
        {
            Add((float*)sum, (float*)row);
        }
        else
        {
            Add((double*)sum, (double*)row);
        }
    }

    /// <summary>Runs a kernel; no row that it writes may be one that it reads.</summary>
    public void Run(in Kernel kernel, byte** addresses, int places)
    {
        kernel.Body(addresses, kernel.Context, Math.Max(_count / kernel.Lanes, 1));
        if (!IsSmall && _count % kernel.Lanes != 0)
        {
            RunLast(kernel, addresses, places);
        }
    }

    // The rest is less than a vector: one that overlaps the others writes the same results again.
    [SkipLocalsInit]
    private void RunLast(in Kernel kernel, byte** addresses, int places)
    {
        var last = stackalloc byte*[places];
        for (var i = 0; i < places; i++)
        {
            last[i] = addresses[i] == null ? null : addresses[i] + ((_count - kernel.Lanes) * kernel.NumberSize);
        }

        kernel.Body(last, kernel.Context, 1);
    }

    private void Add<TNumber>(TNumber* sum, TNumber* row)
        where TNumber : unmanaged, INumber<TNumber>
    {
        var i = 0;
        for (; i + Vector<TNumber>.Count <= _count; i += Vector<TNumber>.Count)
        {
            (Vector.Load(sum + i) + Vector.Load(row + i)).Store(sum + i);
        }

        for (; i < _count; i++)
        {
            sum[i] += row[i];
        }
    }

    private bool IsInPlace(in LoopOperand operand)
    {
        return operand.Access == LoopAccess.Direct && !IsSmall;
    }

    private static LoopOperand At(in LoopOperand operand, long step)
    {
        var moved = operand;
        moved.Data += step * operand.TimeStride * operand.ElementSize;
        moved.Sums += step * operand.TimeStride;
        return moved;
    }

    private void Prefetch(byte* row)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        var end = row + ((nint)_count * _loop->Kernel.NumberSize);
        for (var page = row; page < end; page = (byte*)(((nint)page + PageBytes) & -PageBytes))
        {
            for (var line = 0; line < FirstLines; line++)
            {
                Sse.Prefetch0(page + (line * LineBytes));
            }
        }
    }
}
