using Surrogates.Functions;
using Surrogates.Loops;

namespace Surrogates.OverTime;

/// <summary>What a loop over time computes of its constants once a tile, before the steps: the last operands of a step.</summary>
internal unsafe struct PreparedValues
{
    public Kernel Forward;

    /// <summary>Without a body in the forward pass.</summary>
    public Kernel Backward;

    /// <summary>Of the two kernels; without outputs where nothing is prepared.</summary>
    public Places Places;

    /// <summary>The operands of the loop that the kernels read.</summary>
    public int* From;

    /// <summary>The kernel's operands, a bit each, that it has a gradient of.</summary>
    public uint Differentiable;

    /// <summary>Whether a gradient of what the values are computed from is needed.</summary>
    public readonly bool IsNeeded(in TimeLoop time)
    {
        var isNeeded = false;
        for (var i = 0; i < Places.Operands; i++)
        {
            isNeeded |= (Differentiable >> i & 1) != 0 && time.IsSummed(From[i]);
        }

        return isNeeded;
    }

    /// <summary>Computes the values into their rows, and sets where a step finds them.</summary>
    public readonly void Compute(in TimeLoop time, TimeTile tile, byte** addresses)
    {
        if (Places.Outputs == 0)
        {
            return;
        }

        var own = stackalloc byte*[Places.Forward];
        SetOperands(time, tile, addresses, own);
        for (var i = 0; i < Places.Outputs; i++)
        {
            addresses[time.FirstPrepared + i] = own[Places.Output(i)];
        }

        tile.Run(Forward, own, Places.Forward);
    }

    /// <summary>Adds the gradients of what the values are computed from to their sums.</summary>
    public readonly void AddGradients(in TimeLoop time, TimeTile tile, byte** addresses, GradientSums sums)
    {
        var own = stackalloc byte*[Places.Backward];
        SetOperands(time, tile, addresses, own);
        for (var i = 0; i < Places.Outputs; i++)
        {
            own[Places.Gradient(i)] = sums.Row(time.FirstPrepared + i);
        }

        for (var i = 0; i < Places.Operands; i++)
        {
            own[Places.InputGradient(i)] = tile.Row(time.Places.InputGradient(From[i]));
        }

        tile.Run(Backward, own, Places.Backward);
        for (var i = 0; i < Places.Operands; i++)
        {
            if ((Differentiable >> i & 1) != 0 && time.IsSummed(From[i]))
            {
                tile.Add(sums.Row(From[i]), own[Places.InputGradient(i)]);
            }
        }
    }

    private readonly void SetOperands(in TimeLoop time, TimeTile tile, byte** addresses, byte** own)
    {
        for (var i = 0; i < Places.Operands; i++)
        {
            own[i] = addresses[From[i]];
        }

        for (var i = 0; i < Places.Outputs; i++)
        {
            own[Places.Output(i)] = tile.Row(time.FirstPrepared + i);
        }
    }
}
