using static Surrogates.Shape;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Neurons;

/// <summary>A leaky neuron: the step that most tests run, as a layer and as an op.</summary>
[Neuron(ATan, k: 2)]
internal sealed partial class Lif
{
    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spike, Tensor v) Loop([OverTime] Tensor current, Tensor v, Tensor decay, Tensor threshold);

    private static (float spike, float v) Loop(float current, float v, float decay, float threshold) => Step(current, v, decay, threshold);

    private static (float spike, float v) Step(float current, float v, float decay = 0.9f, [Learned] float threshold = 1)
    {
        var h = decay * v + current;
        var s = Surrogate.Step(h - threshold);
        return (s, h * (1 - Surrogate.Detach(s)));
    }
}

/// <summary>Two states that do not start at zero, a second input, a whole number and a choice.</summary>
[Neuron(FastSigmoid)]
internal sealed partial class Resting
{
    private static (float v, float potential, float spike, float a) Step(float current, [OverTime] float gain, int levels, float v = -0.5f, float a = 0.25f, bool isAdaptive = true)
    {
        var h = 0.8f * v + gain * current - (isAdaptive ? a : 0);
        var s = Surrogate.Step(h - 1);
        return (h - s * levels, h, s, 0.9f * a + 0.1f * s);
    }
}

/// <summary>A class with members and a constructor of its own.</summary>
[Neuron(FastSigmoid)]
internal sealed partial class Named
{
    public Named(string title, Tensor decay)
        : this(decay) => Title = title;

    public string Title { get; }

    private static (float spike, float v) Step(float current, float v, float decay)
    {
        var h = decay * v + current;
        var s = Surrogate.Step(h - 1);
        return (s, h - s);
    }
}

/// <summary>The leaky neuron with a way back.</summary>
[Neuron(ATan, k: 2, Recurrent = true)]
internal sealed partial class RecurrentLif
{
    private static (float spike, float v) Step(float current, float v, float decay = 0.9f, [Learned] float threshold = 1)
    {
        var h = decay * v + current;
        var s = Surrogate.Step(h - threshold);
        return (s, h * (1 - Surrogate.Detach(s)));
    }
}

/// <summary>Two inputs, of which the first one gets what comes back.</summary>
[Neuron(ATan, k: 2, Recurrent = true)]
internal sealed partial class RecurrentGated
{
    private static (float spike, float v) Step(float current, [OverTime] float gate, float v)
    {
        var h = 0.9f * v + current * gate;
        var s = Surrogate.Step(h - 1);
        return (s, h * (1 - Surrogate.Detach(s)));
    }
}

/// <summary>A ready-made neuron with a way back.</summary>
[Neuron(NeuronModel.Synaptic, FastSigmoid, Recurrent = true, Learned = ["beta"])]
internal sealed partial class RecurrentSynaptic;

/// <summary>A readout: where its parameters are numbers, its gradient reads nothing of the forward pass.</summary>
[Neuron(NeuronModel.LI)]
internal sealed partial class Readout;
