using System.Reflection;
using System.Runtime.CompilerServices;
using CsCheck;
using Surrogates.Generator.Tests.Properties;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>
/// A random step of two sequences, some states, two constants, a number and an integer: it fires, and what it carries on is bounded, so
/// that no number of steps makes it infinite.
/// </summary>
/// <param name="Prepared">What depends on the constants alone.</param>
/// <param name="Fired">What is above 0 where it fires.</param>
/// <param name="Values">The result beside the spike, and the states before they are bounded.</param>
/// <param name="IsReset">Whether the first state is reset.</param>
/// <param name="Number">The number.</param>
internal sealed record RandomLoop(Text Prepared, Text Fired, Text[] Values, bool IsReset, double Number)
{
    private static readonly Gen<Text> Value = ScalarExpressions.Of(2);

    public static Gen<RandomLoop> Any { get; } =
        from states in Gen.Int[1, 4]
        from prepared in ScalarExpressions.Of(3)
        from fired in Value
        from values in Value.Array[states + 1]
        from isReset in Gen.Bool
        from number in Gen.Int[1, 48]
        select new RandomLoop(prepared, fired, values, isReset, number / 16.0);

    /// <summary>How many states it has.</summary>
    public int States => Values.Length - 1;

    private IEnumerable<string> StateNames => Enumerable.Range(1, States).Select(static i => $"s{i}");

    /// <summary>Runs the loop, or a step, on sequences, states and constants.</summary>
    public Tensor[] Run(Type ops, string name, Tensor[] operands)
    {
        var results = (ITuple)ops.GetMethod(name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. operands, Number, 3], null)!;
        return [.. Enumerable.Range(0, results.Length).Select(i => (Tensor)results[i]!)];
    }

    /// <summary>The loop <c>Loop0</c>, its step <c>Step0</c>, and the scalar method that both are made from.</summary>
    public string Declarations(int i)
    {
        var scope = new Scope(isSingle: false, hasTwoResults: false, ["x", "y", .. StateNames, "c", "d", "n", "p"]);
        string Typed(string type, string before = "") => string.Join(", ", ((string[])["x", "y"]).Select(name => $"{before}{type} {name}").Concat(StateNames.Concat(["c", "d"]).Select(name => $"{type} {name}")));
        string Results(string type) => $"({string.Join(", ", StateNames.Prepend("r").Select(name => $"{type} {name}"))})";
        var fired = Fired(scope);
        scope.Declare("k");
        var next = Values.Skip(1).Select((value, state) => $"Math.Tanh({value(scope)}){(state == 0 && IsReset ? " * (1 - k)" : "")}");
        return $$"""
            [Surrogate(ATan, k: 2, Twin = nameof(F{{i}}))]
            public static partial {{Results("Tensor")}} Loop{{i}}({{Typed("Tensor", "[OverTime] ")}}, double n, int m);

            [Surrogate(ATan, k: 2, Twin = nameof(F{{i}}))]
            public static partial {{Results("Tensor")}} Step{{i}}({{Typed("Tensor")}}, double n, int m);

            private static double P{{i}}(double c, double d, double n, int m) => {{Prepared(new Scope(isSingle: false, hasTwoResults: false, "c", "d", "n"))}};

            private static {{Results("double")}} F{{i}}({{Typed("double")}}, double n, int m)
            {
                double p = P{{i}}(c, d, n, m);
                double k = Surrogate.Step({{fired}});
                return ({{Values[0](scope)}} + k, {{string.Join(", ", next)}});
            }
            """;
    }
}
