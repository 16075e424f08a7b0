using Microsoft.CodeAnalysis;
using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Tests.Fixes.FixedScalarMethod;

namespace Surrogates.Generator.Tests.Fixes;

/// <summary>
/// What is offered where a gradient is lost: the text after it, which compiles, loses none, and computes the same numbers to the
/// last bit, at the thresholds too.
/// </summary>
[Collection(Side.Compiler)]
public sealed class LostGradientFixTests
{
    [Theory]
    [InlineData("MathF.Floor(x)", "Surrogate.Floor(x)")]
    [InlineData("MathF.Round(x * 4) / 4", "Surrogate.Round(x * 4) / 4")]
    [InlineData("t * System.MathF.Ceiling(x + t)", "t * Surrogate.Ceiling(x + t)")]
    [InlineData("float.Truncate(x) /* whole */ + 1", "Surrogate.Truncate(x) /* whole */ + 1")]
    [InlineData("(float)Math.Floor(x)", "Surrogate.Floor(x)")]
    [InlineData("(float)(Math.Floor(x) * 0.1)", "(float)(Surrogate.Floor<double>(x) * 0.1)")]
    [InlineData("(float)Math.Round((double)x)", "(float)Surrogate.Round((double)x)")]
    [InlineData("Math.Sign(x)", "Surrogate.Sign(x, atZero: 0)")]
    [InlineData("t * MathF.Sign(x - t)", "t * Surrogate.Sign(x - t, atZero: 0)")]
    [InlineData("(int)x", "Surrogate.Truncate(x)")]
    [InlineData("(int)(x + t) * 2 - t", "Surrogate.Truncate(x + t) * 2 - t")]
    [InlineData("-(int)x", "-Surrogate.Truncate(x)")]
    [InlineData("(int)((double)x + t)", "(float)Surrogate.Truncate((double)x + t)")]
    [InlineData("(int)MathF.Round(x)", "Surrogate.Round(x)")]
    [InlineData("(int)Surrogate.Round(x)", "Surrogate.Round(x)")]
    [InlineData("(int)(MathF.Floor(x)) + t", "Surrogate.Floor(x) + t")]
    public Task Rounding(string before, string after) => Verify(Expression(before), Expression(after), Use, Points);

