using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Random C# expressions of real numbers, out of all that a scalar method may compute with. They have a slope in between their kinks and
/// jumps: what has ends of its domain or grows fast gets an argument that keeps away from them.
/// </summary>
internal static class ScalarExpressions
{
    /// <summary>The methods that the expressions call.</summary>
    public const string Helpers = """
        private static readonly float Tenth = 0.1f, Fifth = 0.2f, Third = 0.3f;

        private static readonly int Steps = (int)(0.7f / Tenth);

        private static int Mixed(int a, int b)
        {
            var mixed = unchecked(a * 31 + b);
            return mixed < 0 ? unchecked(-mixed) : mixed;
        }

        private static float Sized(float c) => MathF.Abs(c) < 1e-3f ? 0.5f : Math.Clamp(c, -2f, 2f);

        private static double Above(double least, double x) => least + x * x / (1 + x * x);

        private static float Above(float least, float x) => least + x * x / (1 + x * x);

        public static (double, double) Turn(double x, double y) => (0.75 * x - 0.5 * y, 0.5 * x + 0.75 * y);

        public static (float, float) Turn(float x, float y) => (0.75f * x - 0.5f * y, 0.5f * x + 0.75f * y);

        private static double Bend(double x, double w)
        {
            if (x < -1)
            {
                return w - 0.5 * x;
            }

            var bent = x * w;
            return bent > 1 ? 1 + Math.Log(bent) : bent;
        }

        private static float Bend(float x, float w)
        {
            if (x < -1)
            {
                return w - 0.5f * x;
            }

            var bent = x * w;
            return bent > 1 ? 1 + MathF.Log(bent) : bent;
        }
        """;

    private static readonly Gen<Text> Leaves = Gen.Frequency(
        (3, Gen.Int[0, 11].Select(static index => (Text)(scope => scope.Read(index)))),
        (1, Gen.Int[1, 48].Select(static part => (Text)(scope => scope.Number(part)))));

    /// <summary>An expression of some operations within each other.</summary>
    public static Gen<Text> Of(int depth) => depth == 0 ? Leaves : Gen.Frequency((1, Leaves), (5, Operations(Of(depth - 1))));

    /// <summary>A decision.</summary>
    public static Gen<Text> Condition(Gen<Text> inner)
    {
        var comparison = Gen.Select(inner, Gen.OneOf("<", "<=", ">", ">="), inner, static (left, relation, right) => (Text)(scope => $"{left(scope)} {relation} {right(scope)}"));
        return Gen.Frequency(
            (3, comparison),
            (1, Gen.Select(comparison, Gen.OneOf("&&", "||"), comparison, static (left, both, right) => (Text)(scope => $"{left(scope)} {both} {right(scope)}"))),
            (1, Gen.OneOf(ScalarIntegers.Condition, ScalarConstants.Condition)),
            (1, comparison.Select(static comparison => (Text)(scope => $"!({comparison(scope)})"))));
    }

    private static Gen<Text> Operations(Gen<Text> inner) => Gen.Frequency(
        (4, Gen.Select(inner, Gen.OneOf("+", "-", "*"), inner, static (left, sign, right) => (Text)(scope => $"({left(scope)} {sign} {right(scope)})"))),
        (1, Gen.Select(inner, inner, static (dividend, divisor) => (Text)(scope => $"({dividend(scope)} / {Above(16, divisor)(scope)})"))),
        (1, inner.Select(static operand => (Text)(scope => $"-({operand(scope)})"))),
        (2, Gen.Select(Condition(inner), inner, inner, static (condition, whenTrue, whenFalse) => (Text)(scope => $"({condition(scope)} ? {whenTrue(scope)} : {whenFalse(scope)})"))),
        (1, Gen.Select(inner, inner, static (first, other) => (Text)(scope => scope.Loop is { } loop ? $"({loop} switch {{ 1 => {first(scope)}, > 2 or 0 => {scope.Number(8)}, _ => {other(scope)} }})" : first(scope)))),
        (1, Gen.Select(ScalarIntegers.Any, inner, static (m, x) => (Text)(scope => $"(unchecked(({m(scope)}) % 16) * {x(scope)} / 8)"))),

        // In the type of the method: what it computes in float beside doubles, and is no constant, an op computes in the type of the tensors.
        // And not near zero, where an op has digits that Exp2M1 and others of .NET have not, as the sign of 1e-30.
        (1, Gen.Select(ScalarConstants.Any, inner, static (c, x) => (Text)(scope => $"(({scope.Type})Sized({c(scope)}) * {x(scope)})"))),
        (1, Gen.Select(inner, inner, static (x, y) => (Text)(scope => $"((({x(scope)} > 0 ? 1 : 3) + Math.Sign({y(scope)}) * 2 - (int)Math.Clamp({y(scope)}, -9, 9)) * {x(scope)} * {scope.Number(4)})"))),

        // Of two integers C# would take the overload of floats.
        (1, Gen.Select(inner, inner, static (x, w) => (Text)(scope => $"Bend(({scope.Type})({x(scope)}), {w(scope)})"))),
        (3, ScalarConstructs.Expression(inner)),
        (1, ScalarTables.Expression(inner)),
        (6, Gen.OneOf([.. OfAny(inner), .. Bounded(inner), .. OfSeveral(inner)])));

