using Surrogates.Generator.Tests.Harness;
using static Surrogates.Generator.Tests.Analyzers.LostGradientReports;

namespace Surrogates.Generator.Tests.Analyzers;

/// <summary>Which lost gradients matter: those on the way to a result, once for each mistake.</summary>
[Collection(Side.Compiler)]
public sealed class LostPathTests
{
    /// <summary>What goes only into Detach, or is replaced, by whatever way, is meant to have no gradient.</summary>
    [Theory]
    [InlineData("var r = MathF.Round(x);\nreturn x + Surrogate.Detach(r - x);")]
    [InlineData("var hard = x > 0.5f ? 1f : 0f;\nvar soft = MathF.Tanh(x);\nreturn soft + Surrogate.Detach(hard - soft);")]
    [InlineData("var level = 0f;\nif (x > 1)\n{\n    level = 1;\n}\n\nvar kept = Surrogate.Detach(level);\nreturn x * kept;")]
    [InlineData("var sign = Math.Sign(x) + MathF.CopySign(n, x) + (int)x;\nreturn x * Surrogate.Detach(2 * sign);")]
    [InlineData("var unused = MathF.Floor(x);\nreturn x;")]
    [InlineData("var r = MathF.Round(x);\nvar level = x > 1 ? 1f : 0f;\nreturn Surrogate.Replace(r + level, x);")]
    [InlineData("return Surrogate.Replace(Math.Sign(x) + (x > 0 ? 2 : 1), n * x);")]
    [InlineData("for (var i = 0; i < 8; i++)\n{\n    if (x <= 1)\n    {\n        break;\n    }\n\n    x /= 2;\n}\n\nreturn x;")]
    [InlineData("var i = 0;\nwhile (i < 8)\n{\n    if (x <= 1)\n    {\n        break;\n    }\n\n    x /= 2;\n    i++;\n}\n\nreturn x;")]
    [InlineData("var level = 0.5f;\nif (x > 1)\n{\n    level = 1;\n    x *= 2;\n}\n\nvar unused = level;\nreturn x;")]
    public async Task WhatIsDetachedLaterLosesNone(string body) => Assert.Empty(await Report(Method(body)));

    /// <summary>And where it goes elsewhere too, it has lost its own.</summary>
    [Theory]
    [InlineData("var r = MathF.Round(x);\nreturn r * Surrogate.Detach(r - x);", "'MathF.Round(x)' -> Round")]
    [InlineData("var hard = x > 0.5f ? 1f : 0f;\nreturn x * hard + Surrogate.Detach(hard);", "'x > 0.5f ? 1f : 0f' -> StrictStep")]
    [InlineData("return x * MathF.Round(10 * x, 1) * 10;", "'MathF.Round(10 * x, 1)' -> Round")]
    [InlineData("var r = MathF.Round(x);\nreturn r * Surrogate.Replace(r, x);", "'MathF.Round(x)' -> Round")]
    [InlineData("return Surrogate.Replace(x, MathF.Round(x));", "'MathF.Round(x)' -> Round")]
    [InlineData("var count = 0;\nfor (; count < 8; count++)\n{\n    if (x <= 1)\n    {\n        break;\n    }\n\n    x /= 2;\n}\n\nreturn x * (count + 0.5f);", "'x <= 1' -> Step")]
    [InlineData("var count = 0;\nif (x > 1)\n{\n    count++;\n}\n\nreturn x + 3 * count;", "'x > 1' -> StrictStep")]
    [InlineData("var level = 0.5f;\nif (x > 1)\n{\n    level = 1;\n}\n\nreturn x + 3 * level;", "'x > 1' -> StrictStep")]
    [InlineData("return MathF.Round(x) > 1 ? x : n;", "'MathF.Round(x)' -> Round")]
    public async Task WhatIsNotOnlyDetachedIsNamed(string body, string expected) => Assert.Equal([expected], await Report(Method(body)));

    /// <summary>One chain is one mistake.</summary>
    [Theory]
    [InlineData("x > 2 ? 2 : x > 1 ? 1 : 0", "'x > 2 ? 2 : x > 1 ? 1 : 0' -> StrictStep")]
    [InlineData("x > 2 ? 2 : (x >= 1 ? (x > 1.5f ? 1.5f : 1) : 0)", "'x > 2 ? 2 : (x >= 1 ? (x > 1.5f ? 1.5f :...' -> StrictStep")]
    [InlineData("x switch { > 2 => 2, >= 1 => 1, _ => 0 }", "'x switch { > 2 => 2, >= 1 => 1, _ => 0 }' -> StrictStep")]
    [InlineData("x > (n * x > 0 ? 1 : 0) ? 1 : 0", "'x > (n * x > 0 ? 1 : 0) ? 1 : 0' -> StrictStep", "'n * x > 0 ? 1 : 0' -> StrictStep")]
    public async Task AChainIsNamedOnce(string expression, params string[] expected) =>
        Assert.Equal(expected, await Report($"public static float F(float x, float n) => {expression};"));

    private static string Method(string body) =>
        $"public static float F(float x, float n)\n{{\n{string.Join("\n", body.Split('\n').Select(static line => "    " + line))}\n}}";
}
