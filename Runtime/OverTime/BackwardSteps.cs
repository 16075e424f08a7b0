using System.Numerics;
using System.Runtime.CompilerServices;
using Surrogates.Loops;

namespace Surrogates.OverTime;

/// <summary>The backward pass of a loop over time.</summary>
internal static unsafe class BackwardSteps
{
    public static void Run(ElementwiseLoop* loop, int copy, long begin, long end)
    {
        var time = (TimeLoop*)loop->Context;
        var streams = stackalloc TimeStream[time->Places.Backward];
        using var scratch = new Scratch(*time, loop->OperandCount + Trajectory.RowCount(*time) + GradientSums.RowCount(*time));
        for (var at = begin; at < end; at += scratch.RowLength)
        {
            RunTile(time, loop->OperandCount, new(loop, copy, scratch, at, end, time->Places.Backward, streams));
        }
    }

    [SkipLocalsInit]
    private static void RunTile(TimeLoop* time, int firstRow, TimeTile tile)
    {
        var places = time->Places;
        var addresses = stackalloc byte*[places.Backward];
        var repeated = stackalloc byte*[places.Forward];
        tile.Enter(addresses, places.Backward);
        time->Prepared.Compute(*time, tile, addresses);
        var trajectory = new Trajectory(time, tile, firstRow, addresses, repeated);
        var sums = new GradientSums(time, tile, firstRow + Trajectory.RowCount(*time));
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
                SetRows(time, trajectory, addresses, j, current);
                tile.GoTo(addresses, places.Backward, first + j, first + j - 1);
                tile.Run(time->Backward, addresses, places.Backward);
                tile.Finish(first + j);
                sums.Add();
                current ^= 1;
            }
        }

        for (var i = 0; i < time->StateCount; i++)
        {
            tile.Store(places.InputGradient(time->States[i].Operand), 0, trajectory.Gradient(i, current));
        }

        sums.Store(addresses);
    }

    private static void SetRows(TimeLoop* time, Trajectory trajectory, byte** addresses, int position, int current)
    {
        var places = time->Places;
        for (var rest = time->SavedOutputs; rest != 0; rest &= rest - 1)
        {
            var output = BitOperations.TrailingZeroCount(rest);
            addresses[places.Output(output)] = trajectory.Output(output, position);
        }

        for (var i = 0; i < time->StateCount; i++)
        {
            var (operand, output) = time->States[i];
            addresses[operand] = trajectory.State(i, position);
            addresses[places.Output(output)] = trajectory.State(i, position + 1);
            addresses[places.Gradient(output)] = trajectory.Gradient(i, current);
            addresses[places.InputGradient(operand)] = trajectory.Gradient(i, current ^ 1);
        }
    }
}
