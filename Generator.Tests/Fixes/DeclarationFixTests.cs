using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Fixes;

/// <summary>What is offered for declarations and annotations that are nearly right; the code compiles afterwards, but for what another error says.</summary>
[Collection(Side.Compiler)]
public sealed class DeclarationFixTests
{
    [Theory]
    [InlineData("SURR001", "public static Tensor F(Tensor x) => x; // Soon.", "public static partial Tensor F(Tensor x); // Soon.")]
    [InlineData("SURR001", "public static Tensor F(Tensor x)\n{\n    return x;\n}", "public static partial Tensor F(Tensor x);")]
    [InlineData("SURR001", "private static Tensor F(\n    Tensor x,\n    float threshold) => x;", "private static partial Tensor F(\n    Tensor x,\n    float threshold);")]
    public Task AMethodBecomesPartial(string rule, string before, string after) =>
        Verify(new PartialCodeFix(), rule, Sources.Ops("[Surrogate(Step)]\n" + before), Sources.Ops("[Surrogate(Step)]\n" + after));

    [Theory]
    [InlineData("internal static class Ops", "internal static partial class Ops")]
    [InlineData("class Ops", "partial class Ops")]
    [InlineData("/// <summary>Ops.</summary>\nsealed record Ops", "/// <summary>Ops.</summary>\nsealed partial record Ops")]
    public Task ATypeBecomesPartial(string before, string after)
    {
        const string Members = "\n{\n    [Surrogate(Step)]\n    internal static partial Tensor F(Tensor x);\n}\n";
        return Verify(new PartialCodeFix(), "SURR002", Sources.Usings + before + Members, Sources.Usings + after + Members);
    }

    [Fact]
    public async Task AMethodThatIsImplementedElsewhereIsLeftAlone()
    {
        var solution = EditedSolution.Of(Sources.Ops("[Surrogate(Step)]\npublic static partial Tensor F(Tensor x);\n\npublic static partial Tensor F(Tensor x) => x;"));

        Assert.Empty(await solution.Actions(new PartialCodeFix(), Assert.Single(await solution.GeneratorDiagnostics())));
    }

    [Theory]
    [InlineData(
        "public static partial (Tensor spike, Tensor v) F(Tensor x, Tensor v, double rate, int @class);",
        "static (float spike, float v) F(float x, float v, double rate, int @class)")]
    [InlineData("public static partial Tensor F(Tensor x);", "static float F(float x)")]
    public async Task TheScalarMethodIsWritten(string method, string scalar)
    {
        var changed = await Apply(new ScalarMethodCodeFix(), "SURR201", Sources.Ops($"[Surrogate]\n{method}\n\npublic static int Other => 1;"));

        Assert.Equal(
            Sources.Ops($"[Surrogate]\n{method}\n\n{scalar}\n{{\n    throw new System.NotImplementedException();\n}}\n\npublic static int Other => 1;"),
            Assert.Single(await changed.Texts()));
        Assert.Empty(await changed.CompilerDiagnostics());
        Assert.Equal(["SURR202"], (await changed.GeneratorDiagnostics()).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task TheScalarMethodIsWrittenByTheNameThatTheAnnotationGives()
    {
        var changed = await Apply(new ScalarMethodCodeFix(), "SURR201", Sources.Ops("[Surrogate(Twin = \"Squared\")]\npublic static partial Tensor F(Tensor x);"));

        Assert.Contains("static float Squared(float x)", Assert.Single(await changed.Texts()), StringComparison.Ordinal);
    }

    /// <summary>Of a neuron too.</summary>
    [Theory]
    [InlineData("CS1739", "ATan, K: 2", "ATan, k: 2")]
    [InlineData("CS0246", "NeuronModel.Leaky, reset = Reset.Zero", "NeuronModel.Leaky, Reset = Reset.Zero")]
    [InlineData("CS0246", "NeuronModel.Leaky, soft = true", "NeuronModel.Leaky, Soft = true")]
    public async Task TheAnnotationOfANeuronIsCorrected(string rule, string before, string after)
    {
        var changed = await Apply(new ArgumentCodeFix(), rule, Sources.Usings + $"[Neuron({before})]\npublic sealed partial class Layer;");

        Assert.Contains($"[Neuron({after})]", Assert.Single(await changed.Texts()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CS1739", "Step, clip: 1", "Step, Clip: 1")]
    [InlineData("CS1739", "Step, ATan, K: 2 /* steep */, Soft = true", "Step, ATan, k: 2 /* steep */, Soft = true")]
    [InlineData("CS0246", "Step, clip = 1", "Step, Clip = 1")]
    [InlineData("CS0246", "Step, ATan, soft = true", "Step, ATan, Soft = true")]
    [InlineData("CS1016", "Step, Soft = true, Clip: 1", "Step, Clip: 1, Soft = true")]
    [InlineData("CS1016", "Step, Soft = true, Clip: 1, ClipAt = ClipAt.Outgoing, k: 3", "Step, Clip: 1, k: 3, Soft = true, ClipAt = ClipAt.Outgoing")]
    public Task AnAnnotationIsCorrected(string rule, string before, string after) =>
        Verify(new ArgumentCodeFix(), rule, Annotated(before), Annotated(after));

    /// <summary>What is near to no name of ours, and an attribute that is not ours.</summary>
    [Theory]
    [InlineData("[Surrogate(Step, wrong: 1)]")]
    [InlineData("[Surrogate(Step)] [System.Obsolete(Message: \"\")]")]
    public async Task AnotherArgumentIsLeftAlone(string attributes)
    {
        var solution = EditedSolution.Of(Sources.Ops(attributes + "\npublic static partial Tensor F(Tensor x);"));
        var diagnostic = Assert.Single(await solution.CompilerDiagnostics(), static diagnostic => diagnostic.Id == "CS1739");

        Assert.Empty(await solution.Actions(new ArgumentCodeFix(), diagnostic));
    }

    private static string Annotated(string arguments) => Sources.Ops($"[Surrogate({arguments})]\npublic static partial Tensor F(Tensor x);");

    private static async Task Verify(CodeFixProvider provider, string rule, string before, string after)
    {
        var changed = await Apply(provider, rule, before);

        Assert.Equal(after, Assert.Single(await changed.Texts()));
        Assert.Empty(await changed.CompilerDiagnostics());
        Assert.Empty(await changed.GeneratorDiagnostics());
    }

    private static async Task<EditedSolution> Apply(CodeFixProvider provider, string rule, string source)
    {
        var solution = EditedSolution.Of(source);
        Diagnostic[] diagnostics = [.. await solution.GeneratorDiagnostics(), .. await solution.CompilerDiagnostics()];
        var diagnostic = diagnostics.First(diagnostic => diagnostic.Id == rule);
        return await solution.Apply(Assert.Single(await solution.Actions(provider, diagnostic)));
    }
}
