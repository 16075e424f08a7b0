using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>An annotation may name the scalar method, so that one serves several ops.</summary>
[Collection(Side.Compiler)]
public sealed class TwinTests
{
    private const string Step = """

        static (float s, float v) Step(float x, float v) => (Surrogate.Sigmoid(v), 0.5f * v + x);
        """;

    [Fact]
    public void OneScalarMethodServesAStepAndALoop()
    {
        using var scope = NewDisposeScope();
        var ops = GeneratorRun.Of(Sources.Ops($$"""
            [Surrogate(Twin = nameof(Step))]
            public static partial (Tensor s, Tensor v) Loop([OverTime] Tensor x, Tensor? v);

            [Surrogate(Twin = nameof(Step))]
            public static partial (Tensor s, Tensor v) Once(Tensor x, Tensor v);
            {{Step}}
            """)).Load().GetType("Demo.Ops", throwOnError: true)!;
        var x = tensor(new[] { 1f, 2f, 4f });
        var (_, last) = ((Tensor, Tensor))ops.GetMethod("Loop")!.Invoke(null, [x, null])!;
        Tensor v = zeros([]);
        for (var t = 0; t < 3; t++)
        {
            (_, v) = ((Tensor, Tensor))ops.GetMethod("Once")!.Invoke(null, [x[t], v])!;
        }

        Assert.Equal(5.25f, last.item<float>());
        Assert.Equal(5.25f, v.item<float>());
    }

    [Theory]
    [InlineData("""[Surrogate(Twin = "Missing")] public static partial (Tensor s, Tensor v) Once(Tensor x, Tensor v);""", "static (float s, float v) Missing(float x, float v)")]
    [InlineData("[Surrogate(Twin = nameof(Step))] public static partial (Tensor s, Tensor v) Once(Tensor x, Tensor v, Tensor w);", "static (float s, float v) Step(float x, float v, float w)")]
    public void WhatIsMissingIsSaid(string declaration, string expected)
    {
        var diagnostic = Assert.Single(GeneratorRun.Reported(Sources.Ops(declaration + Step)).Diagnostics);
        Assert.Equal("SURR201", diagnostic.Id);
        Assert.EndsWith($"write '{expected}'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOperationHasNone()
    {
        var diagnostic = Assert.Single(GeneratorRun.Reported(Sources.Ops("[Surrogate(Hard.Step, Twin = nameof(Step))] public static partial Tensor Spike(Tensor v);" + Step)).Diagnostics);
        Assert.Equal("SURR104", diagnostic.Id);
    }

    [Fact]
    public void DocumentationNamesIt() => Assert.Contains(
        "The scalar method Step, for each element.",
        GeneratorRun.Of(Sources.Ops("[Surrogate(Twin = nameof(Step))] public static partial (Tensor s, Tensor v) Once(Tensor x, Tensor v);" + Step)).GeneratedSource("Demo.Ops.g.cs"),
        StringComparison.Ordinal);

    /// <summary>The other op keeps the operand.</summary>
    [Fact]
    public async Task AnOperandOfASharedMethodIsNotRemoved()
    {
        var solution = EditedSolution.Of(Sources.Ops("""
            [Surrogate]
            public static partial Tensor F(Tensor x, Tensor y);

            [Surrogate(Twin = nameof(F))]
            public static partial Tensor G(Tensor x, Tensor y);

            static float F(float x, float y) => x * x;
            """));
        foreach (var diagnostic in (await solution.Diagnostics()).Where(static diagnostic => diagnostic.Id == "SURR204"))
        {
            Assert.Empty(await solution.Actions(new UnusedOperandCodeFix(), diagnostic));
        }
    }
}
