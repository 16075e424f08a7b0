using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Surrogates.Evaluation;
using Surrogates.Numbers;
using Lanes128 = Surrogates.Numbers.Vector128Lanes;
using Lanes256 = Surrogates.Numbers.Vector256Lanes;
using Lanes512 = Surrogates.Numbers.Vector512Lanes;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>The functions of the lanes by name and width, on numbers of any count.</summary>
internal static class LaneFunctions
{
    public static readonly VectorWidth[] Widths = Enum.GetValues<VectorWidth>();

    /// <summary>In place; as many numbers as fill vectors.</summary>
    public static void ApplyInPlace(VectorWidth width, string function, Span<float> x)
    {
        switch (width)
        {
            case VectorWidth.Vector128:
                Map<Lanes128.Float32Lanes, float>(x, function);
                break;
            case VectorWidth.Vector256:
                Map<Lanes256.Float32Lanes, float>(x, function);
                break;
            default:
                Map<Lanes512.Float32Lanes, float>(x, function);
                break;
        }
    }

    public static float[] Apply(VectorWidth width, string function, float[] x) => width switch
    {
        VectorWidth.Vector128 => Map<Lanes128.Float32Lanes, float>(x, function),
        VectorWidth.Vector256 => Map<Lanes256.Float32Lanes, float>(x, function),
        _ => Map<Lanes512.Float32Lanes, float>(x, function),
    };

    public static double[] Apply(VectorWidth width, string function, double[] x) => width switch
    {
        VectorWidth.Vector128 => Map<Lanes128.Float64Lanes, double>(x, function),
        VectorWidth.Vector256 => Map<Lanes256.Float64Lanes, double>(x, function),
        _ => Map<Lanes512.Float64Lanes, double>(x, function),
    };

    public static float[] Apply(VectorWidth width, string function, float[] x, float[] y) => width switch
    {
        VectorWidth.Vector128 => Map<Lanes128.Float32Lanes, float>(x, y, (a, b) => RealFunctions.Apply(function, a, b)),
        VectorWidth.Vector256 => Map<Lanes256.Float32Lanes, float>(x, y, (a, b) => RealFunctions.Apply(function, a, b)),
        _ => Map<Lanes512.Float32Lanes, float>(x, y, (a, b) => RealFunctions.Apply(function, a, b)),
    };

    public static double[] Apply(VectorWidth width, string function, double[] x, double[] y) => width switch
    {
        VectorWidth.Vector128 => Map<Lanes128.Float64Lanes, double>(x, y, (a, b) => RealFunctions.Apply(function, a, b)),
        VectorWidth.Vector256 => Map<Lanes256.Float64Lanes, double>(x, y, (a, b) => RealFunctions.Apply(function, a, b)),
        _ => Map<Lanes512.Float64Lanes, double>(x, y, (a, b) => RealFunctions.Apply(function, a, b)),
    };

    /// <summary>The first lane.</summary>
    public static double First<T>(T lanes)
        where T : struct, IReal<T> => typeof(T).Name.Contains("32", StringComparison.Ordinal) ? Unsafe.As<T, float>(ref lanes) : Unsafe.As<T, double>(ref lanes);

    private static void Map<T, F>(Span<F> x, string function)
        where T : struct, IReal<T>
        where F : struct
    {
        var apply = RealFunctions.Of<T>(function);
        foreach (ref var lanes in MemoryMarshal.Cast<F, T>(x))
        {
            lanes = apply(lanes);
        }
    }

    // The last vector is filled up with the last number.
    private static F[] Map<T, F>(F[] x, string function)
        where T : struct, IReal<T>
        where F : struct
    {
        F[] filled = [.. x, .. Enumerable.Repeat(x[^1], Unsafe.SizeOf<T>() / Unsafe.SizeOf<F>())];
        Map<T, F>(filled.AsSpan(), function);
        return filled[..x.Length];
    }

    // The last vector is filled up with the last number.
    private static F[] Map<T, F>(F[] x, F[] y, Func<T, T, T> function)
        where T : struct, IReal<T>
        where F : struct
    {
        var count = Unsafe.SizeOf<T>() / Unsafe.SizeOf<F>();
        F[] first = [.. x, .. Enumerable.Repeat(x[^1], count)];
        F[] second = [.. y, .. Enumerable.Repeat(y[^1], count)];
        var xs = MemoryMarshal.Cast<F, T>(first.AsSpan());
        var ys = MemoryMarshal.Cast<F, T>(second.AsSpan());
        for (var i = 0; i < xs.Length; i++)
        {
            xs[i] = function(xs[i], ys[i]);
        }

        return first[..x.Length];
    }
}
