using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>The functions of Math, MathF and the number types that a scalar method may call.</summary>
internal static class MathFunctions
{
    private static readonly HashSet<string> Types = ["System.Math", "System.MathF", "System.Single", "System.Double"];

    // Their derivative is zero almost everywhere: each has an intrinsic of the same name that has a surrogate.
    private static readonly HashSet<string> Hard = ["Floor", "Ceiling", "Round", "Truncate", "Sign"];

    public static bool IsHome(INamedTypeSymbol type) => Types.Contains($"{type.ContainingNamespace}.{type.Name}");

    /// <summary>Whether calling the function loses the gradient.</summary>
    public static bool IsHard(string name) => Hard.Contains(name);

    /// <summary>The call as an expression; null if the function is not supported.</summary>
    public static Expression? Call(string name, IReadOnlyList<Expression> arguments) => (name, arguments.Count) switch
    {
        ("FusedMultiplyAdd", 3) => (arguments[0] * arguments[1]) + arguments[2],
        ("Log", 2) => Log(arguments[0]) / Log(arguments[1]),
        ("Log2", 1) => Log(arguments[0]) / Math.Log(2),
        ("Log10", 1) => Log(arguments[0]) / Math.Log(10),
        ("ExpM1", 1) => Expm1(arguments[0]),
        ("LogP1", 1) => Log1p(arguments[0]),
        ("Exp2", 1) => Exp(Math.Log(2) * arguments[0]),
        _ when Enum.TryParse<Function>(name, out var function) && Functions.Of(function).Arity == arguments.Count => Apply(function, [.. arguments]),
        _ => null,
    };
}
