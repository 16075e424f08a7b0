using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>Random uses of arrays and spans whose elements are written out.</summary>
internal static class ScalarTables
{
    /// <summary>What they use.</summary>
    public const string Helpers = """
        private static readonly double[] Taps = [0.5, -0.25, 1.5, 0.75];

        private static T Along<T>(ReadOnlySpan<T> taps, T x)
            where T : System.Numerics.IFloatingPointIeee754<T>
        {
            var sum = T.Zero;
            for (var i = 0; i < taps.Length; i++)
            {
                sum = Soft(sum * x) + taps[i];
            }

            return sum;
        }
        """;

    /// <summary>Expressions.</summary>
    public static Gen<Text> Expression(Gen<Text> inner) => Gen.OneOf(
        Gen.Select(inner, Gen.Int[0, Scope.TableLength - 1], static (x, i) => (Text)(scope => $"(({scope.Type})Taps[{scope.Loop ?? $"{i}"}] * {x(scope)})")),
        Gen.Select(inner, Gen.Int[0, 11], Gen.Int[0, Scope.TableLength - 1], Gen.Bool, static (x, table, i, isFromEnd) => (Text)(scope => scope.ReadTable(table) is { } name
            ? isFromEnd ? $"{name}[^{i + 1}]" : $"{name}[{scope.Loop ?? $"{i}"}]"
            : x(scope))),
        Gen.Select(inner, Gen.Int[0, 11], static (x, table) => (Text)(scope => scope.ReadTable(table) is { } name
            ? $"Along<{scope.Type}>({name}, {x(scope)})"
            : $"Along<{scope.Type}>([{x(scope)}, {scope.Read(table)}], {scope.Number(12)})")));

    /// <summary>Declarations.</summary>
    public static Gen<Text> Statement(Gen<Text> value) => Gen.Select(Gen.Int[0, 3], value, value, Gen.Int[0, 11], static (kind, a, b, index) => (Text)(scope =>
    {
        var (name, elements) = (scope.NewName(), $"{a(scope)}, {scope.Read(index)}, {b(scope)}, {scope.Number(index + 1)}");
        scope.DeclareTable(name);
        return kind switch
        {
            0 => $"{scope.Type}[] {name} = [{elements}];",
            1 => $"{scope.Type}[] {name} = {{ {elements} }};",
            2 => $"var {name} = new {scope.Type}[] {{ {elements} }};",
            _ => $"ReadOnlySpan<{scope.Type}> {name} = [{elements}];",
        };
    }));
}
