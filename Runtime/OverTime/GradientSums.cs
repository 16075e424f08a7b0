using System.Numerics;

namespace Surrogates.OverTime;

/// <summary>The gradients of what is the same at all steps, added up over the steps of a tile: a row each, in the numbers that the kernels compute with.</summary>
internal readonly unsafe ref struct GradientSums
{
    private readonly TimeLoop* _time;
    private readonly TimeTile _tile;
    private readonly int _firstRow;

    public GradientSums(TimeLoop* time, TimeTile tile, int firstRow)
    {
        _time = time;
        _tile = tile;
        _firstRow = firstRow;
        for (var i = 0; i < RowCount(*time); i++)
        {
            tile.Fill(0, tile.Row(firstRow + i));
        }
    }

    public static int RowCount(in TimeLoop time)
    {
        return BitOperations.PopCount(time.Summed);
    }

    /// <summary>The sum of an operand of a step that has one.</summary>
    public byte* Row(int operand)
    {
        return _tile.Row(_firstRow + BitOperations.PopCount(_time->Summed & ((1u << operand) - 1)));
    }

    /// <summary>Adds what a step has written.</summary>
    public void Add()
    {
        for (var rest = _time->AddedUp; rest != 0; rest &= rest - 1)
        {
            var operand = BitOperations.TrailingZeroCount(rest);
            _tile.Add(Row(operand), _tile.Row(_time->Places.InputGradient(operand)));
        }
    }

    /// <summary>Applies the chain rule to what was prepared, once for all steps, and writes the gradients of the loop's operands.</summary>
    public void Store(byte** addresses)
    {
        // Without steps there is no way from a result to what was prepared, and no derivative of it: it may be infinite.
        if (_time->IsSummed(_time->FirstPrepared) && _time->Steps > 0)
        {
            _time->Prepared.AddGradients(*_time, _tile, addresses, this);
        }

        for (var i = 0; i < _time->FirstPrepared; i++)
        {
            if (_time->IsSummed(i))
            {
                _tile.Store(_time->Places.InputGradient(i), 0, Row(i));
            }
        }
    }
}
