using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>Every rule: id, place and message (in the snapshots), page, and that it can be suppressed.</summary>
[Collection(Side.Compiler)]
public sealed class DiagnosticTests
{
    private const string ClipAtWithoutClip = """
        [Surrogate(Step, ClipAt = ClipAt.Outgoing)]
        public static partial Tensor Spike(Tensor v);
        """;

    public static TheoryData<string> Ids => [.. Rules.Select(static rule => rule.Id)];

    private static IEnumerable<DiagnosticDescriptor> Rules => typeof(DiagnosticDescriptors)
        .GetFields()
        .Select(static rule => (DiagnosticDescriptor)rule.GetValue(null)!);

    [Fact]
    public Task NotPartial() => Verify("SURR001", Sources.Ops("""
        [Surrogate(Step)]
        public static Tensor Spike(Tensor v) => v;
        """));

    [Fact]
    public Task AlreadyImplemented() => Verify("SURR001", Sources.Ops("""
        [Surrogate(Step)]
        public static partial Tensor Spike(Tensor v);

        public static partial Tensor Spike(Tensor v) => v;
        """));

    [Fact]
    public Task TypeNotPartial() => Verify("SURR002", new RunOptions { Expected = Expected.Broken }, Sources.Usings + """
        public class Outer
        {
            public static partial class Ops
            {
                [Surrogate(Step)]
                public static partial Tensor Spike(Tensor v);
            }
        }
        """);

    [Fact]
    public Task FileLocalType() => Verify("SURR003", new RunOptions { Expected = Expected.Broken }, Sources.Usings + """
        file static partial class Ops
        {
            [Surrogate(Step)]
            public static partial Tensor Spike(Tensor v);
        }
        """);

    [Fact]
    public Task ReturnType() => Verify("SURR004", Sources.Ops("""
        [Surrogate(Step)]
        public static partial float Spike(Tensor v);
        """));

    [Fact]
    public Task OperandType() => Verify("SURR005", Sources.Ops("""
        [Surrogate(Step)]
        public static partial Tensor Spike(Tensor v, params decimal[] threshold);
        """));

    [Fact]
    public Task OperandModifier() => Verify("SURR006", Sources.Ops("""
        [Surrogate(Step)]
        public static partial Tensor Spike(ref Tensor v, out float threshold);
        """));

    [Fact]
    public Task OperandCount() => Verify("SURR007", Sources.Ops("""
        [Surrogate(Step)]
        public static partial Tensor Many(Tensor v, float low, float high);

        [Surrogate(Step)]
        public static partial Tensor None(float k);

        [Surrogate(Bernoulli)]
        public static partial Tensor Twice(Tensor x, Tensor noise, long seed);
        """));

    [Fact]
    public Task FirstOperand() => Verify("SURR008", Sources.Ops("""
        [Surrogate(Step)]
        public static partial Tensor Spike(float threshold, Tensor v);
        """));

    [Fact]
    public Task TooManyOperands() => Verify("SURR009", Sources.Ops($"[Surrogate]\npublic static partial Tensor Sum({Numbered("Tensor", 33)});\n\nprivate static float Sum({Numbered("float", 33)}) => x0 + x32;"));

    [Fact]
    public Task NoDefault() => Verify("SURR010", Sources.Ops("""
        [Surrogate(Clamp)]
        public static partial Tensor Between(Tensor x, Tensor? low, Tensor? high);

        [Surrogate(Bernoulli)]
        public static partial Tensor Draw(Tensor? p);

        [Surrogate(Step, Derivative = nameof(D))]
        public static partial Tensor Own(Tensor x, Tensor? width);

        private static float D(float u, float width) => width;

        [Surrogate]
        public static partial Tensor Fire(Tensor v, Tensor? threshold = null);

        private static float Fire(float v, float threshold) => v - threshold;

        [Surrogate]
        public static partial Tensor All(Tensor? a, Tensor? b);

        private static float All(float a = 1, float b = 2) => a - b;
        """));

