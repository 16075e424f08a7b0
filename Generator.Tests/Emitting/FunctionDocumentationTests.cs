using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>What the generated function types say about themselves.</summary>
[Collection(Side.Compiler)]
public sealed class FunctionDocumentationTests
{
    [Fact]
    public void ALongFormulaIsWrittenWithItsIntermediateValues()
    {
        var lines = Documentation("""
            [Surrogate]
            public static partial Tensor Long(Tensor x);

            private static float Long(float x)
            {
                var wide = MathF.Sin(x) + 2 * MathF.Cos(3 * x) + 4 * MathF.Sin(5 * x);
                var narrow = MathF.Atan(wide) + MathF.Tanh(wide) + MathF.Sin(7 * wide);
                return narrow * wide + 3 * narrow;
            }
            """);
        Assert.Equal("/// y = narrow wide + 3 narrow with", lines[3]);
        Assert.StartsWith("///     narrow = atan(wide)", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("///     wide = sin(x)", lines[5], StringComparison.Ordinal);
    }

    /// <summary>What is left out is named, with the place where it is found.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("(Clip: 2)", "|The incoming gradient is clamped to [-2, 2].")]
    public void WhatIsTooLongIsNamed(string arguments, string clip) => Assert.Equal(
        "<remarks>|<code>|The formula of y is long: see Forward of the generated code.|The formulas of dy/dx, dy/dbeta are long: see Backward of the generated code.|</code>"
            + $"{clip}|</remarks>",
        string.Join("|", Documentation($$"""
            [Surrogate{{arguments}}]
            public static partial Tensor Steps(Tensor x, Tensor beta);

            private static float Steps(float x, float beta)
            {
                var v = 0f;
                for (var t = 0; t < 12; t++)
                {
                    v = beta * v + MathF.Sin(v) * x;
                    v -= Surrogate.Step(v - 1);
                }

                return v;
            }
            """).Skip(1).Select(static line => line["/// ".Length..])));

    /// <summary>A derivative that is given is not that of the smooth function.</summary>
    [Fact]
    public void AGivenGradientIsNotItsOwn() => Assert.Equal(
        "/// <summary>x^2.</summary>",
        Documentation("""
            [Surrogate(Hard.Step, Smooth = nameof(Smooth), Derivative = nameof(Given), Soft = true)]
            public static partial Tensor Spike(Tensor x);

            private static float Smooth(float x) => x * x;
            private static float Given(float x) => 3 * x;
            """)[0]);

    [Fact]
    public void NoCodeIsEmpty() => Assert.All(
        Directory.GetFiles(Path.Combine(Repository.Root, "Generator.Tests", "Snapshots"), "*.cs"),
        static file => Assert.DoesNotMatch(new Regex(@"<code>\s*///\s*</code>"), File.ReadAllText(file)));

    private static string[] Documentation(string members) =>
    [
        .. GeneratorRun.Of("using System;\n" + Sources.Ops(members)).GeneratedSource("Demo.Ops.g.cs").Split('\n').Select(static line => line.Trim())
            .Where(static line => line.StartsWith("///", StringComparison.Ordinal)),
    ];
}
