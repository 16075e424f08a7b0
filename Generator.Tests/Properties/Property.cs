using System.Globalization;
using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Checks a property on samples. They are the same in every run, unless the environment variable <c>SURROGATES_SEED</c> gives another
/// seed: a number, or "random". Of samples that fail, smaller ones are looked for, and the smallest is reported.
/// </summary>
/// <remarks>CsCheck's own loop takes one seed for its first sample only; here all follow from it, and many are checked at once.</remarks>
internal static class Property
{
    public const string Variable = "SURROGATES_SEED";

    private const ulong Usual = 1;

    // The streams of a round's samples do not meet those of another, nor do the tries for smaller ones take long.
    private const int Rounds = 8;
    private const int Tries = 20;
    private const int MostSmaller = 100;

    /// <summary>Checks samples one by one.</summary>
    /// <param name="generator">Makes them.</param>
    /// <param name="count">How many.</param>
    /// <param name="check">What is wrong with a sample; null if nothing is.</param>
    public static void Holds<T>(Gen<T> generator, int count, Func<T, string?> check) =>
        HoldsForAll(generator, count, samples => [.. samples.Select(check)]);

    /// <summary>Checks samples together, which is faster where they are compiled.</summary>
    /// <param name="generator">Makes them.</param>
    /// <param name="count">How many.</param>
    /// <param name="check">For each sample what is wrong with it; null if nothing is.</param>
    public static void HoldsForAll<T>(Gen<T> generator, int count, Func<IReadOnlyList<T>, IReadOnlyList<string?>> check) =>
        HoldsForAll(generator, count, Seed(), check);

    /// <summary>The same from a seed.</summary>
    public static void HoldsForAll<T>(Gen<T> generator, int count, ulong seed, Func<IReadOnlyList<T>, IReadOnlyList<string?>> check)
    {
        var samples = Draw(generator, seed, round: 0, count).ToArray();
        if (Smallest(samples, check) is not { } failed)
        {
            return;
        }

        var (first, shrunk) = (failed, 0);
        for (var round = 1; round <= Rounds; round++)
        {
            var smaller = Draw(generator, seed, round, Tries * count).Where(sample => Size.IsLessThan(sample.Size, failed.Size)).Take(Math.Min(count, MostSmaller)).ToArray();
            if (Smallest(smaller, check) is { } next)
            {
                (failed, shrunk) = (next, shrunk + 1);
            }
        }

        Assert.Fail($"{Variable}={seed.ToString(CultureInfo.InvariantCulture)}, sample {first.Index} of {count}, smaller {shrunk} times:\n{failed.Why}");
    }

    /// <summary>How many samples are checked: what an environment variable says, or the usual number.</summary>
    public static int Count(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : usual;

    /// <summary>The seed of this run.</summary>
    public static ulong Seed() => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => Usual,
        "random" => (ulong)Random.Shared.NextInt64(),
        var text => ulong.Parse(text, CultureInfo.InvariantCulture),
    };

    private static IEnumerable<Sample<T>> Draw<T>(Gen<T> generator, ulong seed, int round, int count) => Enumerable.Range(0, count).Select(i =>
    {
        var value = generator.Generate(new PCG((uint)((round * Tries * count) + i), seed), null, out var size);
        return new Sample<T>(i, value, size, null);
    });

    private static Sample<T>? Smallest<T>(Sample<T>[] samples, Func<IReadOnlyList<T>, IReadOnlyList<string?>> check)
    {
        if (samples.Length == 0)
        {
            return null;
        }

        Sample<T>? smallest = null;
        foreach (var failed in samples.Zip(check([.. samples.Select(static sample => sample.Value)]), static (sample, why) => sample with { Why = why }))
        {
            if (failed.Why is not null && (smallest is null || Size.IsLessThan(failed.Size, smallest.Size)))
            {
                smallest = failed;
            }
        }

        return smallest;
    }

    private sealed record Sample<T>(int Index, T Value, Size Size, string? Why);
}
