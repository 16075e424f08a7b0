using CsCheck;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>What checks the properties: the same samples again, and small ones in its messages.</summary>
public sealed class PropertyTests
{
    [Fact]
    public void ASeedGivesTheSameSamples()
    {
        Assert.Equal(Drawn(3), Drawn(3));
        Assert.NotEqual(Drawn(3), Drawn(4));

        static List<int> Drawn(ulong seed)
        {
            var drawn = new List<int>();
            Property.HoldsForAll(Gen.Int, 20, seed, samples =>
            {
                drawn.AddRange(samples);
                return new string?[samples.Count];
            });
            return drawn;
        }
    }

    /// <summary>Arrays with a number above 50: the smallest has one number.</summary>
    [Fact]
    public void ASmallSampleIsReported()
    {
        var failure = Assert.Throws<FailException>(static () => Property.HoldsForAll(Gen.Int[0, 100].Array[0, 10], 100, 1, static samples =>
            [.. samples.Select(static sample => sample.Any(static number => number > 50) ? $"<{string.Join(' ', sample)}>" : null)]));
        Assert.Matches("^SURROGATES_SEED=1, sample [0-9]+ of 100, smaller [1-8] times:\n<[0-9]+>$", failure.Message);
    }
}
