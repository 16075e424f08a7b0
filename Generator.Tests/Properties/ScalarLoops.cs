using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>What stands in front of the body of a loop and behind it, and what may be used within.</summary>
internal delegate (string Open, string Close, Scope Body) Head(Scope scope);

/// <summary>Random loops of each kind; of the elements some leave them, a round of them, or the method.</summary>
internal static class ScalarLoops
{
    private static readonly Gen<string> Jump = Gen.OneOf("", "break", "continue", "return");

    /// <summary>A loop: what is run in a round, a decision, and what is run after it.</summary>
    public static Gen<Text> Statement(Gen<Text> value, Gen<Text> condition, Gen<Text[]> block) =>
        from head in Gen.Frequency((3, Gen.Int[1, 3].SelectMany(Counted)), (2, Over(value)))
        from jump in Jump
        from decision in condition
        from result in Gen.Select(value, value)
        from first in block
        from rest in block
        select (Text)(scope =>
        {
            // Once some have left, nobody counts for all of them.
            var (open, close, body) = head(jump.Length == 0 ? scope : scope.Inner());
            var before = Joined(first, body);
            var left = jump switch
            {
                "" => "",
                "return" => $"if ({decision(body)}) {{ {body.Return(result.Item1, result.Item2)} }} ",
                _ => $"if ({decision(body)}) {{ {jump}; }} ",
            };
            return $"{open} {{ {before} {left}{(left.Length == 0 ? "" : Joined(rest, body))} }}{close}";
        });

    private static Gen<Head> Counted(int count) => Gen.OneOf<Head>(
        scope => ($"for (var {Variable(scope, out var i, out var body)} = 1; {i} <= {count}; {i}++)", "", body),
        scope => ($"var {Variable(scope, out var i, out var body)} = 0; while ({i}++ < {count})", "", body),
        scope => ($"var {Variable(scope, out var i, out var body)} = 1; do", $" while (++{i} <= {count});", body));

    private static Gen<Head> Over(Gen<Text> value) => Gen.Select(value, value, value, value).SelectMany(values => Gen.OneOf<Head>(
        scope => ($"foreach (var {Item(scope, out var body)} in new {scope.Type}[] {{ {values.Item1(scope)}, {values.Item2(scope)} }})", "", body),
        scope => ($"foreach ({scope.Type} {Item(scope, out var body)} in Taps)", "", body),
        scope => ($"foreach (var {Pair(scope, out var body)} in new ({scope.Type}, {scope.Type})[] {{ ({values.Item1(scope)}, {values.Item2(scope)}), ({values.Item3(scope)}, {values.Item4(scope)}) }})", "", body)));

    private static string Variable(Scope scope, out string variable, out Scope body)
    {
        body = scope.Body(out variable);
        return variable;
    }

    private static string Item(Scope scope, out Scope body)
    {
        body = scope.Body(1, out var names);
        return names[0];
    }

    private static string Pair(Scope scope, out Scope body)
    {
        body = scope.Body(2, out var names);
        return $"({names[0]}, {names[1]})";
    }

    private static string Joined(Text[] statements, Scope scope) => string.Join(" ", statements.Select(statement => statement(scope)));
}
