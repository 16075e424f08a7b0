using Surrogates.Numbers;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>The functions of <see cref="IReal{TSelf}"/> by name, for tests that go over all of them.</summary>
internal static class RealFunctions
{
    public static readonly string[] Exact = ["Abs", "Round", "Floor", "Ceiling", "Truncate", "Square", "Sqrt"];

    public static readonly string[] Transcendental =
    [
        "Cbrt", "Exp", "Expm1", "Log", "Log1p", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Sigmoid", "Erf", "Erfc",
    ];

    public static readonly string[] Binary = ["Min", "Max", "Remainder", "Pow", "Atan2"];

    public static T Apply<T>(string function, T x)
        where T : struct, IReal<T> => Of<T>(function)(x);

    public static Func<T, T> Of<T>(string function)
        where T : struct, IReal<T> => function switch
        {
            "Abs" => T.Abs,
            "Finite" => T.Finite,
            "Round" => T.Round,
            "Floor" => T.Floor,
            "Ceiling" => T.Ceiling,
            "Truncate" => T.Truncate,
            "Square" => T.Square,
            "Sqrt" => T.Sqrt,
            "Cbrt" => T.Cbrt,
            "Exp" => T.Exp,
            "Expm1" => T.Expm1,
            "Log" => T.Log,
            "Log1p" => T.Log1p,
            "Sin" => T.Sin,
            "Cos" => T.Cos,
            "Tan" => T.Tan,
            "Asin" => T.Asin,
            "Acos" => T.Acos,
            "Atan" => T.Atan,
            "Sinh" => T.Sinh,
            "Cosh" => T.Cosh,
            "Tanh" => T.Tanh,
            "Sigmoid" => T.Sigmoid,
            "Erf" => T.Erf,
            "Erfc" => T.Erfc,
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
        };

    public static T Apply<T>(string function, T x, T y)
        where T : struct, IReal<T> => function switch
        {
            "Min" => T.Min(x, y),
            "Max" => T.Max(x, y),
            "Remainder" => T.Remainder(x, y),
            "Pow" => T.Pow(x, y),
            "Atan2" => T.Atan2(x, y),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
        };

    /// <summary>The value in double precision: <see cref="Math"/>, and the error functions that the runtime adds.</summary>
    public static double Reference(string function, double x) => ReferenceOf(function)(x);

    /// <summary>The function in double precision.</summary>
    public static Func<double, double> ReferenceOf(string function)
    {
        var apply = Of<Scalar<double>>(function);
        return x => apply(x).Value;
    }

    /// <summary>The value in double precision.</summary>
    public static double Reference(string function, double x, double y) => Apply<Scalar<double>>(function, x, y).Value;
}
