using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Random uses of what holds and hands on values: structs, patterns, generic and changing methods.</summary>
internal static class ScalarConstructs
{
    /// <summary>What they use.</summary>
    public const string Helpers = """
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
        inner.Select(static x => (Text)(scope => $"(({scope.Type})Slope * {x(scope)})")),
        Gen.Select(inner, inner, static (x, y) => (Text)(scope => scope.NewName() is var s ? $"({x(scope)} is var {s} && {s} > 0 ? {s} : {y(scope)})" : "")),
        Gen.Select(inner, inner, inner, static (x, y, z) => (Text)(scope => scope.NewName() is var s ? $"(({x(scope)} > 0, {y(scope)}) switch {{ (true, > 1) => {z(scope)}, (false, var {s}) when {s} < 0 => -{s}, (_, var {s}_) => {s}_ }})" : "")),
        Gen.Select(inner, inner, inner, static (a, b, y) => (Text)(scope => scope.NewName() is var s ? $"(new State<{scope.Type}>({a(scope)}, {b(scope)}) is {{ A: > 0, B: var {s} }} && {s} < 2 ? {s} : {y(scope)})" : "")),
        Gen.Select(inner, inner, inner, static (a, b, y) => (Text)(scope => scope.NewName() is var s
            ? $"(new State<{scope.Type}> {{ A = {a(scope)}, B = {b(scope)} }} switch {{ {{ A: < -1 or > 1 }} => {y(scope)}, (var {s}, > 0) when {s} > 0 => {s}, {{ B: var {s}_ }} => {s}_ }})"
            : "")));

    /// <summary>Statements.</summary>
    public static Gen<Text> Statement(Gen<Text> value) => Gen.OneOf(
        Gen.Select(Gen.Int[0, 11], value, static (target, x) => (Text)(scope => Changed(scope, scope.Assign(target), x))),
        Gen.Select(Gen.Int[0, 11], value, static (target, x) => (Text)(scope => Local(scope, scope.Assign(target), x))));

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
}
