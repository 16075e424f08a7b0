using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>The functions of Math, MathF and the number types that a scalar method may call.</summary>
internal static class MathFunctions
{
    private static readonly HashSet<string> Types = ["System.Math", "System.MathF", "System.Single", "System.Double"];

    public static bool IsHome(INamedTypeSymbol type) => Types.Contains($"{type.ContainingNamespace}.{type.Name}");

    /// <summary>Whether calling the function loses the gradient; an intrinsic of the same name has a surrogate.</summary>
    public static bool IsHard(string name) => name == nameof(Sign) || FunctionTable.Find(name) is { IsHard: true };

    /// <summary>What makes the value of such a function hard: the steps that it takes of its arguments.</summary>
    public static IEnumerable<Node> Decisions(Expression value, IReadOnlyList<Expression> arguments) => Topology
        .OperandsFirst<Node>([value], node => arguments.Contains(node) ? [] : node.Operands)
        .Where(node => node is Comparison or Call { Function.IsHard: true } && !arguments.Contains(node));

    /// <summary>The call as an expression; null if the function is not supported.</summary>
    public static Expression? Call(string name, IReadOnlyList<Expression> arguments) =>
        Known(name, arguments)
        ?? Composed(name, arguments)
        ?? (FunctionTable.Find(name) is { } function && function.Arity == arguments.Count ? Apply(function, [.. arguments]) : null);

    /// <summary>What to write in place of a call that is not supported; null where there is nothing to say.</summary>
    public static string? AdviceFor(string name) => name switch
    {
        "ILogB" => "use 'Surrogate.Floor' of 'Log2', or a constant",
        "IsNegative" or "IsPositive" => "compare with 0, which tells no sign of zeros and of NaN",
        "RootN" or "ScaleB" => "use a constant for its second argument",
        _ => null,
    };

    /// <summary>The call of a function with several results, one by one; null if it is not one.</summary>
    public static IReadOnlyList<Expression>? Results(string name, IReadOnlyList<Expression> arguments) => name switch
    {
        "SinCos" => [Sin(arguments[0]), Cos(arguments[0])],
        "SinCosPi" => [Compositions.SinPi(arguments[0]), Compositions.CosPi(arguments[0])],
        _ => null,
    };

    /// <summary>Rounding to a number of decimal digits; null if the mode is none of C#'s.</summary>
    /// <returns>The value, and the intrinsic that has a surrogate.</returns>
    public static (Expression Value, string Intrinsic)? Rounding(Expression x, int digits, MidpointRounding mode)
    {
        var power = Math.Pow(10, digits);
        var scaled = x * power;

        // By number: this framework does not name the last three.
        (Expression Value, string Intrinsic)? whole = (int)mode switch
        {
            0 => (Round(scaled), "Round"),
            1 => (Compositions.RoundAway(scaled), "Round"),
            2 => (Truncate(scaled), "Truncate"),
            3 => (Floor(scaled), "Floor"),
            4 => (Ceiling(scaled), "Ceiling"),
            _ => null,
        };
        return whole is { } rounded ? (rounded.Value / power, rounded.Intrinsic) : null;
    }

    /// <summary>The call on whole numbers of one type; null if it is not one, or not supported.</summary>
    public static Number? OfWholeNumbers(string name, IReadOnlyList<Number> arguments)
    {
        if (arguments.Count == 0 || arguments[0].Type is var type && (!type.IsWhole() || arguments.Any(argument => argument.Type != type)))
        {
            return null;
        }

        return (name, arguments.Count) switch
        {
            ("Min", 2) => Apply(WholeOperator.Min, arguments[0], arguments[1]),
            ("Max", 2) => Apply(WholeOperator.Max, arguments[0], arguments[1]),
            ("Clamp", 3) when Apply(WholeOperator.Max, arguments[0], arguments[1]) is { } raised => Apply(WholeOperator.Min, raised, arguments[2]),
            ("Abs", 1) => Apply(WholeOperator.Abs, arguments[0]),
            ("Sign", 1) => Apply(WholeOperator.Compare, arguments[0], new Number(0, type)) is { } sign ? new Number(sign.Value, NumberType.Int32) { Range = new WholeRange(-1, 1) } : null,
            _ => null,
        };

        Number? Apply(WholeOperator @operator, params Number[] operands) => WholeNumbers.Apply(new WholeOperation(@operator, type), operands);
    }

