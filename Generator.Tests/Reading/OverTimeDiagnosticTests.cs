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

    /// <summary>What comes back is right, but was hardly meant: nothing else is said of the operand.</summary>
    [Fact]
    public void AStateThatNoStepReads() => Reports("SURR404: 'trace' is a state", """
        [Surrogate]
        public static partial (Tensor y, Tensor v, Tensor trace) Leaky([OverTime] Tensor x, Tensor? v, Tensor? trace);

        static (float y, float v, float trace) Leaky(float x, float v, float trace) => (x, 0.9f * v + x, 2 * x);
        """);

    [Theory]
    [InlineData("static (float spikes, float v) Lif([OverTime] float current, float v) => (current, v);")]
    [InlineData("public static Tensor Own([OverTime] Tensor x) => x;")]
    [InlineData("public static void Inner() { static int Own([OverTime] int x) => x; _ = Own(1); }")]
    public void OverTimeWithoutAnOp(string member)
    {
        var name = member.Contains("Lif", StringComparison.Ordinal) ? "current" : "x";
        Reports($"SURR405: '{name}' has [OverTime], but", member);
    }

    /// <summary>The step of a neuron has inputs over time.</summary>
    [Fact]
    public void OverTimeInTheStepOfANeuron() => Assert.Empty(GeneratorRun.Of(
        Sources.Usings + "[Neuron] public partial class Cell { static (float s, float v) Step(float x, [OverTime] float modulation, float v) => (x, v + modulation); }").Diagnostics);

    [Theory]
    [InlineData("(float spikes, float potential)", "current, 0.9f * v", "SURR406: The result 'potential' is called 'v' in 'Lif'")]
    [InlineData("(float v, float potential)", "current, 0.9f * v", "SURR406: The result 'v' is called 'spikes' in 'Lif'")]
    [InlineData("(float, float)", "current, 0.9f * v", null)]
    [InlineData("(float Spikes, float V)", "current, 0.9f * v", null)]
    [InlineData("(float s, float v)", "current, 0.9f * v", null)]
    public void NamesThatDisagreeOnTheStates(string result, string values, string? expected) => Reports(expected, $"""
        [Surrogate]
        public static partial (Tensor spikes, Tensor v) Lif([OverTime] Tensor current, Tensor? v);

        static {result} Lif(float current, float v) => ({values});
        """);

    [Fact]
    public void ATensorThatMayBeNullAndIsNoState() => Reports("SURR010: 'gain' may be null", """
        [Surrogate]
        public static partial (Tensor spikes, Tensor v) Lif([OverTime] Tensor current, Tensor? v, Tensor? gain);

        static (float spikes, float v) Lif(float current, float v, float gain) => (current, gain * v);
        """);

    private static void Reports(string? expected, string members)
    {
        var messages = GeneratorRun.Reported(Sources.Ops(members)).Diagnostics.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").ToArray();
        if (expected is null)
        {
            Assert.Empty(messages);
        }
        else
        {
            Assert.StartsWith(expected, Assert.Single(messages), StringComparison.Ordinal);
        }
    }
}
