using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>What a loop over time must have.</summary>
[Collection(Side.Compiler)]
public sealed class OverTimeDiagnosticTests
{
    private const string Step = """

        static (float spikes, float v) Lif(float current, float v)
        {
            var h = 0.9f * v + current;
            var s = Surrogate.Step(h - 1);
            return (s, h - s);
        }
        """;

    [Theory]
    [InlineData("(Tensor spikes, Tensor v) Lif([OverTime] float current, Tensor v)", "SURR401: 'current' has [OverTime], but is a number")]
    [InlineData("(Tensor spikes, Tensor v) Lif([OverTime] Tensor? current, Tensor v)", "SURR401: 'current' has [OverTime], but may be null")]
    [InlineData("(Tensor spikes, Tensor v) Lif(Tensor current, [OverTime] Tensor v)", "SURR401: 'v' has [OverTime], but is a state", "SURR402: 'Lif' has operands with [OverTime], but no state")]
    [InlineData("(Tensor spikes, Tensor u) Lif([OverTime] Tensor current, Tensor v)", "SURR402: 'Lif' has operands with [OverTime], but no state")]
    [InlineData("(Tensor spikes, Tensor v) Lif([OverTime] Tensor current, float v)", "SURR403: 'v' is a state")]
    public void NamesWhatIsMissing(string declaration, params string[] expected)
    {
        var reported = GeneratorRun.Reported(Sources.Ops($"[Surrogate]\npublic static partial {declaration};\n{Step}"));
        var messages = reported.Diagnostics.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").ToArray();
        Assert.Equal(expected.Length, messages.Length);
        Assert.All(expected.Zip(messages), static pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    /// <summary>An operation of the catalogue has no state.</summary>
    [Fact]
    public void AnOperationOfTheCatalogueIsNoLoop()
    {
        var reported = GeneratorRun.Reported(Sources.Ops("[Surrogate(Step)]\npublic static partial Tensor Spike([OverTime] Tensor v);"));
        Assert.Equal("SURR402", Assert.Single(reported.Diagnostics).Id);
    }
}
