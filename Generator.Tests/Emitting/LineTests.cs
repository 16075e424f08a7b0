using Surrogates.Generator.Emitting;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>Where the lines of the generated code end.</summary>
[Collection(Side.Compiler)]
public sealed class LineTests
{
    /// <summary>Broken in turn are what is set of the signature, what it is made with, and its operands too.</summary>
    [Fact]
    public Task LongSignatures() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        namespace Company.Product.Department.Research.NeuromorphicComputing.SpikingNetworks;

        internal static partial class Cells
        {
            [Surrogate]
            public static partial (Tensor spike, Tensor v) Leaky(Tensor x, Tensor v, float beta);

            private static (float spike, float v) Leaky(float x, float v, float beta)
            {
                var h = beta * v + x;
                return (Surrogate.Step(h - 1), h);
            }

            [Surrogate]
            public static partial Tensor Sum(Tensor potential, Tensor current, Tensor adaptation);

            private static float Sum(float potential, float current, float adaptation) => potential + current - adaptation;

            [Surrogate]
            public static partial Tensor LongSum(
                Tensor membranePotential, Tensor synapticCurrent, Tensor adaptation, Tensor refractoriness, Tensor lateralInhibition, Tensor feedback,
                Tensor background, Tensor thresholdShift);

            private static float LongSum(
                float membranePotential, float synapticCurrent, float adaptation, float refractoriness, float lateralInhibition, float feedback,
                float background, float thresholdShift) =>
                membranePotential + synapticCurrent - adaptation - refractoriness - lateralInhibition + feedback + background - thresholdShift;
        }
        """).Driver);

    [Fact]
    public void ManyOperandsAndOutputsFit()
    {
        const int Count = 14;
        static string Each(string format) => string.Join(", ", Enumerable.Range(1, Count).Select(i => string.Format(null, format, i)));
        NoneIsTooLong($"""
            [Surrogate]
            public static partial ({Each("Tensor output{0}")}) Many({Each("Tensor operand{0}")}, {Each("float number{0}")});

            private static ({Each("float output{0}")}) Many({Each("float operand{0}")}, {Each("float number{0}")}) => ({Each("operand{0} * number{0}")});
            """);
    }

    [Fact]
    public void LongNamesAndConstraintsFit()
    {
        const string Long = "membranePotentialOfTheExcitatoryPopulationOfTheFirstLayerAfterTheSynapticCurrents";
        NoneIsTooLong($"""
            [Surrogate]
            public static partial Tensor Sum<TFirstKindOfNeuron, TSecondKindOfNeuron>(Tensor {Long}, Tensor {Long}2)
                where TFirstKindOfNeuron : class, System.Collections.Generic.IEnumerable<System.Text.StringBuilder>
                where TSecondKindOfNeuron : class, System.Collections.Generic.IEnumerable<System.Text.StringBuilder>;

            private static float Sum(float {Long}, float {Long}2) => {Long} > {Long}2 ? {Long} * {Long}2 : Surrogate.Sigmoid({Long}) + {Long}2 * {Long}2;
            """);
    }

    /// <summary>A formula stands in one line where it can.</summary>
    [Fact]
    public void FormulasStayWhole()
    {
        var source = NoneIsTooLong("""
            [Surrogate(Step, FastSigmoid, k: 10)]
            public static partial Tensor Spike(Tensor v);
            """);
        Assert.Contains("; the gradient is that of\n", source, StringComparison.Ordinal);
        Assert.Contains("        /// (1 / t if v &gt;= 0, else -1 / t) + 0.5 with t = 1 / |v| + 10.</summary>\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void CommentsAreBrokenBetweenTheirPartsBeforeTheirWords()
    {
        var part = string.Join(" ", Enumerable.Repeat("word", 26));
        Assert.Equal(["// A few words", "// " + part], Comment($"A few words {SourceWriter.Whole(part)}"));
        Assert.Equal([$"// {part} word", $"// word {part}"], Comment(SourceWriter.Whole($"{part} word word {part}")));
    }

    private static string[] Comment(string text) => new SourceWriter(FileWriter.Width).Comment("// ", text).ToString().TrimEnd('\n').Split('\n');

    private static string NoneIsTooLong(string members)
    {
        var source = GeneratorRun.Of(Sources.Ops(members)).GeneratedSource("Demo.Ops.g.cs");
        Assert.All(source.Split('\n'), static line => Assert.True(line.Length <= FileWriter.Width, line));
        return source;
    }
}
