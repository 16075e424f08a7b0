using Surrogates.Autograd;
using Surrogates.Functions;
using Surrogates.Numbers;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>
/// A neuron with two states, two sequences, a learned decay and a number, as a loop over time and as one step of it:
/// h = decay v + x m - a, s = 1 if h >= threshold, v' = h (1 - s) without a gradient through the reset, a' = 0.9 a + s.
/// </summary>
internal static class Adaptive
{
    public static Tensor[] Loop(Tensor x, Tensor m, Operand v, Operand a, Tensor decay, double threshold)
    {
        Tensor[] results = [null!, null!, null!, null!];
        Function<LoopFunction>.Apply([x, m, v, a, decay, threshold], results);
        return results;
    }

    public static Tensor[] Step(Tensor x, Tensor m, Operand v, Operand a, Tensor decay, double threshold)
    {
        Tensor[] results = [null!, null!, null!, null!];
        Function<StepFunction>.Apply([x, m, v, a, decay, threshold], results);
        return results;
    }

    /// <summary>The loop, written with its step: spikes and potentials before the reset of all steps, then the last states.</summary>
    public static Tensor[] Unrolled(Tensor x, Tensor m, Tensor v, Tensor a, Tensor decay, double threshold)
    {
        var (spikes, potentials) = (new List<Tensor>(), new List<Tensor>());
        for (var t = 0; t < x.shape[0]; t++)
        {
            var results = Step(x[t], m[t], v, a, decay, threshold);
            spikes.Add(results[0]);
            potentials.Add(results[1]);
            (v, a) = (results[2], results[3]);
        }

        return [TorchSharp.torch.stack(spikes), TorchSharp.torch.stack(potentials), v, a];
    }

    private static Signature Signature(bool isLoop) => new("Adaptive", ["x", "m", "v", "a", "decay", "threshold"])
    {
        Outputs = 4,
        Saved = [0, 1, 2, 3, 4],
        OverTime = isLoop ? [0, 1] : [],
        States = isLoop ? [(2, 2), (3, 3)] : [],
    };

    private static void Forward<T>(in Batch<T> batch)
        where T : struct, IReal<T>
    {
        var x = batch.Input(0);
        var m = batch.Input(1);
        var v = batch.Input(2);
        var a = batch.Input(3);
        var decay = batch.Input(4);
        var threshold = batch.Number(5);
        var s = batch.Output(0);
        var p = batch.Output(1);
        var vNext = batch.Output(2);
        var aNext = batch.Output(3);
        foreach (var i in batch)
        {
            var h = (decay[i] * v[i]) + (x[i] * m[i]) - a[i];
            var spike = T.Where(h >= threshold, 1, 0);
            (s[i], p[i], vNext[i], aNext[i]) = (spike, h, h * (1 - spike), (0.9 * a[i]) + spike);
        }
    }

    private static void Backward<T>(in Batch<T> batch)
        where T : struct, IReal<T>
    {
        var x = batch.Input(0);
        var m = batch.Input(1);
        var v = batch.Input(2);
        var a = batch.Input(3);
        var decay = batch.Input(4);
        var threshold = batch.Number(5);
        var gs = batch.Gradient(0);
        var gp = batch.Gradient(1);
        var gv = batch.Gradient(2);
        var ga = batch.Gradient(3);
        var dx = batch.InputGradient(0);
        var dm = batch.InputGradient(1);
        var dv = batch.InputGradient(2);
        var da = batch.InputGradient(3);
        var ddecay = batch.InputGradient(4);
        foreach (var i in batch)
        {
            var h = (decay[i] * v[i]) + (x[i] * m[i]) - a[i];
            var spike = T.Where(h >= threshold, 1, 0);
            var dh = gp[i] + (gv[i] * (1 - spike)) + ((gs[i] + ga[i]) / (1 + T.Square(3 * (h - threshold))));
            (dx[i], dm[i], dv[i], da[i], ddecay[i]) = (dh * m[i], dh * x[i], decay[i] * dh, (0.9 * ga[i]) - dh, v[i] * dh);
        }
    }

    private readonly struct LoopFunction : IFunction
    {
        static Signature IFunction.Signature { get; } = Signature(isLoop: true);

        static void IFunction.Forward<T>(in Batch<T> batch) => Adaptive.Forward(in batch);

        static void IFunction.Backward<T>(in Batch<T> batch) => Adaptive.Backward(in batch);
    }

    private readonly struct StepFunction : IFunction
    {
        static Signature IFunction.Signature { get; } = Signature(isLoop: false);

        static void IFunction.Forward<T>(in Batch<T> batch) => Adaptive.Forward(in batch);

        static void IFunction.Backward<T>(in Batch<T> batch) => Adaptive.Backward(in batch);
    }
}
