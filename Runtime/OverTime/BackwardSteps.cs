using System.Runtime.CompilerServices;
using Surrogates.Loops;

namespace Surrogates.OverTime;

/// <summary>The backward pass of a loop over time.</summary>
internal static unsafe class BackwardSteps
{
    public static void Run(ElementwiseLoop* loop, int copy, long begin, long end)
    {
        var time = (TimeLoop*)loop->Context;
        using var scratch = new Scratch(*time, loop->OperandCount + Trajectory.RowCount(*time));
        for (var at = begin; at < end; at += scratch.RowLength)
        {
            RunTile(time, loop->OperandCount, new(loop, copy, scratch.Rows, scratch.RowBytes, at, (int)Math.Min(scratch.RowLength, end - at)));
        }
    }

    [SkipLocalsInit]
    private static void RunTile(TimeLoop* time, int firstRow, TimeTile tile)
    {
        var places = time->Places;
        var addresses = stackalloc byte*[places.Backward];
        var trajectory = new Trajectory(*time, tile, firstRow);
        tile.Enter();
        var current = 0;
        for (var i = 0; i < time->StateCount; i++)
        {
            tile.Load(places.Gradient(time->States[i].Output), 0, trajectory.Gradient(i, current));
        }

        for (var first = (time->Steps - 1) / TimeLoop.Segment * TimeLoop.Segment; first >= 0 && time->Steps > 0; first -= TimeLoop.Segment)
        {
            var count = (int)Math.Min(TimeLoop.Segment, time->Steps - first);
            if (time->RepeatsForward)
            {
                trajectory.Repeat(first, count);
            }

            for (var j = count - 1; j >= 0; j--)
            {
                SetInputs(time, tile, trajectory, addresses, first + j, j);
                SetGradients(time, tile, trajectory, addresses, first + j, current);
                tile.Run(time->Backward, addresses, places.Backward);
                current ^= 1;
                for (var i = 0; i < places.Operands; i++)
                {
                    if (time->StateOfOperand(i) < 0)
                    {
                        tile.Finish(places.InputGradient(i), first + j);
                    }
                }
            }
        }

        for (var i = 0; i < time->StateCount; i++)
        {
            tile.Store(places.InputGradient(time->States[i].Operand), 0, trajectory.Gradient(i, current));
        }
    }

    private static void SetInputs(TimeLoop* time, TimeTile tile, Trajectory trajectory, byte** addresses, long step, int position)
    {
        var places = time->Places;
        for (var i = 0; i < places.Operands; i++)
        {
            var state = time->StateOfOperand(i);
            addresses[i] = state < 0 ? tile.Input(i, step, step - 1) : trajectory.State(state, position);
        }

        for (var i = 0; i < places.Outputs; i++)
        {
            var state = time->StateOfOutput(i);
            addresses[places.Output(i)] = state < 0 ? trajectory.Output(i, position) : trajectory.State(state, position + 1);
        }
    }

    private static void SetGradients(TimeLoop* time, TimeTile tile, Trajectory trajectory, byte** addresses, long step, int current)
    {
        var places = time->Places;
        for (var i = 0; i < places.Outputs; i++)
        {
            var state = time->StateOfOutput(i);
            addresses[places.Gradient(i)] = state < 0 ? tile.Input(places.Gradient(i), step, step - 1) : trajectory.Gradient(state, current);
        }

        for (var i = 0; i < places.Operands; i++)
        {
            var state = time->StateOfOperand(i);
            addresses[places.InputGradient(i)] = state < 0 ? tile.Output(places.InputGradient(i), step, step - 1) : trajectory.Gradient(state, current ^ 1);
        }
    }
}
