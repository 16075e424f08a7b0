using System.Globalization;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Rounded values are equal to bounds on whole intervals: minimum and maximum then halve the gradient, and a clamp does not.</summary>
public sealed class TieTests
{
    [Theory]
    [InlineData("s * MathF.Min(MathF.Max(Surrogate.Round(x / s), -8), 7)", "MathF.Min(MathF.Max(Surrogate.Round(x / ...|MathF.Max(Surrogate.Round(x / s), -8)")]
    [InlineData("MathF.Max(0, Surrogate.Floor(x))", "MathF.Max(0, Surrogate.Floor(x))")]
    [InlineData("MathF.Max(s * Surrogate.Round(x / s), -s)", "MathF.Max(s * Surrogate.Round(x / s), -s...")]
    [InlineData("Math.Min(Surrogate.Step(x - 1) + Surrogate.Step(x - 2), 1f)", "Math.Min(Surrogate.Step(x - 1) + Surroga...")]
    [InlineData("MathF.MaxMagnitude(Surrogate.Truncate(x), Surrogate.Round(2 * x))", "MathF.MaxMagnitude(Surrogate.Truncate(x)...")]
    public void AreReported(string expression, string subjects) => Assert.Equal(
        subjects.Split('|').Order(),
        Findings(expression).Select(static message => message.Split('\'')[1]).Order());

    [Theory]
    [InlineData("MathF.Max(x, 0)")]
    [InlineData("MathF.Max(Surrogate.Round(x), 0.5f)")]
    [InlineData("MathF.Max(Surrogate.Round(x), x)")]
    [InlineData("Math.Clamp(Surrogate.Round(x / s), -8, 7)")]
    [InlineData("x + MathF.Max(Surrogate.Detach(Surrogate.Round(x)), 0)")]
    [InlineData("Surrogate.Round(MathF.Max(x / s, -8))")]
    public void OthersAreNot(string expression) => Assert.Empty(Findings(expression));

    /// <summary>What the page says of the example and of its fix.</summary>
    [Fact]
    public void AClampGivesAllOfTheGradientToTheValue()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0.5f, 0.5f, 0.5f, 0], Gradient("s * MathF.Min(MathF.Max(Surrogate.Round(x / s), -8), 7)"));
        Assert.Equal([1f, 1, 1, 0], Gradient("s * Math.Clamp(Surrogate.Round(x / s), -8, 7)"));
    }

    private static float[] Gradient(string expression)
    {
        var op = Run(expression).Load().GetType("Demo.Ops", throwOnError: true)!.GetMethod("F", [typeof(Tensor), typeof(float)])!.CreateDelegate<Func<Tensor, float, Tensor>>();
        var x = tensor([7.3f, 6.6f, -8.2f, 9], requires_grad: true);
        op(x, 1).sum().backward();
        return x.grad!.data<float>().ToArray();
    }

    private static IEnumerable<string> Findings(string expression) => Run(expression).Diagnostics
        .Where(static diagnostic => diagnostic.Id == "SURR212")
        .Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));

    private static GeneratorRun Run(string expression) => GeneratorRun.Of(new RunOptions { Expected = Expected.Broken }, "using System;\n" + Sources.Ops($"""
        [Surrogate]
        public static partial Tensor F(Tensor x, float s);

        public static float F(float x, float s) => {expression};
        """));
}