    private static string Numbered(string type, int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"{type} x{i}"));

    [Fact]
    public Task NotAMethod() => Verify("SURR001", Sources.Ops("""
        public static int Count
        {
            [Surrogate(Step)]
            get => 1;
        }

        public static float Outer(float x)
        {
            return Inner(x);

            [Surrogate(Step)]
            static float Inner(float v) => v;
        }
        """));

    [Fact]
    public Task UnknownValue() => Verify("SURR101", Sources.Ops("""
        [Surrogate((Hard)99, (Shape)(-1), Clip: 1, ClipAt = (ClipAt)7)]
        public static partial Tensor Spike(Tensor v);
        """));

    [Theory]
    [InlineData("0")]
    [InlineData("-1.5")]
    [InlineData("double.PositiveInfinity")]
    public Task ParameterRange(string k) => Verify("SURR102", Sources.Ops($"""
        [Surrogate(Step, k: {k})]
        public static partial Tensor Spike(Tensor v);
        """), k);

    [Fact]
    public Task ParameterRanges() => Verify("SURR102", Sources.Ops("""
        [Surrogate(Step, MultiGaussian, Sigma = double.NaN, Mu = double.PositiveInfinity, Height = -1, Scale = 0)]
        public static partial Tensor Bells(Tensor v);

        [Surrogate(Step, QPseudoSpike, Alpha = 1)]
        public static partial Tensor Tails(Tensor v);

        [Surrogate(Step, SquareWave, Terms = 0)]
        public static partial Tensor Waves(Tensor v);

        [Surrogate(Sign, AtZero = 2)]
        public static partial Tensor Signs(Tensor v);

        [Surrogate(Quantize, Min = double.NaN)]
        public static partial Tensor Levels(Tensor v);
        """));

    [Theory]
    [InlineData("0")]
    [InlineData("double.NaN")]
    public Task ClipRange(string clip) => Verify("SURR103", Sources.Ops($"""
        [Surrogate(Step, Clip: {clip})]
        public static partial Tensor Spike(Tensor v);
        """), clip);

    [Fact]
    public Task NoEffect() => Verify("SURR104", Sources.Ops($"""
        {ClipAtWithoutClip}

        [Surrogate(Step, k: 2)]
        public static partial Tensor Steep(Tensor v, float k);

        [Surrogate(Step, ATan, Leak = 0.1)]
        public static partial Tensor Leaky(Tensor v);

        [Surrogate(Quantize, k: 2, Scale = 0.1)]
        public static partial Tensor Levels(Tensor x);
        """));

    [Fact]
    public Task NoStandIn() => Verify("SURR105", Sources.Ops("""
        [Surrogate(Step, PeriodicExponential, Soft = true)]
        public static partial Tensor Soft(Tensor v);

        [Surrogate(Step, SparseFastSigmoid)]
        public static partial Tensor Learnable(Tensor v, Tensor k, float bound);

        [Surrogate(Bernoulli, PeriodicExponential)]
        public static partial Tensor Random(Tensor v, Tensor noise);
        """));

    [Fact]
    public Task LanguageVersionTooLow() => Verify(
        "SURR901",
        new RunOptions { Expected = Expected.Diagnostics, LanguageVersion = LanguageVersion.CSharp11 },
        Sources.Ops("""
            [Surrogate(Step)]
            public static partial Tensor Spike(Tensor v);
            """));

    [Fact]
    public Task TorchSharpMissing() => Verify(
        "SURR902",
        new RunOptions { Expected = Expected.Broken, WithoutReferences = ["TorchSharp"] },
        """
        internal static partial class Ops
        {
            [Surrogates.Surrogate(Surrogates.Hard.Step)]
            public static partial object Spike(object v);
        }
        """);

    [Fact]
    public void OneWrongMethodLeavesTheOthers()
    {
        var run = GeneratorRun.Reported(Sources.Ops("""
            [Surrogate(Step, k: -1)]
            public static partial Tensor Wrong(Tensor v);

            [Surrogate(Step)]
            public static partial Tensor Right(Tensor v);
            """));
        Assert.Contains("partial global::TorchSharp.torch.Tensor Right(", run.GeneratedSource("Demo.Ops.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("WrongFunction", run.GeneratedSource("Demo.Ops.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void AllProblemsAreReportedAtOnce() => Assert.Equal(
        ["SURR002", "SURR004", "SURR005", "SURR102", "SURR103"],
        GeneratorRun.Broken(Sources.Usings + """
            public static class Ops
            {
                [Surrogate(Step, k: -1, Clip: 0)]
                public static partial float Spike(Tensor v, string threshold);
            }
            """).Diagnostics.Select(static diagnostic => diagnostic.Id).Order());

    [Fact]
    public void PragmaSuppresses() => Assert.Empty(GeneratorRun.Reported(Sources.Ops($"""
        #pragma warning disable SURR104
        {ClipAtWithoutClip}
        #pragma warning restore SURR104
        """)).Diagnostics);

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Error)]
    public void EditorConfigSetsTheSeverity(ReportDiagnostic severity)
    {
        var options = new RunOptions { Expected = Expected.Diagnostics, Severities = new Dictionary<string, ReportDiagnostic> { ["SURR104"] = severity } };
        var reported = GeneratorRun.Of(options, Sources.Ops(ClipAtWithoutClip)).Diagnostics;
        Assert.Equal(severity == ReportDiagnostic.Suppress ? [] : [DiagnosticSeverity.Error], reported.Select(static diagnostic => diagnostic.Severity));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRuleHasAPageALinkAndATest(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        var page = Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md");
        Assert.StartsWith($"# {id}: {rule.Title}\n", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.EndsWith($"docs/diagnostics/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        string[] tests = ["DiagnosticTests.cs", "ScalarMethodTests.cs", "NumberTypeTests.cs", "TieTests.cs", "LostGradientTests.cs", "GradientCheckAnalyzerTests.cs", "NamedSurrogateTests.cs", "OverTimeDiagnosticTests.cs", "NeuronDiagnosticTests.cs"];
        Assert.Contains(tests, file => File.ReadAllText(Repository.TestFile(file)).Contains($"\"{id}", StringComparison.Ordinal));
    }

    private static Task Verify(string id, string source, params object?[] parameters)
    {
        var run = GeneratorRun.Reported(source);
        return Verify(id, run, parameters);
    }

    private static Task Verify(string id, RunOptions options, string source) => Verify(id, GeneratorRun.Of(options, source));

    private static Task Verify(string id, GeneratorRun run, params object?[] parameters)
    {
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
        return Snapshot.Verify(run.Driver, parameters);
    }
}
