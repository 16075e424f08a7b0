namespace Surrogates.Benchmarks.Report;

/// <summary>How one of our measures compares with another in one setting.</summary>
/// <param name="Measure">What of ours was measured.</param>
/// <param name="N">The number of elements.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="OursMicroseconds">The median time of a call.</param>
/// <param name="Other">What it is compared with.</param>
/// <param name="OtherMicroseconds">The median time of a call of that.</param>
/// <param name="Ratio">The median over the rounds of ours / other, which is not the ratio of the medians.</param>
internal sealed record Row(string Measure, long N, int Threads, double OursMicroseconds, string Other, double OtherMicroseconds, double Ratio)
{
    public const string ATan = "atan";
    public const string Sigmoid = "sigmoid";
    public const string Triangle = "triangle";
    public const string Straight = "straight";
    public const string Round = "round";
    public const string Neuron = "neuron";
    public const string Forward = "forward";

    public const string Native = "native";
    public const string Composed = "composed";
    public const string Function = "function";

    /// <summary>The lower quartile of the ratio over the rounds.</summary>
    public double Low { get; init; } = Ratio;

    /// <summary>The upper quartile of the ratio over the rounds.</summary>
    public double High { get; init; } = Ratio;

    /// <summary>Nearly all rounds were disturbed by other work on the machine: the ratio is worth little.</summary>
    public bool IsDisturbed { get; init; }
}
