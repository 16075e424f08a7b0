using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Tests.Analyzers.LostGradientReports;

namespace Surrogates.Generator.Tests.Analyzers;

/// <summary>What the analyzer says of scalar methods that lose a gradient: where, once for each mistake, and which intrinsic is named.</summary>
[Collection(Side.Compiler)]
public sealed class LostGradientTests
{
    [Theory]
    [InlineData("MathF.Floor(x)", "MathF.Floor(x)", "Floor")]
    [InlineData("(float)Math.Ceiling(x)", "Math.Ceiling(x)", "Ceiling")]
    [InlineData("float.Round(x)", "float.Round(x)", "Round")]
    [InlineData("MathF.Round(x, 1)", "MathF.Round(x, 1)", "Round")]
    [InlineData("MathF.Round(x, MidpointRounding.AwayFromZero)", "MathF.Round(x, MidpointRounding.AwayFrom...", "Round")]
    [InlineData("(float)Math.Round(x, 2, MidpointRounding.ToZero)", "Math.Round(x, 2, MidpointRounding.ToZero...", "Truncate")]
    [InlineData("float.Round(x, MidpointRounding.ToNegativeInfinity)", "float.Round(x, MidpointRounding.ToNegati...", "Floor")]
    [InlineData("Math.Sign(x)", "Math.Sign(x)", "Sign")]
    [InlineData("MathF.CopySign(n, x)", "MathF.CopySign(n, x)", "Sign")]
    [InlineData("(int)x", "(int)x", "Truncate")]
    [InlineData("(long)x", "(long)x", "Truncate")]
    [InlineData("x > 0 ? 1 : 0", "x > 0 ? 1 : 0", "StrictStep")]
    [InlineData("x >= 0 ? 1 : 0", "x >= 0 ? 1 : 0", "Step")]
    [InlineData("x < n ? 2 : 3", "x < n ? 2 : 3", "StrictStep")]
    [InlineData("!(x <= 0) ? 1 : 0", "!(x <= 0) ? 1 : 0", "Step")]
    [InlineData("n > 0 && x >= 0 ? 1 : 0", "n > 0 && x >= 0 ? 1 : 0", "StrictStep times Step")]
    [InlineData("x > n || x < 0 ? 1 : -1", "x > n || x < 0 ? 1 : -1", "StrictStep times StrictStep")]
    [InlineData("x == n ? 1 : -1", "x == n ? 1 : -1", "Step times Step")]
    [InlineData("x > 0 ? 1 : -1", "x > 0 ? 1 : -1", "Sign")]
    [InlineData("x > 0 ? n : 0", "x > 0 ? n : 0", "StrictStep")]
    public async Task IsNamed(string expression, string reported, string intrinsic) =>
        Assert.Equal([$"'{reported}' -> {intrinsic}"], await Report($"public static float F(float x, float n) => {expression};"));

    [Theory]
    [InlineData("x * (n > 0 ? 1 : 0)")]
    [InlineData("x * MathF.Floor(n)")]
    [InlineData("Surrogate.Detach(x) > n ? 1 : 0")]
    [InlineData("Surrogate.Detach(x > n ? 1f : 0f)")]
    [InlineData("MathF.Floor(Surrogate.Detach(x))")]
    [InlineData("x > n ? x : 0")]
    [InlineData("x > n ? 1 : 1")]
    public async Task WhatHasNoGradientLosesNone(string expression) =>
        Assert.Empty(await Report($"public static float F(float x, float n) => {expression};"));

    [Fact]
    public async Task ADetachedBranchIsSilent() => Assert.Empty(await Report("""
        public static float F(float x, float n)
        {
            var gate = 0f;
            if (Surrogate.Detach(x) > n)
            {
                gate = 1;
            }

            return gate * x;
        }
        """));

    [Fact]
    public async Task AnEarlyReturnOfAConstant() => Assert.Equal(["'x > 0' -> StrictStep"], await Report("""
        public static float F(float x, float n)
        {
            if (x > 0)
            {
                return 1;
            }

            return 0;
        }
        """));

