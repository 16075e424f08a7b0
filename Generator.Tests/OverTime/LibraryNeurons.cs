using static Surrogates.Shape;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>Neurons with the conventions of Python libraries, written as a user would write them: spikes, potentials after each step, last potential.</summary>
internal static partial class LibraryNeurons
{
    /// <summary>LIFNode and, with <paramref name="r"/> = 0 and without decay of the input, IFNode of SpikingJelly.</summary>
    [Surrogate]
    public static partial (Tensor spikes, Tensor potentials, Tensor v) JellySigmoid(
        [OverTime] Tensor x, Tensor v, double r, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches);

    [Surrogate]
    public static partial (Tensor spikes, Tensor potentials, Tensor v) JellyATan(
        [OverTime] Tensor x, Tensor v, double r, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches);

    /// <summary>ParametricLIFNode of SpikingJelly: the decay is learned.</summary>
    [Surrogate]
    public static partial (Tensor spikes, Tensor potentials, Tensor v) ParametricSigmoid(
        [OverTime] Tensor x, Tensor v, Tensor w, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches);

    [Surrogate]
    public static partial (Tensor spikes, Tensor potentials, Tensor v) ParametricATan(
        [OverTime] Tensor x, Tensor v, Tensor w, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches);

    /// <summary>Leaky of snnTorch; its reset is 0 for subtract, 1 for zero, 2 for none.</summary>
    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spikes, Tensor potentials, Tensor v) LeakyATan(
        [OverTime] Tensor x, Tensor v, Tensor beta, Tensor threshold, int reset, bool isDelayed);

    [Surrogate(FastSigmoid, k: 25)]
    public static partial (Tensor spikes, Tensor potentials, Tensor v) LeakyFastSigmoid(
        [OverTime] Tensor x, Tensor v, Tensor beta, Tensor threshold, int reset, bool isDelayed);

    /// <summary>lif_box_feed_forward of Norse.</summary>
    [Surrogate(FastSigmoid, k: 100)]
    public static partial (Tensor spikes, Tensor potentials, Tensor v) Box(
        [OverTime] Tensor x, Tensor v, double k, double leak, double threshold, double reset, bool subtracts);

    private static (double spikes, double potentials, double v) JellySigmoid(double x, double v, double r, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches) =>
        Jelly(x, v, r, threshold, reset, resetsToValue, decaysInput, detaches, Sigmoid, 4);

    private static (double spikes, double potentials, double v) JellyATan(double x, double v, double r, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches) =>
        Jelly(x, v, r, threshold, reset, resetsToValue, decaysInput, detaches, ATan, 2);

    private static (double spikes, double potentials, double v) ParametricSigmoid(double x, double v, double w, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches) =>
        Jelly(x, v, Surrogate.Sigmoid(w), threshold, reset, resetsToValue, decaysInput, detaches, Sigmoid, 4);

    private static (double spikes, double potentials, double v) ParametricATan(double x, double v, double w, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches) =>
        Jelly(x, v, Surrogate.Sigmoid(w), threshold, reset, resetsToValue, decaysInput, detaches, ATan, 2);

    private static (double Spike, double Potential, double V) Jelly(double x, double v, double r, double threshold, double reset, bool resetsToValue, bool decaysInput, bool detaches, Shape shape, double k)
    {
        var leak = v - reset;
        var h = decaysInput ? v + ((x - leak) * r) : v - (leak * r) + x;
        var spike = Surrogate.Step(h - threshold, shape, k);
        var fired = detaches ? Surrogate.Detach(spike) : spike;
        var next = resetsToValue ? (fired * reset) + ((1 - fired) * h) : h - (threshold * fired);
        return (spike, next, next);
    }

    private static (double spikes, double potentials, double v) LeakyATan(double x, double v, double beta, double threshold, int reset, bool isDelayed) =>
        Leaky(x, v, beta, threshold, reset, isDelayed);

    private static (double spikes, double potentials, double v) LeakyFastSigmoid(double x, double v, double beta, double threshold, int reset, bool isDelayed) =>
        Leaky(x, v, beta, threshold, reset, isDelayed);

    // The shape is that of the annotation.
    private static (double Spike, double Potential, double V) Leaky(double x, double v, double beta, double threshold, int reset, bool isDelayed)
    {
        var decay = Math.Clamp(beta, 0, 1);
        var fired = Surrogate.Detach(Surrogate.StrictStep(v - threshold));
        var u = reset switch
        {
            0 => (decay * v) + x - (fired * threshold),
            1 => (decay * (1 - fired) * v) + x,
            _ => (decay * v) + x,
        };
        var spike = Surrogate.StrictStep(u - threshold);
        var more = spike - fired;
        var next = isDelayed ? u : reset switch
        {
            0 => u - (more * threshold),
            1 => u - (more * u),
            _ => u,
        };
        return (spike, next, next);
    }

    private static (double spikes, double potentials, double v) Box(double x, double v, double k, double leak, double threshold, double reset, bool subtracts)
    {
        var u = v + (k * (x + leak - v));
        var spike = Surrogate.StrictStep(u - threshold);
        var next = ((1 - spike) * u) + (spike * (subtracts ? u - threshold : reset));
        return (spike, next, next);
    }
}