    [Theory]
    [InlineData("x > t ? 1 : 0", "Surrogate.StrictStep(x - t)")]
    [InlineData("x >= t ? 1 : 0", "Surrogate.Step(x - t)")]
    [InlineData("x < t ? 1 : 0", "Surrogate.StrictStep(t - x)")]
    [InlineData("x <= t ? 1 : 0", "Surrogate.Step(t - x)")]
    [InlineData("x > 0 ? 1 : 0", "Surrogate.StrictStep(x)")]
    [InlineData("x < 0 ? 1 : 0", "Surrogate.StrictStep(-x)")]
    [InlineData("0 >= x ? 1 : 0", "Surrogate.Step(-x)")]
    [InlineData("x >= -1 ? 1f : 0f", "Surrogate.Step(x + 1)")]
    [InlineData("x > t ? 0 : 1", "1 - Surrogate.StrictStep(x - t)")]
    [InlineData("t * (x >= 1 ? 0f : 1f)", "t * (1 - Surrogate.Step(x - 1))")]
    [InlineData("(x > t ? 1 : 0) * t", "Surrogate.StrictStep(x - t) * t")]
    [InlineData("!(x > t) ? 1 : 0", "1 - Surrogate.StrictStep(x - t)")]
    [InlineData("x > t && x < 1 ? 1 : 0", "Surrogate.StrictStep(x - t) * Surrogate.StrictStep(1 - x)")]
    [InlineData("x > t || x <= -1 ? 1 : 0", "1 - (1 - Surrogate.StrictStep(x - t)) * (1 - Surrogate.Step(-1 - x))")]
    [InlineData("x > t && x <= 1 ? 1 : -1", "-1 + 2 * (Surrogate.StrictStep(x - t) * Surrogate.Step(1 - x))")]
    [InlineData("x is > 0 and <= 1 ? 1 : 0", "Surrogate.StrictStep(x) * Surrogate.Step(1 - x)")]
    [InlineData("x - t is not (< -1 or 2) ? 1 : 0", "1 - (1 - (1 - Surrogate.StrictStep(-1 - (x - t))) * (1 - Surrogate.Step(x - t - 2) * Surrogate.Step(2 - (x - t))))")]
    [InlineData("x == t ? 1 : 0", "Surrogate.Step(x - t) * Surrogate.Step(t - x)")]
    [InlineData("x != 0 ? 3 : 1", "1 + 2 * (1 - Surrogate.Step(x) * Surrogate.Step(-x))")]
    [InlineData("x + t > t * x ? 1 : 0", "Surrogate.StrictStep(x + t - t * x)")]
    [InlineData("x > t - 1 ? 1 : 0", "Surrogate.StrictStep(x - (t - 1))")]
    [InlineData("x > t ? 1 : -1", "Surrogate.Sign(x - t, atZero: -1)")]
    [InlineData("x >= t ? 1 : -1", "Surrogate.Sign(x - t)")]
    [InlineData("x >= t ? -1 : 1", "-Surrogate.Sign(x - t)")]
    [InlineData("x < t ? 0.5f : -0.5f", "0.5f * Surrogate.Sign(t - x, atZero: -1)")]
    [InlineData("x > t ? 3 : 0", "3 * Surrogate.StrictStep(x - t)")]
    [InlineData("x > t ? 0 : 0.5f", "0.5f * (1 - Surrogate.StrictStep(x - t))")]
    [InlineData("x > t ? 3 : 1", "1 + 2 * Surrogate.StrictStep(x - t)")]
    [InlineData("x > t ? 2 : 1", "1 + Surrogate.StrictStep(x - t)")]
    [InlineData("x > t ? -1 : 1.5f", "1.5f - 2.5f * Surrogate.StrictStep(x - t)")]
    [InlineData("x > t ? 0.3f : 0.7f", "0.3f * Surrogate.StrictStep(x - t) + 0.7f * (1 - Surrogate.StrictStep(x - t))")]
    [InlineData("x > t ? High : Low", "Low + (High - Low) * Surrogate.StrictStep(x - t)")]
    [InlineData("x > t ? Level : 0", "Level * Surrogate.StrictStep(x - t)")]
    [InlineData("x > t ? n : 1", "n * Surrogate.StrictStep(x - t) + 1 * (1 - Surrogate.StrictStep(x - t))")]
    [InlineData("x > t ? 0.1f : 1e10f", "0.1f * Surrogate.StrictStep(x - t) + 1e10f * (1 - Surrogate.StrictStep(x - t))")]
    [InlineData("x > 0.5 ? 1 : 0", "(float)Surrogate.StrictStep(x - 0.5)")]
    [InlineData("(float)(x > t ? 1.0 : 0.0)", "(float)(1.0 * Surrogate.StrictStep(x - t))")]
    public Task Decisions(string before, string after) => Verify(Expression(before), Expression(after), Use, [.. Points, float.NaN]);

    [Theory]
    [InlineData("var gate = x > t ? 1 : 0;", "gate * x - gate", "var gate = Surrogate.StrictStep(x - t);")]
    [InlineData("int level = (int)x;", "level + t", "float level = Surrogate.Truncate(x);")]
    [InlineData("int level = (int)(x * 2d);", "level * 1d > 1 ? t : x", "double level = Surrogate.Truncate(x * 2d);")]
    [InlineData("var level = (int)(x * 2d);", "level * t", "var level = (float)Surrogate.Truncate(x * 2d);")]
    [InlineData("var gate = 0f; // closed\nif (x > t)\n{\n    gate = 1;\n}\n", "gate * x", "var gate = Surrogate.StrictStep(x - t); // closed\n")]
    [InlineData("var on = x > t && x < 1;", "on ? 1 : 0", "var on = x > t && x < 1;", "Surrogate.StrictStep(x - t) * Surrogate.StrictStep(1 - x)")]
    [InlineData("var gate = 0;\nif (x > t)\n{\n    gate = 1;\n}\n", "gate * x", "var gate = Surrogate.StrictStep(x - t);\n")]
    [InlineData("int gate;\nif (x >= t)\n{\n    gate = 3;\n}\nelse\n{\n    gate = 1;\n}\n", "gate * x - gate", "float gate;\ngate = 1 + 2 * Surrogate.Step(x - t);\n")]
    [InlineData("double gate = -1;\nif (x >= t) gate = 2;", "(float)gate * x", "double gate = -1 + 3 * Surrogate.Step<double>(x - t);")]
    [InlineData("float gate;\n// Open above t.\nif (x > t)\n{\n    gate = 1;\n}\nelse\n{\n    gate = 0;\n} // and closed below", "gate * x", "float gate;\n// Open above t.\ngate = Surrogate.StrictStep(x - t); // and closed below")]
    public Task LocalVariables(string statements, string result, string changed, string? changedResult = null) =>
        Verify(Body(statements, result), Body(changed, changedResult ?? result), Use, Points);