    /// <summary>The potential keeps its gradient, the spike does not.</summary>
    [Fact]
    public async Task AnEarlyReturnOfSeveralValues() => Assert.Equal(["SURR203 (14,12) h > 1"], Places(await Analyze(Sources.Ops("""
        [Surrogate]
        public static partial (Tensor spike, Tensor v) Fire(Tensor h);

        private static (float spike, float v) Fire(float h)
        {
            if (h > 1)
            {
                return (1, 0);
            }

            return (0, h);
        }
        """))));

    [Fact]
    public async Task ReturnsOfNestedDecisions() => Assert.Equal(["'x > 0' -> StrictStep", "'n * x > 2' -> StrictStep"], await Report("""
        public static float F(float x, float n)
        {
            if (x > 0)
            {
                if (n * x > 2)
                {
                    return 1;
                }
                else
                {
                    return 2;
                }
            }

            return 3;
        }
        """));

    /// <summary>What a loop or two calls read again is one mistake, and so is rounding that is then made an integer.</summary>
    [Fact]
    public async Task OncePerMistake() => Assert.Equal(["'MathF.Floor(i * x)' -> Floor", "'MathF.Round(x)' -> Round"], await Report("""
        public static float F(float x, float n)
        {
            var sum = 0f + Level(x) + Level(n * x);
            for (var i = 1; i <= 3; i++)
            {
                sum += MathF.Floor(i * x);
            }

            return sum;
        }

        public static int Level(float x) => (int)MathF.Round(x);
        """));

