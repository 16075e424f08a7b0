using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Random uses of what holds and hands on values: structs, tables, patterns, generic and changing methods, loops that elements leave.</summary>
internal static class ScalarConstructs
{
    /// <summary>What they use.</summary>
    public const string Helpers = """
        private static readonly double[] Taps = [0.5, -0.25, 1.5, 0.75];

        private static double Slope => 0.625;

        private readonly record struct State<T>(T A, T B)
            where T : System.Numerics.IFloatingPointIeee754<T>
        {
            public T Difference => A - B;

            public State<T> Turned() => this with { A = B, B = T.CreateChecked(0.5) * A };
        }

        private static T Soft<T>(T x)
            where T : System.Numerics.IFloatingPointIeee754<T> => x / (T.One + T.Abs(x));

        private static T Split<T>(T x, ref T rest, out T sum)
            where T : System.Numerics.IFloatingPointIeee754<T>
        {
            sum = x + rest;
            if (x > rest)
            {
                return sum;
            }

            (rest, sum) = (Soft(x), T.Sin(sum));
            return x - sum;
        }
        """;

    /// <summary>Expressions.</summary>
    public static Gen<Text> Expression(Gen<Text> inner) => Gen.OneOf(
        Gen.Select(inner, inner, static (a, b) => (Text)(scope => $"new State<{scope.Type}>(B: {a(scope)}, A: {b(scope)}).Turned().Difference")),
        inner.Select(static x => (Text)(scope => $"Soft<{scope.Type}>({x(scope)})")),
        Gen.Select(inner, Gen.Int[0, 3], static (x, i) => (Text)(scope => $"(({scope.Type})Taps[{scope.Loop ?? $"{i}"}] * {x(scope)})")),
        inner.Select(static x => (Text)(scope => $"(({scope.Type})Slope * {x(scope)})")),
        Gen.Select(inner, inner, static (x, y) => (Text)(scope => scope.NewName() is var s ? $"({x(scope)} is var {s} && {s} > 0 ? {s} : {y(scope)})" : "")),
        Gen.Select(inner, inner, inner, static (x, y, z) => (Text)(scope => scope.NewName() is var s ? $"(({x(scope)} > 0, {y(scope)}) switch {{ (true, > 1) => {z(scope)}, (false, var {s}) when {s} < 0 => -{s}, (_, var {s}_) => {s}_ }})" : "")));

    /// <summary>Statements: what is run before, the decision, and what is run after it.</summary>
    public static Gen<Text> Statement(Gen<Text> value, Gen<Text> condition, Gen<Text[]> block) => Gen.Frequency(
        (1, Gen.Select(Gen.Int[0, 11], value, static (target, x) => (Text)(scope => Changed(scope, scope.Assign(target), x)))),
        (1, Gen.Select(Gen.Int[0, 11], value, static (target, x) => (Text)(scope => Local(scope, scope.Assign(target), x)))),
        (2, Gen.Select(Gen.Int[1, 3], block, condition, Gen.OneOf("break", "continue"), block, static (count, first, decision, jump, rest) =>
            (Text)(scope => Left(scope, count, first, decision, jump, rest)))));

    private static string Changed(Scope scope, string target, Text x)
    {
        var (sum, name, text) = (scope.NewName(), scope.NewName(), x(scope));
        scope.Declare(sum);
        scope.Declare(name);
        return $"var {name} = Split<{scope.Type}>({text}, ref {target}, out {scope.Type} {sum});";
    }

    // A local function that changes what is around it, and a lambda that reads it.
    private static string Local(Scope scope, string target, Text x)
    {
        var (name, text) = (scope.NewName(), x(scope));
        return $"{scope.Type} b{name} = {text}; void Add{name}({scope.Type} a) {{ if (a > {target}) {{ {target} += Soft(a); return; }} {target} = a; }} Add{name}(b{name}); var {name} = ({scope.Type} a) => a * {target}; {target} = {name}(b{name});";
    }

    // Elements leave the loop, or the rest of a round; then nobody counts for all of them.
    private static string Left(Scope scope, int count, Text[] first, Text decision, string jump, Text[] rest)
    {
        var body = scope.Inner().Body(out var i);
        var before = string.Join(" ", first.Select(statement => statement(body)));
        return $"var {i} = 0; while ({i}++ < {count}) {{ {before} if ({decision(body)}) {{ {jump}; }} {string.Join(" ", rest.Select(statement => statement(body)))} }}";
    }
}
