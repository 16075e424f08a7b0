using System.Numerics;
using System.Runtime.CompilerServices;

namespace Surrogates.OverTime;

/// <summary>What a tile knows of one segment in the backward pass: the states of its steps, outputs that are read, and gradients of states.</summary>
internal readonly unsafe ref struct Trajectory
{
    private readonly TimeLoop _time;
    private readonly TimeTile _tile;
    private readonly int _firstRow;

    public Trajectory(in TimeLoop time, TimeTile tile, int firstRow)
    {
        _time = time;
        _tile = tile;
        _firstRow = firstRow;
    }

    /// <summary>How many rows of scratch memory there are: of each state before and after each step and two gradients, and of each output that is read.</summary>
    public static int RowCount(in TimeLoop time)
    {
        return (time.StateCount * (TimeLoop.Segment + 3)) + (BitOperations.PopCount(time.SavedOutputs) * TimeLoop.Segment);
    }

    /// <summary>The gradient of a state, in one of two rows: that before a step is another than that after it.</summary>
    public byte* Gradient(int state, int which)
    {
        return _tile.Row(_firstRow + (2 * state) + which);
    }

    /// <summary>A state before a step of the segment.</summary>
    public byte* State(int state, int position)
    {
        return _tile.Row(_firstRow + (2 * _time.StateCount) + (state * (TimeLoop.Segment + 1)) + position);
    }

    /// <summary>An output of a step of the segment; null where the backward pass does not read it.</summary>
    public byte* Output(int output, int position)
    {
        var bit = 1u << output;
        if ((_time.SavedOutputs & bit) == 0)
        {
            return null;
        }

        var before = BitOperations.PopCount(_time.SavedOutputs & (bit - 1));
        return _tile.Row(_firstRow + (_time.StateCount * (TimeLoop.Segment + 3)) + (before * TimeLoop.Segment) + position);
    }

    /// <summary>Repeats the forward steps of a segment from the states that were kept.</summary>
    [SkipLocalsInit]
    public void Repeat(long first, int count)
    {
        for (var i = 0; i < _time.StateCount; i++)
        {
            if (first == 0)
            {
                StateRows.Begin(_time, _tile, i, State(i, 0));
            }
            else
            {
                _tile.Load(_time.Kept, StateRows.KeptAt(_time, first, i), State(i, 0));
            }
        }

        var places = _time.Places;
        var addresses = stackalloc byte*[places.Forward];

        // What the last step leads to is read only as an output.
        for (var j = 0; j < (_time.SavedOutputs == 0 ? count - 1 : count); j++)
        {
            for (var i = 0; i < places.Operands; i++)
            {
                var state = _time.StateOfOperand(i);
                addresses[i] = state < 0 ? _tile.Input(i, first + j, first + j + 1) : State(state, j);
            }

            for (var i = 0; i < places.Outputs; i++)
            {
                var state = _time.StateOfOutput(i);
                addresses[places.Output(i)] = state >= 0 ? State(state, j + 1) : Output(i, j) is var row && row != null ? row : _tile.Row(places.Output(i));
            }

            _tile.Run(_time.Forward, addresses, places.Forward);
        }
    }
}
