using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Random C# expressions of float constants, whose roundings decide: they are the same text in the method and in its copy of doubles.
/// Their size is below 1e38, and none is NaN.
/// </summary>
internal static class ScalarConstants
{
    private static readonly string[] Numbers = ["0.1f", "0.3f", "0.7f", "0.29f", "2f", "3f", "1e-30f", "16777216f", "Tenth", "Fifth", "Third", "Steps"];

    // None of them is zero, nor makes a number infinite.
    private static readonly string[] Divisors = ["0.1f", "0.3f", "0.7f", "3f", "Tenth", "Fifth"];

    private static readonly Gen<Text> Leaves = Gen.OneOf(Numbers).Select(static number => (Text)(_ => number == "Steps" ? "(float)Steps" : number));

    /// <summary>A float.</summary>
    public static Gen<Text> Any { get; } = Of(2);

    /// <summary>A decision.</summary>
    public static Gen<Text> Condition { get; } = Gen.Select(Any, Gen.OneOf("<", "<=", ">", ">=", "==", "!="), Any, static (left, relation, right) => (Text)(scope => $"{left(scope)} {relation} {right(scope)}"));

    private static Gen<Text> Of(int depth) => depth == 0 ? Leaves : Gen.Frequency((1, Leaves), (4, Operations(Of(depth - 1))));

    private static Gen<Text> Operations(Gen<Text> inner) => Gen.Frequency(
        (4, Gen.Select(inner, Gen.OneOf("+", "-", "*"), inner, static (left, sign, right) => (Text)(scope => $"({left(scope)} {sign} {right(scope)})"))),
        (2, Gen.Select(inner, Gen.OneOf("/", "%"), Gen.OneOf(Divisors), static (value, sign, divisor) => (Text)(scope => $"({value(scope)} {sign} {divisor})"))),
        (1, Gen.Select(inner, Gen.OneOf("0.1", "3", "1e-9"), static (value, number) => (Text)(scope => $"(float)({value(scope)} + {number})"))),
        (1, Gen.Select(Gen.OneOf("Floor", "Round", "Truncate", "Abs"), inner, static (name, value) => (Text)(scope => $"MathF.{name}({value(scope)})"))),
        (1, inner.Select(static value => (Text)(scope => $"-({value(scope)})"))));
}
