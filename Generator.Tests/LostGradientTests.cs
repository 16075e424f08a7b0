using System.Globalization;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests;

/// <summary>Which expressions of a scalar method are said to lose a gradient, once each, and which intrinsic is named.</summary>
public sealed class LostGradientTests
{
    [Theory]
    [InlineData("MathF.Floor(x)", "MathF.Floor(x)", "Floor")]
    [InlineData("(float)Math.Ceiling(x)", "Math.Ceiling(x)", "Ceiling")]
    [InlineData("float.Round(x)", "float.Round(x)", "Round")]
    [InlineData("Math.Sign(x)", "Math.Sign(x)", "Sign")]
    [InlineData("(int)x", "(int)x", "Truncate")]
    [InlineData("x > 0 ? 1 : 0", "x > 0 ? 1 : 0", "StrictStep")]
    [InlineData("x >= 0 ? 1 : 0", "x >= 0 ? 1 : 0", "Step")]
    [InlineData("x < n ? 2 : 3", "x < n ? 2 : 3", "StrictStep")]
    [InlineData("!(x <= 0) ? 1 : 0", "!(x <= 0) ? 1 : 0", "Step")]
    [InlineData("n > 0 && x > 0 ? 1 : 0", "n > 0 && x > 0 ? 1 : 0", "StrictStep")]
    [InlineData("x > 0 ? 1 : -1", "x > 0 ? 1 : -1", "Sign")]
    [InlineData("x > 0 ? n : 0", "x > 0 ? n : 0", "StrictStep")]
    public void IsNamed(string expression, string reported, string intrinsic) =>
        Assert.Equal([$"'{reported}' -> {intrinsic}"], Report($"public static float F(float x, float n) => {expression};"));

    [Theory]
    [InlineData("x * (n > 0 ? 1 : 0)")]
    [InlineData("x * MathF.Floor(n)")]
    [InlineData("Surrogate.Detach(x) > n ? 1 : 0")]
    [InlineData("Surrogate.Detach(x > n ? 1f : 0f)")]
    [InlineData("MathF.Floor(Surrogate.Detach(x))")]
    [InlineData("x > n ? x : 0")]
    [InlineData("x > n ? 1 : 1")]
    public void WhatHasNoGradientLosesNone(string expression) =>
        Assert.Empty(Report($"public static float F(float x, float n) => {expression};"));

    [Fact]
    public void ADetachedBranchIsSilent() => Assert.Empty(Report("""
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
    public void AnEarlyReturnOfAConstant() => Assert.Equal(["'x > 0' -> StrictStep"], Report("""
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
    public void AnEarlyReturnOfSeveralValues() => Assert.Equal(
        ["SURR203"],
        GeneratorRun.Reported(Sources.Ops("""
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
            """)).Diagnostics.Select(static diagnostic => diagnostic.Id));

    [Fact]
    public void ReturnsOfNestedDecisions() => Assert.Equal(["'x > 0' -> StrictStep", "'n * x > 2' -> StrictStep"], Report("""
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

    [Fact]
    public void AnUnsupportedFunctionIsNoLostGradient() => Assert.Equal(
        ["SURR202"],
        Run("public static float F(float x, float n) => n * MathF.Round(x, 1);").Diagnostics.Select(static diagnostic => diagnostic.Id));

    private static GeneratorRun Run(string members) => GeneratorRun.Reported("using System;\n" + Sources.Ops($"""
        [Surrogate]
        public static partial Tensor F(Tensor x, float n);

        {members}
        """));

    private static string[] Report(string members) =>
    [
        .. Run(members).Diagnostics
            .Where(static diagnostic => diagnostic.Id == "SURR203")
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))
            .Select(static message => $"{message[18..message.IndexOf(" is zero", StringComparison.Ordinal)]} -> {message.Split("'Surrogate.")[1].Split('\'')[0]}"),
    ];
}
