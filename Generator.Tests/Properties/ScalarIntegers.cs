using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Random C# expressions of integers that are the same for all elements: the operand <c>m</c>, variables of loops, constants, and local
/// variables, in types that wrap at different numbers. Each is of the type that is asked for.
/// </summary>
internal static class ScalarIntegers
{
    private static readonly string[] Types = ["int", "int", "uint", "long", "byte", "short"];

    // Around what the types of tensors and of integers hold.
    private static readonly string[] Numbers = ["0", "1", "2", "3", "7", "255", "46341", "100000", "16777217", "int.MaxValue", "int.MinValue"];

    private static readonly Gen<Text> Leaves = Gen.Frequency(
        (2, Gen.Const((Text)(static _ => "m"))),
        (3, Gen.Int[0, 11].Select(static index => (Text)(scope => scope.ReadInteger(index)))),
        (2, Gen.OneOf(Numbers).Select(static number => (Text)(_ => number))),
        (1, ScalarConstants.Any.Select(static constant => (Text)(scope => $"(int)Math.Clamp({constant(scope)} * 10f, -50f, 50f)"))));

    /// <summary>An int.</summary>
    public static Gen<Text> Any { get; } = Of(3);

    /// <summary>A decision that is the same for all elements.</summary>
    public static Gen<Text> Condition { get; } = Gen.Select(Of(2), Gen.OneOf("<", "<=", ">", ">=", "==", "!="), Of(2), static (left, relation, right) => (Text)(scope => $"{left(scope)} {relation} {right(scope)}"));

    private static Gen<Text> Of(int depth) => depth == 0 ? Leaves : Gen.Frequency((1, Leaves), (4, Operations(Of(depth - 1))));

    private static Gen<Text> Operations(Gen<Text> inner) => Gen.Frequency(
        (6, Gen.Select(Gen.OneOf(Types), inner, Gen.OneOf("+", "-", "*", "&", "|", "^"), inner, Operation)),
        (2, Gen.Select(Gen.OneOf(Types), inner, Gen.OneOf("/", "%"), Gen.Int[2, 9], static (type, value, sign, divisor) => (Text)(scope => $"unchecked((int)(({type})({value(scope)}) {sign} {divisor}))"))),
        (2, Gen.Select(Gen.OneOf(Types), inner, Gen.OneOf("<<", ">>"), Gen.Int[0, 40], static (type, value, sign, count) => (Text)(scope => $"unchecked((int)(({(type == "long" ? "int" : type)})({value(scope)}) {sign} {count}))"))),
        (1, Gen.Select(Gen.OneOf("-", "~"), inner, static (sign, value) => (Text)(scope => $"unchecked({sign}({value(scope)}))"))),
        (1, Gen.Select(Gen.OneOf("Min", "Max"), inner, inner, static (name, a, b) => (Text)(scope => $"Math.{name}({a(scope)}, {b(scope)})"))),
        (1, inner.Select(static value => (Text)(scope => $"Math.Sign({value(scope)})"))),
        (1, Gen.Select(inner, inner, static (a, b) => (Text)(scope => $"Mixed({a(scope)}, {b(scope)})"))),
        (2, Gen.Select(inner, Gen.OneOf("<", ">=", "=="), inner, inner, inner, static (left, relation, right, a, b) => (Text)(scope => $"({left(scope)} {relation} {right(scope)} ? {a(scope)} : {b(scope)})"))));

    // Products of constants of type long would be too large for the reader.
    private static Text Operation(string type, Text left, string sign, Text right) => scope => type == "long" && sign == "*"
        ? $"unchecked((int)(3L * ({left(scope)})))"
        : $"unchecked((int)(({type})({left(scope)}) {sign} ({type})({right(scope)})))";
}
