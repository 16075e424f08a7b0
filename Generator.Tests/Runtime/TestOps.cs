using Surrogates.Autograd;
using Surrogates.Functions;
using Surrogates.Numbers;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Functions as the generator writes them.</summary>
internal static class TestOps
{
    public static Tensor Ge(Tensor x, Tensor threshold)
    {
        return Function<GeFunction>.Apply([x, threshold]);
    }

    public static Tensor GeNumber(Tensor x, double threshold)
    {
        return Function<GeNumberFunction>.Apply([x, threshold]);
    }

    public static Tensor Straight(Tensor x)
    {
        return Function<StraightFunction>.Apply([x]);
    }

    public static Tensor Product(Tensor x, Tensor y)
    {
        return Function<ProductFunction>.Apply([x, y]);
    }

    public static (Tensor Spike, Tensor Membrane) Fire(Tensor current, Tensor membrane, double beta)
    {
        Tensor[] results = [null!, null!];
        Function<FireFunction>.Apply([current, membrane, beta], results);
        return (results[0], results[1]);
    }
}

/// <summary>1 where x >= threshold; backward the sigmoid surrogate with k = 100 and the incoming gradient clamped to 1.</summary>
internal readonly struct GeFunction : IFunction
{
    static Signature IFunction.Signature { get; } = new("Tests.Ge", ["x", "threshold"]) { Saved = [0, 1] };

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public static T Forward<T>(T x, T threshold)
        where T : struct, IReal<T>
    {
        return T.Where(x >= threshold, 1, 0);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public static (T X, T Threshold) Backward<T>(T gradient, T x, T threshold)
        where T : struct, IReal<T>
    {
        var e = T.Exp(-100 * T.Abs(x - threshold));
        var dx = T.Clamp(gradient, -1, 1) * (100 * e / T.Square(1 + e));
        return (dx, -dx);
    }

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
        var x = batch.Input(0);
        var threshold = batch.Input(1);
        var y = batch.Output(0);
        foreach (var i in batch)
        {
            y[i] = Forward(x[i], threshold[i]);
        }
    }

    static void IFunction.Backward<T>(in Batch<T> batch)
    {
        var gradient = batch.Gradient(0);
        var x = batch.Input(0);
        var threshold = batch.Input(1);
        var dx = batch.InputGradient(0);
        var dthreshold = batch.InputGradient(1);
        foreach (var i in batch)
        {
            (dx[i], dthreshold[i]) = Backward(gradient[i], x[i], threshold[i]);
        }
    }
}

/// <summary>The arctan surrogate with k = 2, the threshold a number.</summary>
internal readonly struct GeNumberFunction : IFunction
{
    static Signature IFunction.Signature { get; } = new("Tests.GeNumber", ["x", "threshold"]) { Saved = [0], Differentiable = [0] };

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
        var x = batch.Input(0);
        var threshold = batch.Number(1);
        var y = batch.Output(0);
        foreach (var i in batch)
        {
            y[i] = T.Where(x[i] >= threshold, 1, 0);
        }
    }

    static void IFunction.Backward<T>(in Batch<T> batch)
    {
        var gradient = batch.Gradient(0);
        var x = batch.Input(0);
        var threshold = batch.Number(1);
        var dx = batch.InputGradient(0);
        foreach (var i in batch)
        {
            dx[i] = gradient[i] / (1 + T.Square(Math.PI * (x[i] - threshold)));
        }
    }
}

/// <summary>Rounding with the straight-through estimator, which reads nothing in the backward pass.</summary>
internal readonly struct StraightFunction : IFunction
{
    static Signature IFunction.Signature { get; } = new("Tests.Straight", ["x"]) { Saved = [] };

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
        var x = batch.Input(0);
        var y = batch.Output(0);
        foreach (var i in batch)
        {
            y[i] = T.Round(x[i]);
        }
    }

    static void IFunction.Backward<T>(in Batch<T> batch)
    {
        var gradient = batch.Gradient(0);
        var dx = batch.InputGradient(0);
        foreach (var i in batch)
        {
            dx[i] = gradient[i];
        }
    }
}

/// <summary>x y + sin-free smooth terms: both gradients depend on both operands, and second derivatives are not zero.</summary>
internal readonly struct ProductFunction : IFunction
{
    static Signature IFunction.Signature { get; } = new("Tests.Product", ["x", "y"]);

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
        var x = batch.Input(0);
        var y = batch.Input(1);
        var z = batch.Output(0);
        foreach (var i in batch)
        {
            z[i] = (x[i] * T.Square(y[i])) + T.Sigmoid(x[i]) + T.Atan(y[i]);
        }
    }

    static void IFunction.Backward<T>(in Batch<T> batch)
    {
        var gradient = batch.Gradient(0);
        var x = batch.Input(0);
        var y = batch.Input(1);
        var dx = batch.InputGradient(0);
        var dy = batch.InputGradient(1);
        foreach (var i in batch)
        {
            var s = T.Sigmoid(x[i]);
            dx[i] = gradient[i] * (T.Square(y[i]) + (s * (1 - s)));
            dy[i] = gradient[i] * ((2 * x[i] * y[i]) + (1 / (1 + T.Square(y[i]))));
        }
    }
}

/// <summary>A step of a leaky integrate-and-fire neuron: two outputs, a number operand last.</summary>
internal readonly struct FireFunction : IFunction
{
    static Signature IFunction.Signature { get; } = new("Tests.Fire", ["current", "membrane", "beta"]) { Saved = [0, 1], Outputs = 2 };

    static void IFunction.Forward<T>(in Batch<T> batch)
    {
        var current = batch.Input(0);
        var membrane = batch.Input(1);
        var beta = batch.Number(2);
        var spike = batch.Output(0);
        var next = batch.Output(1);
        foreach (var i in batch)
        {
            var h = (beta * membrane[i]) + current[i];
            spike[i] = T.Where(h >= 1, 1, 0);
            next[i] = h * T.Where(h >= 1, 0, 1);
        }
    }

    static void IFunction.Backward<T>(in Batch<T> batch)
    {
        var spikeGradient = batch.Gradient(0);
        var nextGradient = batch.Gradient(1);
        var current = batch.Input(0);
        var membrane = batch.Input(1);
        var beta = batch.Number(2);
        var dcurrent = batch.InputGradient(0);
        var dmembrane = batch.InputGradient(1);
        foreach (var i in batch)
        {
            var h = (beta * membrane[i]) + current[i];
            var dh = (spikeGradient[i] / T.Square(1 + (10 * T.Abs(h - 1)))) + (nextGradient[i] * T.Where(h >= 1, 0, 1));
            dcurrent[i] = dh;
            dmembrane[i] = beta * dh;
        }
    }
}
