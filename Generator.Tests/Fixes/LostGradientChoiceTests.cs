using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Tests.Fixes.FixedScalarMethod;

namespace Surrogates.Generator.Tests.Fixes;

/// <summary>What is offered where a switch loses a gradient, or a method that decides: the same numbers as before, to the last bit.</summary>
[Collection(Side.Compiler)]
public sealed class LostGradientChoiceTests
{
    [Theory]
    [InlineData("x switch { > 1 => 1f, _ => 0f }", "Surrogate.StrictStep(x - 1)")]
    [InlineData("x switch { >= 1 => 1f, _ => -1 }", "Surrogate.Sign(x - 1)")]
    [InlineData("x is > 1 ? 1 : -1", "Surrogate.Sign(x - 1, atZero: -1)")]
    [InlineData("(x switch { < 1 => 3, _ => 1 }) * t", "(1 + 2 * Surrogate.StrictStep(1 - x)) * t")]
    [InlineData("x switch { > 1 => 1f, > 0.5f => 2, _ => 0f }", "1f * Surrogate.StrictStep(x - 1) + 2 * Surrogate.StrictStep(x - 0.5f) * (1 - Surrogate.StrictStep(x - 1))")]
    [InlineData("x switch { > 1 => 1f, > 0 => 1f, _ => -1 }", "1f * Surrogate.StrictStep(x - 1) + Surrogate.Sign(x, atZero: -1) * (1 - Surrogate.StrictStep(x - 1))")]
    [InlineData("x switch { > 0.5f when t > 1 => 1f, _ => 0f }", "Surrogate.StrictStep(x - 0.5f) * Surrogate.StrictStep(t - 1)")]
    [InlineData("x switch { _ when t > x => 1f, _ => 0f }", "Surrogate.StrictStep(t - x)")]
    [InlineData("(x, t) switch { (> 1, _) => 1f, _ => 0f }", "Surrogate.StrictStep(x - 1)")]
    [InlineData("(x, t) switch { (> 1, < 2) => 1f, _ => 0f }", "Surrogate.StrictStep(x - 1) * Surrogate.StrictStep(2 - t)")]
    [InlineData("(x > t) switch { true => 1f, false => 0f }", "Surrogate.StrictStep(x - t)")]
    [InlineData("(x >= t, t > 0) switch { (false, true) => 1f, _ => 0f }", "(1 - Surrogate.Step(x - t)) * Surrogate.StrictStep(t)")]
    [InlineData("(double)x switch { > 0.5 => 0.1f, _ => 0f }", "(float)(0.1f * Surrogate.StrictStep((double)x - 0.5))")]
    [InlineData("x switch { > 1 /* high */ => 1f, _ => 0f }", "Surrogate.StrictStep(x - 1) /* high */")]
    public Task Switches(string before, string after) => Verify(Expression(before), Expression(after), Use, [.. Points, float.NaN]);

    [Theory]
    [InlineData("x switch { > 1 => t, _ => 0f }", "t * Surrogate.StrictStep(x - 1)", Use)]
    [InlineData("x switch { > 1 => t, _ => 0f }", "Surrogate.Detach(x) switch { > 1 => t, _ => 0f }", Detach)]
    [InlineData("(x switch { > 1 => 1, _ => 0 }) * t", "(Surrogate.Detach(x) switch { > 1 => 1, _ => 0 }) * t", Detach)]
    public Task SwitchesThatOnlyDecide(string before, string after, string key) => Verify(Expression(before), Expression(after), key, Points);

    /// <summary>What throws, declares a variable, or is an integer for a reason.</summary>
    [Theory]
    [InlineData("x switch { var s when s > t => 1f, _ => 0f }")]
    [InlineData("x switch { > 1 => float.PositiveInfinity, _ => 0f }")]
    [InlineData("Math.Max(x switch { > 1 => 2, _ => 0 }, 1) * t")]
    public async Task OnlyDetachingIsOffered(string expression)
    {
        var (solution, diagnostic) = await Lost(Expression(expression));
        Assert.Equal([Detach], (await solution.Actions(new LostGradientCodeFix(), diagnostic)).Select(static action => action.EquivalenceKey));
    }

