namespace Surrogates.Exchange;

/// <summary>y(t) = x(t - delay), and 0 before anything has come in.</summary>
/// <param name="Delay">How long, in seconds, of the shape of x or one that broadcasts to it.</param>
public sealed record NirDelay(NirArray Delay) : NirNode
{
    internal override string Type => "Delay";

    internal override NirShape Flow(NirShape input)
    {
        RequireForEach(input, ("delay", Delay));
        return Delay.Doubles.All(static delay => delay >= 0 && double.IsFinite(delay)) ? input : throw Unfit("delay has a value that is negative or infinite; expected seconds.");
    }
}

/// <summary>y = 1 where x &gt; threshold, else 0.</summary>
/// <param name="Threshold">The threshold, of the shape of x or one that broadcasts to it.</param>
public sealed record NirThreshold(NirArray Threshold) : NirNode
{
    internal override string Type => "Threshold";

    internal override NirShape Flow(NirShape input)
    {
        RequireForEach(input, ("threshold", Threshold));
        return input;
    }
}
