using CsCheck;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// A random scalar method of <c>x</c>, <c>y</c>, a number <c>n</c> and an integer <c>m</c>: declarations, assignments, tuples, decisions, early returns and
/// loops.
/// </summary>
/// <param name="Statements">What it does.</param>
/// <param name="Results">What it returns.</param>
/// <param name="HasTwoResults">Whether it returns both, or the first.</param>
/// <param name="IsSingle">Whether it computes in single precision.</param>
/// <param name="Number">The value of <c>n</c>.</param>
/// <param name="Integer">The value of <c>m</c>.</param>
/// <param name="Points">The values of <c>x</c> and <c>y</c>.</param>
internal sealed record ScalarMethod(Text[] Statements, (Text First, Text Second) Results, bool HasTwoResults, bool IsSingle, double Number, int Integer, (double X, double Y)[] Points)
{
    /// <summary>Points of a method: no multiple of a vector's length, so that there is a rest.</summary>
    public const int Count = 13;

    // Half of them small: more of those can be tried in the same time.
    private static readonly Gen<Text> Value = Gen.OneOf(ScalarExpressions.Of(2), ScalarExpressions.Of(3));

    private static readonly Gen<Text> Condition = ScalarExpressions.Condition(ScalarExpressions.Of(2));

    private static readonly Gen<int> Index = Gen.Int[0, 11];

    // Odd multiples of 1/4096: in single precision too, and no sum of the numbers in the expressions.
    private static readonly Gen<double> Coordinate = Gen.Int[-5000, 5000].Select(static part => ((2 * part) + 1) / 4096.0);

    private static readonly Gen<Text> Whole = Gen.Frequency(
        (2, Gen.Select(Gen.OneOf("int", "uint", "long", "short", "byte"), ScalarIntegers.Any, static (type, value) => (Text)(scope =>
        {
            var text = value(scope);
            return $"var {scope.DeclareInteger()} = unchecked((int)({type})({text}));";
        }))),
        (1, Gen.Select(Index, Gen.OneOf("+=", "-=", "*=", "^=", "<<=", ">>="), ScalarIntegers.Any, static (target, sign, value) => (Text)(scope =>
            scope.AssignInteger(target) is { } name ? $"unchecked {{ {name} {sign} {value(scope)}{(sign.Length == 3 ? " & 31" : "")}; }}" : ";"))),
        (1, Gen.Select(Index, Gen.OneOf("++", "--"), static (target, sign) => (Text)(scope => scope.AssignInteger(target) is { } name ? $"unchecked {{ {name}{sign}; }}" : ";"))));

    private static readonly Gen<Text> Simple = Gen.Frequency(
        (2, Whole),
        (3, Value.Select(static value => (Text)(scope => Declared(scope, value)))),
        (2, Gen.Select(Index, Value, static (target, value) => (Text)(scope => $"{scope.Assign(target)} = {value(scope)};"))),
        (2, Gen.Select(Index, Gen.OneOf("+=", "-=", "*="), Value, static (target, sign, value) => (Text)(scope => $"{scope.Assign(target)} {sign} {value(scope)};"))),
        (1, Gen.Select(Value, Value, static (a, b) => (Text)(scope => Pair(scope, $"({a(scope)}, {b(scope)})")))),
        (1, Gen.Select(Value, Value, static (a, b) => (Text)(scope => Pair(scope, $"Turn(({scope.Type})({a(scope)}), {b(scope)})")))),
        (1, Gen.Select(Index, Value, Value, static (target, a, b) => (Text)(scope => Items(scope, target, a, b)))));

    private static readonly Gen<Text[]> Block = Simple.Array[1, 2];

    private static readonly Gen<Text> Statement = Gen.Frequency(
        (8, Simple),
        (2, Gen.Select(Condition, Block, static (condition, block) => (Text)(scope => $"if ({condition(scope)}) {Braces(block, scope.Inner())}"))),
        (2, Gen.Select(Condition, Block, Block, static (condition, block, other) => (Text)(scope => $"if ({condition(scope)}) {Braces(block, scope.Inner())} else {Braces(other, scope.Inner())}"))),
        (2, ScalarConstructs.Statement(Value)),
        (1, ScalarTables.Statement(Value)),
        (4, ScalarLoops.Statement(Value, Condition, Block)));

    /// <summary>Methods with up to four statements.</summary>
    public static Gen<ScalarMethod> Any { get; } =
        from statements in Statement.Array[0, 4]
        from hasTwoResults in Gen.Bool
        from results in Value.Array[2]
        from early in Gen.Select(Gen.Bool, Condition, Value, Value)
        from isSingle in Gen.Bool
        from number in Gen.Int[1, 48]
        from integer in Gen.OneOf(-7, -1, 0, 1, 2, 5, 46341, 100_000, 16_777_217, int.MaxValue, int.MinValue)
        from points in Gen.Select(Coordinate, Coordinate).Array[Count]
        select new ScalarMethod(
            early.Item1 ? [.. statements, scope => $"if ({early.Item2(scope)}) {{ {scope.Return(early.Item3, early.Item4)} }}"] : statements,
            (results[0], results[1]),
            hasTwoResults,
            isSingle,
            number / 16.0,
            integer,
            points);

    /// <summary>Its declaration, in the precision that it has or in the other.</summary>
    public string Declaration(string name, bool isSingle)
    {
        var scope = new Scope(isSingle, HasTwoResults, "x", "y", "n");
        var result = HasTwoResults ? $"({scope.Type} r, {scope.Type} s)" : scope.Type;
        return $$"""
            public static {{result}} {{name}}({{scope.Type}} x, {{scope.Type}} y, {{scope.Type}} n, int m)
            {
                {{string.Join("\n    ", Statements.Select(statement => statement(scope)))}}
                {{scope.Return(Results.First, Results.Second)}}
            }
            """;
    }

    private static string Braces(Text[] statements, Scope scope) => $"{{ {string.Join(" ", statements.Select(statement => statement(scope)))} }}";

    private static string Declared(Scope scope, Text value)
    {
        var (name, text) = (scope.NewName(), value(scope));
        scope.Declare(name);
        return $"{scope.Type} {name} = {text};";
    }

    private static string Pair(Scope scope, string value)
    {
        var (a, b) = (scope.NewName(), scope.NewName());
        scope.Declare(a);
        scope.Declare(b);
        return $"({scope.Type} {a}, {scope.Type} {b}) = {value};";
    }

    // A tuple in a variable, of which one item is used.
    private static string Items(Scope scope, int target, Text a, Text b)
    {
        var name = scope.NewName();
        return $"({scope.Type}, {scope.Type}) {name} = ({a(scope)}, {b(scope)}); {scope.Assign(target)} = {name}.Item2 - {name}.Item1;";
    }
}
