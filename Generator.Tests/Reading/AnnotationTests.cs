using System.Globalization;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>The ways to write an annotation, and what is said where one is nearly right.</summary>
[Collection(Side.Compiler)]
public sealed class AnnotationTests
{
    [Theory]
    [InlineData("Step, ATan, k: 3, Clip: 2", "Step, Clip = 2, k = 3, Shape = ATan")]
    [InlineData("Step, ATan, 3, 2", "Step, ATan, Clip = 2, k = 3")]
    [InlineData("Step, shape: Triangle", "Step, Shape = Shape.Triangle")]
    [InlineData("Step, Clip: 2, ClipAt = ClipAt.Outgoing", "Step, ClipAt = ClipAt.Outgoing, Clip = 2")]
    public void APropertyIsTheArgumentOfItsName(string arguments, string properties) => Assert.Equal(Generated(arguments), Generated(properties));

    [Theory]
    [InlineData("Step, ATan, k: 5, k = 3", "k: 5", "k")]
    [InlineData("Step, Triangle, k: 3, Shape = ATan", "Triangle", "shape")]
    [InlineData("Step, ATan, 3, 1, Clip = double.PositiveInfinity", "1", "Clip")]
    public void OfTwoThePropertyHolds(string arguments, string place, string name)
    {
        var run = GeneratorRun.Reported(Source(arguments));
        var diagnostic = Assert.Single(run.Diagnostics);

        Assert.Equal($"'{name}' has no effect: it is given a second time, which holds", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(place[(place.IndexOf(':') + 1)..].Trim(), diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        Assert.Equal(Generated("Step, ATan, k: 3"), run.GeneratedSource("Demo.Ops.g.cs"));
    }

    [Theory]
    [InlineData("Step, k = -1", "SURR102", "-1")]
    [InlineData("Step, Clip = 0", "SURR103", "0")]
    [InlineData("Step, Shape = (Shape)99", "SURR101", "(Shape)99")]
    public void APropertyIsCheckedInItsPlace(string arguments, string rule, string place)
    {
        var diagnostic = Assert.Single(GeneratorRun.Reported(Source(arguments)).Diagnostics);

        Assert.Equal((rule, place), (diagnostic.Id, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)));
    }

    /// <summary>A parameter that is nearly one of the shape's, or that no shape takes.</summary>
    [Theory]
    [InlineData("Step, PeriodicExponential", "Tensor x, float threshold, float Period", "write 'period' in place of 'Period' for the shape's")]
    [InlineData("KBitQuantize", "Tensor x, int bits", "'bits' is a constant of the annotation, 'Bits = ...'")]
    [InlineData("Step", "Tensor x, float a, float b", "a parameter that is named like one of the shape ('k') does not count")]
    public void AWrongNumberOfOperandsHasAHint(string arguments, string parameters, string hint)
    {
        var source = Sources.Ops($"[Surrogate({arguments})]\npublic static partial Tensor F({parameters});");
        var diagnostic = Assert.Single(GeneratorRun.Reported(source).Diagnostics);

        Assert.Equal("SURR007", diagnostic.Id);
        Assert.EndsWith("; " + hint, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>The part that has the body is the scalar method.</summary>
    [Fact]
    public void AScalarMethodMayBePartial()
    {
        var whole = "public static float F(float x, float n) => n * x * x;";
        var parts = "public static partial float F(float a, float n);\n\npublic static partial float F(float x, float n) => n * x * x;";

        Assert.Equal(Scalar(whole), Scalar(parts));
    }

    private static string Scalar(string scalar) =>
        GeneratorRun.Of(Sources.Ops($"[Surrogate]\npublic static partial Tensor F(Tensor x, float n);\n\n{scalar}")).GeneratedSource("Demo.Ops.g.cs");

    private static string Generated(string arguments) => GeneratorRun.Of(Source(arguments)).GeneratedSource("Demo.Ops.g.cs");

    private static string Source(string arguments) => Sources.Ops($"[Surrogate({arguments})]\npublic static partial Tensor F(Tensor x);");
}
