using System.Numerics;

namespace Surrogates.OverTime;

/// <summary>What a tile knows of one segment in the backward pass: the states of its steps, outputs that are read, and gradients of states.</summary>
internal readonly unsafe ref struct Trajectory
{
    private readonly TimeLoop* _time;
    private readonly TimeTile _tile;
    private readonly int _firstRow;
    private readonly byte** _addresses;

    /// <param name="time">The loop.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="firstRow">The first of its rows.</param>
    /// <param name="operands">Where the operands are that are the same at all steps.</param>
    /// <param name="addresses">Room for the addresses of the forward pass.</param>
    public Trajectory(TimeLoop* time, TimeTile tile, int firstRow, byte** operands, byte** addresses)
    {
        _time = time;
        _tile = tile;
        _firstRow = firstRow;
        _addresses = addresses;
        for (var i = 0; i < time->Places.Forward; i++)
        {
            // An output that nobody reads goes to a row all the same.
            addresses[i] = time->Places.IsOperand(i) ? operands[i] : tile.Row(i);
        }
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
        return _tile.Row(_firstRow + (2 * _time->StateCount) + (state * (TimeLoop.Segment + 1)) + position);
    }

    /// <summary>An output of a step of the segment that the backward pass reads.</summary>
    public byte* Output(int output, int position)
    {
        var before = BitOperations.PopCount(_time->SavedOutputs & ((1u << output) - 1));
        return _tile.Row(_firstRow + (_time->StateCount * (TimeLoop.Segment + 3)) + (before * TimeLoop.Segment) + position);
    }

    /// <summary>Repeats the forward steps of a segment from the states that were kept.</summary>
    public void Repeat(long first, int count)
    {
        for (var i = 0; i < _time->StateCount; i++)
        {
            if (first == 0)
            {
                StateRows.Begin(*_time, _tile, i, State(i, 0));
            }
            else
            {
                _tile.Load(_time->Kept, StateRows.KeptAt(*_time, first, i), State(i, 0));
            }
        }

        var places = _time->Places;

        // What the last step leads to is read only as an output.
        for (var j = 0; j < (_time->SavedOutputs == 0 ? count - 1 : count); j++)
        {
            for (var rest = _time->SavedOutputs; rest != 0; rest &= rest - 1)
            {
                var output = BitOperations.TrailingZeroCount(rest);
                _addresses[places.Output(output)] = Output(output, j);
            }

            for (var i = 0; i < _time->StateCount; i++)
            {
                _addresses[_time->States[i].Operand] = State(i, j);
                _addresses[places.Output(_time->States[i].Output)] = State(i, j + 1);
            }

            _tile.GoTo(_addresses, places.Operands, first + j, first + j + 1);
            _tile.Run(_time->Forward, _addresses, places.Forward);
        }
    }
}
