namespace Surrogates.Generator.Tests.Runtime;

/// <summary>The largest error so far, in units in the last place, and where it was.</summary>
internal sealed class Worst
{
    public double Error { get; private set; }

    public object? At { get; private set; }

    public void Add<TAt>(double error, TAt at)
    {
        if (error > Error || double.IsNaN(error))
        {
            (Error, At) = (error, at);
        }
    }

    public void AssertAtMost(string function, double bound) => Assert.True(Error <= bound, $"{function} at {At:R} is {Error:F3} units off");
}