    private static IEnumerable<Gen<Text>> OfAny(Gen<Text> inner) =>
    [
        .. ((string[])["Sin", "Cos", "Atan", "Tanh", "Abs", "Asinh"]).Select(name => inner.Select(x => Call(name, x))),
        .. ((string[])["SinPi", "CosPi", "AtanPi", "DegreesToRadians"]).Select(name => inner.Select(x => OfType(name, x))),
        .. ((string[])["Sigmoid", "Erf", "Erfc"]).Select(name => inner.Select(x => Intrinsic(name, x))),
    ];

    private static IEnumerable<Gen<Text>> Bounded(Gen<Text> inner) =>
    [
        .. ((string[])["Sqrt", "Cbrt", "Log", "Log2", "Log10"]).Select(name => inner.Select(x => Call(name, Above(8, x)))),
        .. ((string[])["Exp", "Sinh", "Cosh", "Tan"]).Select(name => inner.Select(x => Call(name, Call("Tanh", x)))),
        inner.Select(static x => Call("Acosh", Above(24, x))),
        inner.Select(static x => OfType("TanPi", scope => $"{scope.Number(6)} * {Call("Sin", x)(scope)}")),
        .. ((string[])["Asin", "Acos", "Atanh"]).Select(name => inner.Select(x => Call(name, scope => $"{scope.Number(14)} * {Call("Sin", x)(scope)}"))),
        .. ((string[])["ExpM1", "Exp2", "Exp2M1", "Exp10", "Exp10M1"]).Select(name => inner.Select(x => OfType(name, Call("Tanh", x)))),
        .. ((string[])["LogP1", "Log2P1", "Log10P1"]).Select(name => inner.Select(x => OfType(name, Above(-8, x)))),
        inner.Select(static x => Intrinsic("Expm1", Call("Tanh", x))),
        inner.Select(static x => Intrinsic("Log1p", Above(-8, x))),
    ];

    private static IEnumerable<Gen<Text>> OfSeveral(Gen<Text> inner) =>
    [
        Gen.Select(Gen.OneOf("Min", "Max", "MinMagnitude", "MaxMagnitude", "CopySign"), inner, inner, static (name, a, b) => Call(name, a, b)),
        Gen.Select(inner, inner, static (y, x) => Call("Atan2", y, Above(8, x))),
        Gen.Select(inner, inner, static (x, y) => Call("IEEERemainder", x, Above(16, y))),
        Gen.Select(inner, inner, static (x, y) => (Text)(scope => $"({x(scope)} % {Above(16, y)(scope)})")),
        Gen.Select(inner, inner, static (x, y) => OfType("Hypot", x, Above(8, y))),
        Gen.Select(inner, Gen.Int[-3, 3], static (x, n) => (Text)(scope => $"{scope.Class}.ScaleB({x(scope)}, {n})")),
        Gen.Select(inner, Gen.Int[2, 5], static (x, n) => (Text)(scope => $"{scope.Type}.RootN({Above(8, x)(scope)}, {n})")),
        Gen.Select(inner, inner, inner, static (a, b, t) => OfType("Lerp", a, b, t)),
        inner.Select(static x => (Text)(scope => $"{scope.Class}.SinCos({x(scope)}).Cos")),
        Gen.Select(inner, inner, static (x, y) => Call("Pow", Above(8, x), Call("Sin", y))),
        Gen.Select(inner, Gen.Int[2, 5], static (x, n) => Call("Pow", Call("Tanh", x), scope => scope.Number(16 * n))),
        Gen.Select(inner, inner, static (x, b) => Call("Log", Above(8, x), Above(24, b))),
        Gen.Select(inner, inner, inner, static (a, b, c) => Call("FusedMultiplyAdd", a, b, c)),

        // The bounds are not crossed, where the clamp of Math would fail.
        Gen.Select(inner, inner, static (x, width) => (Text)(scope => $"Math.Clamp({x(scope)}, {scope.Number(-16)}, {Above(8, width)(scope)})")),
        Gen.Select(inner, inner, static (x, width) => (Text)(scope => $"Surrogate.Clamp<{scope.Type}>({x(scope)}, {scope.Number(-8)}, {Above(0, width)(scope)})")),
    ];

    private static Text Call(string name, params Text[] arguments) =>
        scope => $"{scope.Class}.{name}({string.Join(", ", arguments.Select(argument => argument(scope)))})";

    private static Text OfType(string name, params Text[] arguments) =>
        scope => $"{scope.Type}.{name}({string.Join(", ", arguments.Select(argument => argument(scope)))})";

    private static Text Intrinsic(string name, Text argument) => scope => $"Surrogate.{name}<{scope.Type}>({argument(scope)})";

    // Between a number of sixteenths and one more.
    private static Text Above(int sixteenths, Text x) => scope => $"Above({scope.Number(sixteenths)}, {x(scope)})";
}
