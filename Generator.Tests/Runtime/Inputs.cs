namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Numbers to try functions on, dense and over the whole range.</summary>
internal static class Inputs
{
    // Where one function or another has its largest error of all numbers: see docs/accuracy.md.
    private static readonly float[] Worst =
    [
        5.198865f, 1.2825971f, 0.282597f, 88828.28f, 24819.902f, 61008.945f, 0.24652393f, 0.8793271f, 1.0008976f, 0.12391956f, 0.6310442f, -4.157294f,
        0.9838873f, 1.7085479E-35f, 0.34697756f, 5.891831f, 1.5394944f,
    ];

    /// <summary>Every 10,007th float there is, a dense grid where the functions bend, and the worst numbers known.</summary>
    public static IEnumerable<float> Float32()
    {
        for (var bits = 0u; bits < 0xFFFFFFFFu - 10007; bits += 10007)
        {
            yield return BitConverter.UInt32BitsToSingle(bits);
        }

        for (var i = -200_000; i < 200_000; i++)
        {
            yield return i * 5e-5f;
        }

        for (var i = 1; i < 100_000; i++)
        {
            yield return (float)(i * (Math.PI / 2));
        }

        foreach (var number in Worst)
        {
            yield return number;
        }
    }

    /// <summary>Random bits, and random numbers where the functions bend.</summary>
    public static IEnumerable<double> Float64()
    {
        var random = new Random(5);
        for (var i = 0; i < 100_000; i++)
        {
            yield return BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            yield return (random.NextDouble() * 1600) - 800;
            yield return (random.NextDouble() * 4) - 2;
            yield return (random.NextDouble() * 64) - 32;
            yield return (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 4));
            yield return (i + 1) * (Math.PI / 2);
        }
    }

    /// <summary>Pairs: both of any size, both of moderate size, and a base with an exponent that keeps its power in range.</summary>
    public static IEnumerable<(double X, double Y)> Pairs()
    {
        var random = new Random(9);
        double Moderate() => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 5));
        for (var i = 0; i < 100_000; i++)
        {
            yield return (Moderate(), Moderate());
            yield return ((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-38, 38)), (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-38, 38)));
            var x = Math.Abs(Moderate());
            yield return (x, ((random.NextDouble() * 2) - 1) * 88 / Math.Max(0.1, Math.Abs(Math.Log(x))));
            yield return (Moderate(), random.Next(-9, 10));
        }
    }
}
