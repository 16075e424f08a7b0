using System.Globalization;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Catalogue;

/// <summary>Which scalar method an annotation means by a name, and what its parameters may be.</summary>
public sealed class OwnShapeMethodTests
{
    private const string Overloads = """

        internal static string Many(string text) => text;

        internal static float Many(float u) => 3 * u;

        internal static float Many(float u, float k, float width) => 7 * k * width * u;

        internal static float Many(float u, float k) => 5 * k * u;

        internal static float Many(float v, float w, float x, float y) => v * w * x * y;
        """;

    /// <summary>Of the overloads whose parameters method and annotation give the longest, wherever it stands.</summary>
    [Theory]
    [InlineData("Tensor v, float threshold", "", "3 ")]
    [InlineData("Tensor v, float threshold, float k", "", "5 k ")]
    [InlineData("Tensor v, float threshold, Tensor k", "", "5 k ")]
    [InlineData("Tensor v, Tensor threshold", ", k: 2", "10 ")]
    [InlineData("Tensor v, float width, float k", "", "7 k width ")]
    [InlineData("Tensor v, float width", ", k: 2", "14 width ")]
    public void TheLongestOverloadThatFitsIsTaken(string parameters, string argument, string formula) => Assert.Contains(
        $"the gradient is that of {formula}",
        GeneratorRun.Of(Sources.Ops($"""
            [Surrogate(Step{argument}, Smooth = nameof(Many))]
            public static partial Tensor Spike({parameters});
            """ + Overloads)).GeneratedSource("Demo.Ops.g.cs"),
        StringComparison.Ordinal);

    /// <summary>An overload that would take the only tensor leaves nothing to compare.</summary>
    [Fact]
    public void AnOverloadDoesNotTakeTheOperand() => Assert.Contains(
        "the gradient is that of 3 v.",
        GeneratorRun.Of(Sources.Ops("""
            [Surrogate(Step, Smooth = nameof(S))]
            public static partial Tensor Spike(Tensor v);

            internal static float S(float u, float v) => u * v;

            internal static float S(float u) => 3 * u;
            """)).GeneratedSource("Demo.Ops.g.cs"),
        StringComparison.Ordinal);

    [Fact]
    public void WithoutAnOverloadThatFitsTheNearestIsReported() => Assert.Equal(
        ["SURR107: The parameter 'width' of 'S' has no value; add a parameter of that name to 'Spike', or give it beside the name if it is 'k'"],
        Reported("""
            [Surrogate(Step, Smooth = nameof(S))]
            public static partial Tensor Spike(Tensor v, float k);

            internal static float S(float u, float height, float depth, float rate) => u * height * depth * rate;

            internal static float S(float u, float k, float width) => u * k / width;
            """));

    [Fact]
    public void AWholeNumberIsAParameter()
    {
        var source = GeneratorRun.Of(Sources.Ops("""
            [Surrogate(Step, Smooth = nameof(Bent))]
            public static partial Tensor Given(Tensor v, float threshold, int n);

            [Surrogate(Step, k: 4, Derivative = nameof(Flat))]
            public static partial Tensor Written(Tensor v);

            internal static float Bent(float u, int n) => 3 * n * u;

            internal static float Flat(float u, int k) => 2 * k;
            """)).GeneratedSource("Demo.Ops.g.cs");
        Assert.Contains("the gradient is that of 3 n (v - threshold).", source, StringComparison.Ordinal);
        Assert.Contains("return 8 * gradient;", source, StringComparison.Ordinal);
    }

    /// <summary>A fraction would not reach the method that is called with whole numbers.</summary>
    [Theory]
    [InlineData("Tensor v, float threshold, float k", "")]
    [InlineData("Tensor v, float threshold, Tensor k", "")]
    [InlineData("Tensor v, float threshold", ", k: 2.5")]
    public void AFractionIsNoWholeNumber(string parameters, string argument) => Assert.Equal(
        ["SURR107: The parameter 'int k' of 'S' has no value; add a parameter of that name to 'Spike', or give it beside the name if it is 'k'"],
        Reported($"""
            [Surrogate(Step{argument}, Smooth = nameof(S))]
            public static partial Tensor Spike({parameters});

            internal static float S(float u, int k) => u * k;
            """));

    [Theory]
    [InlineData("nameof(S)", "'S'", "S")]
    [InlineData("\"\"", "''", "S")]
    [InlineData("\"a b\"", "'a b'", "S")]
    [InlineData("\"Other\"", "'Other'", "Other")]
    public void WhatIsExpectedIsSaid(string name, string shown, string proposed) => Assert.Equal(
        [$"SURR106: 'Ops' itself has no static method {shown} of float or double; write 'static float {proposed}(float u)' there, with further parameters as needed"],
        Reported($"""
            [Surrogate(Step, Smooth = {name})]
            public static partial Tensor Spike(Tensor v);

            internal static decimal S(decimal u) => u;
            """));

    private static IEnumerable<string> Reported(string members) => GeneratorRun.Reported(Sources.Ops(members)).Diagnostics
        .Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
}