    // Of constants, what the composition gets wrong in the last digit, where a whole number may turn into another.
    private static Expression? Known(string name, IReadOnlyList<Expression> arguments) => (name, arguments.Count) switch
    {
        ("Log2", 1) when arguments[0] is Constant x => Math.Log(x.Value) / Math.Log(2) is var log && Math.Pow(2, Math.Round(log)) == x.Value ? Math.Round(log) : log,
        ("Log10", 1) when arguments[0] is Constant x => Math.Log10(x.Value),
        ("Exp2", 1) when arguments[0] is Constant x => Math.Pow(2, x.Value),
        ("ILogB", 1) when arguments[0] is Constant x => Exponent(x.Value),
        _ => null,
    };

    // Of zero and of what is not finite, what .NET says.
    private static double Exponent(double x)
    {
        if (x == 0 || double.IsNaN(x) || double.IsInfinity(x))
        {
            return x == 0 ? int.MinValue : int.MaxValue;
        }

        var exponent = (int)((BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7FF) - 1023;
        return exponent > -1023 ? exponent : Exponent(x * Math.Pow(2, 54)) - 54;
    }

    private static Expression? Composed(string name, IReadOnlyList<Expression> arguments) => (name, arguments.Count) switch
    {
        (_, 1) => Exponential(name, arguments[0]) ?? Angle(name, arguments[0]) ?? Other(name, arguments[0]),
        (_, 2) => OfTwo(name, arguments[0], arguments[1]),
        ("FusedMultiplyAdd" or "MultiplyAddEstimate", 3) => (arguments[0] * arguments[1]) + arguments[2],
        ("Lerp", 3) => (arguments[0] * (1 - arguments[2])) + (arguments[1] * arguments[2]),
        _ => null,
    };

    private static Expression? Exponential(string name, Expression x) => name switch
    {
        "Log2" => Log(x) / Math.Log(2),
        "Log10" => Log(x) / Math.Log(10),
        "LogP1" => Log1p(x),
        "Log2P1" => Log1p(x) / Math.Log(2),
        "Log10P1" => Log1p(x) / Math.Log(10),
        "ExpM1" => Expm1(x),
        "Exp2" => Exp(Math.Log(2) * x),
        "Exp2M1" => Expm1(Math.Log(2) * x),
        "Exp10" => Pow(10, x),
        "Exp10M1" => Expm1(Math.Log(10) * x),
        "Asinh" => Compositions.Asinh(x),
        "Acosh" => Compositions.Acosh(x),
        "Atanh" => Compositions.Atanh(x),
        _ => null,
    };

    private static Expression? Angle(string name, Expression x) => name switch
    {
        "SinPi" => Compositions.SinPi(x),
        "CosPi" => Compositions.CosPi(x),
        "TanPi" => Compositions.TanPi(x),
        "AsinPi" => Asin(x) / Math.PI,
        "AcosPi" => Acos(x) / Math.PI,
        "AtanPi" => Atan(x) / Math.PI,
        "DegreesToRadians" => x * Math.PI / 180,
        "RadiansToDegrees" => x * 180 / Math.PI,
        _ => null,
    };

    private static Expression? Other(string name, Expression x) => name switch
    {
        "Sign" => Sign(x),
        "ReciprocalEstimate" => 1 / x,
        "ReciprocalSqrtEstimate" => 1 / Sqrt(x),
        _ => null,
    };

    private static Expression? OfTwo(string name, Expression x, Expression y) => name switch
    {
        "Log" => Log(x) / Log(y),
        "Atan2Pi" => Atan2(x, y) / Math.PI,
        "Hypot" => Compositions.Hypot(x, y),
        "MaxNumber" => Compositions.MaxNumber(x, y),
        "MinNumber" => Compositions.MinNumber(x, y),
        "MaxMagnitude" => Compositions.MaxMagnitude(x, y),
        "MinMagnitude" => Compositions.MinMagnitude(x, y),
        "IEEERemainder" or "Ieee754Remainder" => Compositions.NearestRemainder(x, y),
        "RootN" when y is Constant n => Compositions.RootN(x, n.Value),
        "ScaleB" when y is Constant { Value: >= -1022 and <= 1023 } n => Math.Pow(2, n.Value) * x,
        _ => null,
    };
}
