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

    public static readonly string[] Binary = ["Min", "Max", "Pow", "Atan2"];

    public static T Apply<T>(string function, T x)
        where T : struct, IReal<T> => function switch
        {
            "Abs" => T.Abs(x),
            "Finite" => T.Finite(x),
            "Round" => T.Round(x),
            "Floor" => T.Floor(x),
            "Ceiling" => T.Ceiling(x),
            "Truncate" => T.Truncate(x),
            "Square" => T.Square(x),
            "Sqrt" => T.Sqrt(x),
            "Cbrt" => T.Cbrt(x),
            "Exp" => T.Exp(x),
            "Expm1" => T.Expm1(x),
            "Log" => T.Log(x),
            "Log1p" => T.Log1p(x),
            "Sin" => T.Sin(x),
            "Cos" => T.Cos(x),
            "Tan" => T.Tan(x),
            "Asin" => T.Asin(x),
            "Acos" => T.Acos(x),
            "Atan" => T.Atan(x),
            "Sinh" => T.Sinh(x),
            "Cosh" => T.Cosh(x),
            "Tanh" => T.Tanh(x),
            "Sigmoid" => T.Sigmoid(x),
            "Erf" => T.Erf(x),
            "Erfc" => T.Erfc(x),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
        };

    public static T Apply<T>(string function, T x, T y)
        where T : struct, IReal<T> => function switch
        {
            "Min" => T.Min(x, y),
            "Max" => T.Max(x, y),
            "Pow" => T.Pow(x, y),
            "Atan2" => T.Atan2(x, y),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
        };

    /// <summary>The value in double precision: <see cref="Math"/>, and the error functions that the runtime adds.</summary>
    public static double Reference(string function, double x) => Apply<Scalar<double>>(function, x).Value;

    /// <summary>The value in double precision.</summary>
    public static double Reference(string function, double x, double y) => Apply<Scalar<double>>(function, x, y).Value;
}
