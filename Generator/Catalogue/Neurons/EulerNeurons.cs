using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Catalogue.Neurons.Quantities;

namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>Differential equations in seconds, by Euler's explicit steps.</summary>
internal static class EulerNeurons
{
    private static readonly NeuronOptions Usual = new() { Reset = Reset.Value, DetachReset = false, FiresAt = FiresAt.AboveThreshold };

    private static readonly NeuronQuantity Input = new("input", "spikes or currents that come in");

    private static readonly NeuronQuantity Tau = new("tau", "time constant of the potential, in seconds", 0.01) { Range = ParameterRange.Positive };

    private static readonly NeuronQuantity TauMem = Tau with { Name = "tauMem" };

    private static readonly NeuronQuantity TauSyn = new("tauSyn", "time constant of the synaptic current, in seconds", 0.005) { Range = ParameterRange.Positive };

    private static readonly NeuronQuantity Resistance = new("r", "resistance: potential per unit of the current", 1);

    private static readonly NeuronQuantity VLeak = new("vLeak", "potential to which it leaks", 0);

    private static readonly NeuronQuantity InputWeight = new("wIn", "synaptic current per unit of the input", 1);

    private static readonly NeuronQuantity Dt = new("dt", "length of a step, in seconds", 0.001) { Range = ParameterRange.Positive };

    private static readonly NeuronState I = new("i", "synaptic current");

    private static readonly NeuronState V = new("v", "potential", "vLeak");

    public static readonly IReadOnlyList<NeuronEntry> All =
    [
        new(
            "LIFBox",
            "the leaky integrate-and-fire neuron as a differential equation",
            [Current with { Description = "input current" }],
            [V],
            [Tau, Resistance, VLeak, Threshold, VReset(0), Dt],
            static c =>
            {
                var (s, v) = c.Fire(Leak(c, "tau", c.Variable("current")), c.Variable("threshold"));
                return [s, v];
            })
        {
            Options = Usual,
            Resets = AllResets,
            Source = "Norse `lif_box`, NIR `LIF`",
        },
        new(
            "CubaLIF",
            "the current-based leaky integrate-and-fire neuron",
            [Input],
            [I, V],
            [TauSyn, TauMem, Resistance, VLeak, InputWeight, Threshold, VReset(0), Dt],
            static c =>
            {
                var i = Synapse(c);
                var (s, v) = c.Fire(Leak(c, "tauMem", i), c.Variable("threshold"));
                return [s, i, v];
            })
        {
            Options = Usual,
            Resets = AllResets,
            Source = "NIR `CubaLIF`",
        },
        new(
            "LI",
            "the leaky integrator",
            [Current with { Description = "input current" }],
            [V],
            [Tau, Resistance, VLeak, Dt],
            static c =>
            {
                var v = Leak(c, "tau", c.Variable("current"));
                return [v, v];
            })
        {
            Source = "NIR `LI`, Norse `li_box`",
        },
        new(
            "CubaLI",
            "the current-based leaky integrator",
            [Input],
            [I, V],
            [TauSyn, TauMem, Resistance, VLeak, InputWeight, Dt],
            static c =>
            {
                var i = Synapse(c);
                var v = Leak(c, "tauMem", i);
                return [v, i, v];
            })
        {
            Source = "NIR `CubaLI`",
        },
    ];

    // The new current goes into the potential of the same step.
    private static Expression Synapse(NeuronContext c)
    {
        var i = c.Variable("i");
        return (i + (c.Variable("dt") / c.Variable("tauSyn") * ((c.Variable("wIn") * c.Variable("input")) - i))).As("iNext");
    }

    private static Expression Leak(NeuronContext c, string tau, Expression current)
    {
        var v = c.Variable("v");
        return v + (c.Variable("dt") / c.Variable(tau) * (c.Variable("vLeak") - v + (c.Variable("r") * current)));
    }
}
