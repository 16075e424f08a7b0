namespace Surrogates.OverTime;

/// <summary>Where the states of a loop over time come from.</summary>
internal static unsafe class StateRows
{
    /// <summary>Reads the value before the first step into a row.</summary>
    public static void Begin(in TimeLoop time, TimeTile tile, int state, byte* row)
    {
        tile.Load(time.States[state].Operand, 0, row);
    }

    /// <summary>Which of the kept values is that of a state before a step.</summary>
    public static long KeptAt(in TimeLoop time, long step, int state)
    {
        return ((step / TimeLoop.Segment) - 1) * time.StateCount + state;
    }
}