    [Theory]
    [InlineData("B(x) ? 1 : 0", "static bool B(float v) => v > 0.5f;", "Surrogate.StrictStep(x - 0.5f)")]
    [InlineData("B(x) ? 1 : -1", "static bool B(float v) { return v >= 0.5f; }", "Surrogate.Sign(x - 0.5f)")]
    [InlineData("B(x - t) ? 1 : 0", "static bool B(float v) => 0.5f > v;", "Surrogate.StrictStep(0.5f - (x - t))")]
    [InlineData("B(x + t, t) ? 1 : 0", "static bool B(float x, float y) => 2 * x > y;", "Surrogate.StrictStep(2 * (x + t) - t)")]
    [InlineData("B(t, x) && x < 1 ? 1 : 0", "static bool B(float x, float t) => x - t > 0;", "Surrogate.StrictStep(t - x) * Surrogate.StrictStep(1 - x)")]
    [InlineData("!B(x) ? 1 : 0", "static bool B(float v) => v is > 0 and < 1;", "1 - Surrogate.StrictStep(x) * Surrogate.StrictStep(1 - x)")]
    [InlineData("B(x) ? 1 : 0", "static bool B(float v) => C(v * 2) || v < -1;\nstatic bool C(float v) => v > Low;", "1 - (1 - Surrogate.StrictStep(x * 2 - Low)) * (1 - Surrogate.StrictStep(-1 - x))")]
    [InlineData("B(x) ? 1 : 0", "static bool B(float v) => MathF.Abs(v) >= Math.Max(v, High);", "Surrogate.Step(MathF.Abs(x) - Math.Max(x, High))")]
    public Task Helpers(string before, string helper, string after) =>
        Verify(Expression(before) + "\n" + helper, Expression(after) + "\n" + helper, Use, [.. Points, float.NaN]);

    /// <summary>What does more than return a condition, takes its argument as another type, or means something that the caller does not see.</summary>
    [Theory]
    [InlineData("B(x) ? 1 : 0", "static bool B(float v) { var y = v > 0.5f; return y; }", "B(Surrogate.Detach(x)) ? 1 : 0")]
    [InlineData("B(x) ? 1 : 0", "static bool B(double v) => v * v > 0.5;", "B(Surrogate.Detach(x)) ? 1 : 0")]
    [InlineData("Levels.B(x) ? 1 : 0", "static class Levels { private const float Low = 2; public static bool B(float v) => v > Low; }", "Levels.B(Surrogate.Detach(x)) ? 1 : 0")]
    [InlineData("B(y: t, x: x) ? 1 : 0", "static bool B(float x, float y) => x > y;", "B(y: Surrogate.Detach(t), x: Surrogate.Detach(x)) ? 1 : 0")]
    public async Task HelpersThatAreOnlyDetached(string before, string helper, string after)
    {
        var (solution, diagnostic) = await Lost(Expression(before) + "\n" + helper);
        Assert.Equal([Detach], (await solution.Actions(new LostGradientCodeFix(), diagnostic)).Select(static action => action.EquivalenceKey));
        await Verify(Expression(before) + "\n" + helper, Expression(after) + "\n" + helper, Detach, Points);
    }

    [Theory]
    [InlineData("x switch { > 1 => 1f, <= -1 => 2, _ => 0f }", "Use 'Surrogate.StrictStep' and 'Surrogate.Step'")]
    [InlineData("x switch { > 1 => t, _ => 0f }", "Use 'Surrogate.StrictStep', with other values for NaN and infinity")]
    [InlineData("(x >= t) switch { true => 1f, false => 0f }", "Use 'Surrogate.Step', with other values for infinity")]
    [InlineData("B(x, t) ? 1 : 0", "Use 'Surrogate.Step', with other values for infinity")]
    public async Task TitlesSayWhatChanges(string expression, string title)
    {
        var (solution, diagnostic) = await Lost(Expression(expression) + "\nstatic bool B(float x, float y) => x >= y;");
        Assert.Equal(title, (await solution.Actions(new LostGradientCodeFix(), diagnostic))[0].Title);
    }
}