    [Fact]
    public async Task AnUnsupportedFunctionIsNoLostGradient()
    {
        var source = Source("public static float F(float x, float n) => n * MathF.Round(x, (int)n);");
        Assert.Equal(["SURR202"], GeneratorRun.Reported(source).Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Empty(await Analyze(source));
    }

    [Fact]
    public async Task TheGeneratorIsSilent()
    {
        var source = Source("public static float F(float x, float n) => n * MathF.Floor(x);");
        Assert.Empty(GeneratorRun.Reported(source).Diagnostics);
        var reported = Assert.Single(await Analyze(source));
        Assert.Equal(("SURR203", DiagnosticSeverity.Warning), (reported.Id, reported.Severity));
        Assert.Equal(
            "The derivative of 'MathF.Floor(x)' is zero, so no gradient passes; use 'Surrogate.Floor', or put 'Surrogate.Detach' around it if that is meant",
            reported.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task AnOperandWithoutEffect()
    {
        var reported = await Analyze(Sources.Ops("""
            [Surrogate]
            public static partial Tensor Unused(Tensor x, Tensor y, float z);

            private static float Unused(float x, float y, float z) => x * x;
            """));
        Assert.Equal(["SURR204 (10,57) y", "SURR204 (10,66) z"], Places(reported));
        Assert.Equal("No result depends on 'y', so its gradient is zero; use it or remove it", reported[0].GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("No result depends on 'z'; use it or remove it", reported[1].GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>The functions of a scalar method take the steepness as an argument.</summary>
    [Fact]
    public async Task ASteepnessWithoutEffect() => Assert.Equal(
        "No result depends on 'k'; pass it to the function that it is meant for, as 'k: k', or remove it",
        Assert.Single(await Analyze(Sources.Ops("""
            [Surrogate(ATan)]
            public static partial Tensor F(Tensor x, float k);

            private static float F(float x, float k) => Surrogate.Step(x);
            """))).GetMessage(CultureInfo.InvariantCulture));

    /// <summary>Inputs that only decide learn nothing, each in the place where it does; numbers do not learn anyway.</summary>
    [Theory]
    [InlineData("return v > t ? v : 0;", "v > t ? v : 0: t -> StrictStep")]
    [InlineData("return n > v && v <= t ? v : n;", "n > v && v <= t ? v : n: t -> StrictStep times Step")]
    [InlineData("if (v >= t)\n{\n    return v;\n}\n\nreturn n;", "v >= t: t -> Step")]
    [InlineData("var y = 0f;\nif (v >= t)\n{\n    if (v > 2)\n    {\n        y = v;\n    }\n    else\n    {\n        y = 2 * v;\n    }\n}\n\nreturn y;", "v >= t: t -> Step")]
    [InlineData("if (v >= t)\n{\n    if (v > 2)\n    {\n        return v;\n    }\n    else\n    {\n        return 2 * v;\n    }\n}\n\nreturn n;", "v >= t: t -> Step")]
    [InlineData("var low = v < t;\nreturn v * (low ? v : 1) + (low ? v : 2);", "low ? v : 1: t -> StrictStep", "low ? v : 2: t -> StrictStep")]
    [InlineData("return v > n ? v * t : 0;")]
    [InlineData("return v > Surrogate.Detach(t) ? v : 0;")]
    [InlineData("return Surrogate.Detach(v - t) > 0 ? v : 0;")]
    [InlineData("return v * Surrogate.StrictStep(v - t);")]
    [InlineData("var gated = v > t ? v : 0;\nreturn v + Surrogate.Detach(gated - v);")]
    [InlineData("return Math.Max(v, t);")]
    public async Task AnOperandThatOnlyDecides(string body, params string[] expected)
    {
        var reported = await Analyze("using System;\n" + Sources.Ops($$"""
            [Surrogate]
            public static partial Tensor Gate(Tensor v, Tensor t, float n);

            public static float Gate(float v, float t, float n)
            {
            {{string.Join("\n", body.Split('\n').Select(static line => "    " + line))}}
            }
            """));
        Assert.Equal(
            expected,
            from diagnostic in reported
            where diagnostic.Id != "SURR204"
            orderby diagnostic.Location.SourceSpan.Start
            let quotes = diagnostic.GetMessage(CultureInfo.InvariantCulture).Split(", or put")[0].Split('\'')
            select $"{quotes[3]}: {quotes[1]} -> {string.Join("", quotes[5..]).Replace("Surrogate.", "")}");
        Assert.All(reported, static diagnostic => Assert.Contains(diagnostic.Id, (string[])["SURR208", "SURR204"]));
    }

    /// <summary>Where the gradient is reported as lost, that is what is to be changed.</summary>
    [Fact]
    public async Task WhatIsLostIsReportedOnce() => Assert.Equal(["SURR203 (12,56) v > t ? 1 : 0"], Places(await Analyze(Sources.Ops("""
        [Surrogate]
        public static partial Tensor Gate(Tensor v, Tensor t);

        private static float Gate(float v, float t) => v * (v > t ? 1 : 0);
        """))));

    /// <summary>Only where the file of the expression itself is analyzed does an editor offer a fix.</summary>
    [Fact]
    public async Task IsReportedForTheFileThatItIsIn()
    {
        var run = GeneratorRun.Reported(
            Source("public static float F(float x, float n) => n * Levels.Of(x);"),
            "internal static class Levels\n{\n    public static float Of(float x) => System.MathF.Floor(x);\n}\n");
        var analysis = run.Output.WithAnalyzers([new LostGradientAnalyzer()]);
        foreach (var tree in run.Output.SyntaxTrees)
        {
            var reported = await analysis.GetAnalyzerSemanticDiagnosticsAsync(run.Output.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
            Assert.Equal(tree.FilePath == "Source2.cs" ? ["SURR203 (2,39) System.MathF.Floor(x)"] : [], Places(reported));
        }
    }

    [Fact]
    public async Task PragmaSuppresses() => Assert.Empty(await Report("""
        #pragma warning disable SURR203 // Levels on purpose.
        public static float F(float x, float n) => MathF.Floor(x);
        #pragma warning restore SURR203
        """));

    /// <summary>Too low a version of the language is reported by the generator, and nothing else is.</summary>
    [Fact]
    public async Task NothingIsReadForALanguageThatIsTooOld()
    {
        var options = new RunOptions { Expected = Expected.Diagnostics, LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp11 };
        var run = GeneratorRun.Of(options, Source("public static float F(float x, float n) => MathF.Floor(x);"));
        Assert.Equal(["SURR901"], run.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Empty(await Analyze(run));
    }
}
