using System.Runtime.CompilerServices;
using Surrogates.Loops;

namespace Surrogates.OverTime;

/// <summary>The forward pass of a loop over time.</summary>
internal static unsafe class ForwardSteps
{
    // The state before a step, and after it.
    private const int RowsPerState = 2;

    public static void Run(ElementwiseLoop* loop, int copy, long begin, long end)
    {
        var time = (TimeLoop*)loop->Context;
        var streams = stackalloc TimeStream[time->Places.Forward];
        using var scratch = new Scratch(*time, loop->OperandCount + (RowsPerState * time->StateCount));
        for (var at = begin; at < end; at += scratch.RowLength)
        {
            RunTile(time, loop->OperandCount, new(loop, copy, scratch, at, end, time->Places.Forward, streams));
        }
    }

    [SkipLocalsInit]
    private static void RunTile(TimeLoop* time, int firstState, TimeTile tile)
    {
        var places = time->Places;
        var addresses = stackalloc byte*[places.Forward];
        tile.Enter(addresses, places.Forward);
        time->Prepared.Compute(*time, tile, addresses);
        for (var i = 0; i < time->StateCount; i++)
        {
            StateRows.Begin(*time, tile, i, Row(tile, firstState, i, 0));
        }

        for (var step = 0L; step < time->Steps; step++)
        {
            if (step > 0 && step % TimeLoop.Segment == 0)
            {
                Keep(time, firstState, tile, step);
            }

            for (var i = 0; i < time->StateCount; i++)
            {
                addresses[time->States[i].Operand] = Row(tile, firstState, i, step);
                addresses[places.Output(time->States[i].Output)] = Row(tile, firstState, i, step + 1);
            }

            tile.GoTo(addresses, places.Forward, step, step + 1);
            tile.Run(time->Forward, addresses, places.Forward);
            tile.Finish(step);
        }

        for (var i = 0; i < time->StateCount; i++)
        {
            tile.Store(places.Output(time->States[i].Output), 0, Row(tile, firstState, i, time->Steps));
        }
    }

    private static void Keep(TimeLoop* time, int firstState, TimeTile tile, long step)
    {
        for (var i = 0; i < time->StateCount; i++)
        {
            tile.Store(time->Kept, StateRows.KeptAt(*time, step, i), Row(tile, firstState, i, step));
        }
    }

    private static byte* Row(TimeTile tile, int firstState, int state, long step)
    {
        return tile.Row(firstState + (RowsPerState * state) + (int)(step % RowsPerState));
    }
}