    [Theory]
    [InlineData("if (x > t)\n{\n    return 1;\n}\n\nreturn 0;", "return Surrogate.StrictStep(x - t);")]
    [InlineData("if (x > t) return 1;\nelse return -1; // below", "return Surrogate.Sign(x - t, atZero: -1); // below")]
    [InlineData("t *= 2;\nif (x < t)\n    return 0.5f;\nelse\n    return 0;", "t *= 2;\nreturn 0.5f * Surrogate.StrictStep(t - x);")]
    public Task Returns(string before, string after) => Verify(Statements(before), Statements(after), Use, [.. Points, float.NaN]);

    [Theory]
    [InlineData("MathF.Floor(x)", "Surrogate.Detach(MathF.Floor(x))")]
    [InlineData("(float)Math.Floor(x)", "(float)Surrogate.Detach(Math.Floor(x))")]
    [InlineData("(int)x * t", "(int)Surrogate.Detach(x) * t")]
    [InlineData("(int)(x + 1) * t", "(int)Surrogate.Detach(x + 1) * t")]
    [InlineData("Math.Sign(x) * t", "Math.Sign(Surrogate.Detach(x)) * t")]
    [InlineData("x > 0 ? 1 : 0", "Surrogate.Detach(x) > 0 ? 1 : 0")]
    [InlineData("1 > x ? 1 : 0", "1 > Surrogate.Detach(x) ? 1 : 0")]
    [InlineData("x <= t ? 1 : 0", "0 <= Surrogate.Detach(t - x) ? 1 : 0")]
    [InlineData("x == t || x > 1 ? 1 : 0", "Surrogate.Detach(x - t) == 0 || Surrogate.Detach(x) > 1 ? 1 : 0")]
    [InlineData("x > t ? 1f : 0f", "Surrogate.Detach(x > t ? 1f : 0f)")]
    [InlineData("x * t is > 0 and < 1 ? 1 : 0", "Surrogate.Detach(x * t) is > 0 and < 1 ? 1 : 0")]
    public Task Detached(string before, string after) => Verify(Expression(before), Expression(after), Detach, Points);

    [Fact]
    public Task ADetachedVariable() => Verify(
        Statements("var on = x > t;\nt += 1;\nif (on && x < 2)\n{\n    return 2;\n}\n\nreturn 1;"),
        Statements("var on = Surrogate.Detach(x - t) > 0;\nt += 1;\nif (on && Surrogate.Detach(x) < 2)\n{\n    return 2;\n}\n\nreturn 1;"),
        Detach,
        Points);

    [Fact]
    public Task ADetachedBranch() => Verify(
        Statements("if (x > t)\n{\n    return 1;\n}\n\nreturn 0;"), Statements("if (Surrogate.Detach(x - t) > 0)\n{\n    return 1;\n}\n\nreturn 0;"), Detach, Points);

    /// <summary>Where the type is an integer for a reason, or no intrinsic computes the same, the gradient can only be given up.</summary>
    [Theory]
    [InlineData("Math.Max((int)x, 1) * t")]
    [InlineData("x > t ? float.PositiveInfinity : 0")]
    public async Task OnlyDetachingIsOffered(string expression)
    {
        var (solution, diagnostic) = await Lost(Expression(expression));
        Assert.All(await solution.Actions(new LostGradientCodeFix(), diagnostic), static action => Assert.Equal(Detach, action.EquivalenceKey));
    }

    [Theory]
    [InlineData("if (x > t)\n{\n    // On.\n    return 1;\n}\n\nreturn 0;")]
    [InlineData("if (x > t) return 1; // above\nelse return -1; // below")]
    [InlineData("var gate = 0f;\nif (x > t)\n{\n    gate = 1;\n    x *= 2;\n}\n\nreturn gate * x;")]
    [InlineData("var gate = 0f;\nvar other = 0f;\nif (x > t)\n{\n    gate = 1;\n}\n\nreturn gate * x + other;")]
    [InlineData("var gate = 0;\nif (x > t)\n{\n    gate = 3;\n}\n\nreturn x * (gate / 2);")]
    [InlineData("var on = x > t;\nt += 1;\nif (on)\n{\n    return 1;\n}\n\nreturn Surrogate.Detach(x * t) > 0 ? 0 : 2;")]
    [InlineData("var gate = 0f;\nif (x > gate)\n{\n    gate = 1;\n}\n\nreturn gate * x * t;")]
    public async Task ABranchThatDoesMoreIsKept(string statements)
    {
        var (solution, diagnostic) = await Lost(Statements(statements));
        Assert.Equal([Detach], (await solution.Actions(new LostGradientCodeFix(), diagnostic)).Select(static action => action.EquivalenceKey));
    }

    /// <summary>An operand that only decides gets a gradient from the intrinsic, or is said to need none; the other keeps its own.</summary>
    [Theory]
    [InlineData("n * x > t ? x : 0", "x * Surrogate.StrictStep(n * x - t)", Use)]
    [InlineData("x >= t ? 2 * x : -x", "2 * x * Surrogate.Step(x - t) + -x * (1 - Surrogate.Step(x - t))", Use)]
    [InlineData("x >= t ? 2 * x : -x", "Surrogate.Detach(x - t) >= 0 ? 2 * x : -x", Detach)]
    public Task OnlyDeciding(string before, string after, string key) => Verify(Expression(before), Expression(after), key, Points);

    [Fact]
    public Task ABranchThatOnlyDecides() => Verify(
        Statements("if (x >= t)\n{\n    return x;\n}\n\nreturn n;"), Statements("return x * Surrogate.Step(x - t) + n * (1 - Surrogate.Step(x - t));"), Use, Points);

    /// <summary>A decision between decisions: the outer one first, and each of the others by itself.</summary>
    [Fact]
    public async Task OneAfterTheOther()
    {
        var before = Expression("x > 0 ? (x > t ? 2 : 1) : (t > x ? -1 : 0)");
        var after = Expression("(1 + Surrogate.StrictStep(x - t)) * Surrogate.StrictStep(x) + -Surrogate.StrictStep(t - x) * (1 - Surrogate.StrictStep(x))");
        var original = EditedSolution.Of(Source(before));
        var solution = original;
        while ((await solution.Diagnostics()).FirstOrDefault(IsLost) is { } diagnostic)
        {
            solution = await solution.Apply((await solution.Actions(new LostGradientCodeFix(), diagnostic))[0]);
        }

        Assert.Equal([Source(after)], await solution.Texts());
        Assert.Empty(await solution.CompilerDiagnostics());
        await AssertSameNumbers(original, solution, Points);
    }

    /// <summary>All at once, in all files; a scalar method without the using gets the full name.</summary>
    [Fact]
    public async Task AllAtOnce()
    {
        const string Helper = "internal static class Levels\n{\n    public static float Of(float x) => System.MathF.Floor(x) + (x > 0.25f ? 2 : 0);\n}\n";
        var solution = EditedSolution.Of(Source(Expression("Levels.Of(x) + (x > t ? 1 : 0) * MathF.Round(n * t)")), Helper);
        var changed = await solution.ApplyAll(new LostGradientCodeFix(), Use);
        Assert.Equal(
            [
                Source(Expression("Levels.Of(x) + Surrogate.StrictStep(x - t) * Surrogate.Round(n * t)")),
                Helper.Replace("System.MathF.Floor(x) + (x > 0.25f ? 2 : 0)", "Surrogates.Surrogate.Floor(x) + 2 * Surrogates.Surrogate.StrictStep(x - 0.25f)"),
            ],
            await changed.Texts());
        Assert.Empty(await changed.CompilerDiagnostics());
        Assert.Empty(await changed.Diagnostics());
    }

    /// <summary>One within another: each round changes what does not overlap, and leaves code that compiles.</summary>
    [Fact]
    public async Task AllAtOnceWithinEachOther()
    {
        var original = EditedSolution.Of(Source(Expression("(x > MathF.Floor(t) ? 2 : 0) + MathF.Floor(MathF.Abs(x - (int)t))")));
        var solution = original;
        for (var round = 0; round < 3 && (await solution.Diagnostics()).Any(IsLost); round++)
        {
            solution = await solution.ApplyAll(new LostGradientCodeFix(), Use);
            Assert.Empty(await solution.CompilerDiagnostics());
        }

        Assert.DoesNotContain(await solution.Diagnostics(), IsLost);
        await AssertSameNumbers(original, solution, Points);
    }

    /// <summary>A type of the user's that is called like ours is not taken for it.</summary>
    [Fact]
    public async Task AnotherSurrogateInScope()
    {
        var members = Expression("MathF.Floor(x)") + "\n\nprivate static class Surrogate;";
        var (solution, diagnostic) = await Lost(members);
        var changed = await solution.Apply((await solution.Actions(new LostGradientCodeFix(), diagnostic))[0]);
        Assert.Equal([Source(members.Replace("MathF.Floor(x)", "Surrogates.Surrogate.Floor(x)"))], await changed.Texts());
        Assert.Empty(await changed.CompilerDiagnostics());
    }
}
