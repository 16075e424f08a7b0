using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;
using static Surrogates.Generator.Catalogue.Neurons.Quantities;

namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>Neurons that charge, fire and reset in this order, with time constants in steps.</summary>
internal static class IntegrateAndFireNeurons
{
    private static readonly NeuronOptions Usual = new() { Reset = Reset.Value, DetachReset = false, FiresAt = FiresAt.Threshold };

    // Without one, a potential that has gone off grows beyond all numbers.
    private static readonly IReadOnlyList<Reset> Bounding = [Reset.Zero, Reset.Value, Reset.Subtract];

    private static readonly NeuronQuantity Tau = new("tau", "time constant of the potential, in steps", 2) { Range = ParameterRange.AboveOne };

    private static readonly NeuronQuantity VRest = new("vRest", "resting potential", 0);

    private static readonly NeuronQuantity VCritical = new("vCritical", "potential above which it grows by itself", 0.8);

    private static readonly NeuronQuantity Growth = new("a0", "how fast it grows there, per unit of the potential", 1) { Range = ParameterRange.Positive };

    private static readonly NeuronState V = new("v", "potential", "vReset");

    public static readonly IReadOnlyList<NeuronEntry> All =
    [
        new(
            "IF",
            "the integrate-and-fire neuron",
            [Current],
            [V],
            [Threshold, VReset(0)],
            static c => Fire(c, c.Variable("v") + c.Variable("current")))
        {
            Options = Usual,
            Resets = AllResets,
            Source = "SpikingJelly `IFNode`",
        },
        new(
            "LIF",
            "the leaky integrate-and-fire neuron",
            [Current],
            [V],
            [Tau, Threshold, VReset(0)],
            static c => Fire(c, Leak(c, x => x / c.Variable("tau"))))
        {
            Options = Usual with { DecayInput = true },
            Resets = AllResets,
            Source = "SpikingJelly `LIFNode`",
        },
        new(
            "PLIF",
            "the leaky integrate-and-fire neuron that learns its time constant",
            [Current],
            [V],
            [
                new("w", "number whose sigmoid is the part of the potential that leaks in a step, -ln(tau - 1) for a time constant of tau steps", 0) { IsLearned = true },
                Threshold,
                VReset(0),
            ],
            static c =>
            {
                var part = Sigmoid(c.Variable("w")).As("r");
                return Fire(c, Leak(c, x => x * part));
            })
        {
            Options = Usual with { DecayInput = true },
            Resets = AllResets,
            Source = "Fang et al. (2021); SpikingJelly `ParametricLIFNode`",
        },
        new(
            "EIF",
            "the exponential integrate-and-fire neuron",
            [Current],
            [V],
            [
                Tau,
                new("deltaT", "sharpness of the onset of a spike, in units of the potential", 1) { Range = ParameterRange.Positive },
                new("vRheobase", "potential above which it grows by itself", 0.8),
                VRest,
                Threshold,
                VReset(-0.1),
            ],
            static c =>
            {
                var (v, sharpness) = (c.Variable("v"), c.Variable("deltaT"));
                var onset = sharpness * Exp((v - c.Variable("vRheobase")) / sharpness);
                return Fire(c, v + ((c.Variable("current") + c.Variable("vRest") - v + onset) / c.Variable("tau")));
            })
        {
            Options = Usual,
            Resets = Bounding,
            Source = "Fourcaud-Trocmé et al. (2003); SpikingJelly `EIFNode`",
        },
        new(
            "QIF",
            "the quadratic integrate-and-fire neuron",
            [Current],
            [V],
            [Tau, Growth, VRest, VCritical, Threshold, VReset(-0.1)],
            static c => Fire(c, Quadratic(c, c.Variable("current"))))
        {
            Options = Usual,
            Resets = Bounding,
            Source = "Latham et al. (2000); SpikingJelly `QIFNode`",
        },
        new(
            "Izhikevich",
            "the neuron of Izhikevich",
            [Current],
            [V, new("w", "recovery current")],
            [
                Tau,
                Growth,
                VRest with { Default = -0.1 },
                VCritical,
                new("tauW", "time constant of the recovery, in steps", 2) { Range = ParameterRange.Positive },
                new("a", "recovery current per unit of the potential above rest", 0),
                new("b", "what a spike adds to the recovery current", 0),
                Threshold,
                VReset(0),
            ],
            static c =>
            {
                var w = c.Variable("w");
                var h = Quadratic(c, c.Variable("current") - w);
                var (s, v) = c.Fire(h, c.Variable("threshold"));
                var recovered = w + (((c.Variable("a") * (h - c.Variable("vRest"))) - w) / c.Variable("tauW"));
                return [s, v, recovered + (c.Variable("b") * s)];
            })
        {
            Options = Usual,
            Resets = Bounding,
            Source = "Izhikevich (2003); SpikingJelly `IzhikevichNode`",
        },
        new(
            "ALIF",
            "the leaky integrate-and-fire neuron with a threshold that adapts",
            [Current],
            [V, new("a", "adaptation, a sum of spikes that fades")],
            [
                new("decay", "part of the potential that is left after a step") { Range = ParameterRange.Probability },
                new("rho", "part of the adaptation that is left after a step") { Range = ParameterRange.Probability },
                new("beta", "what the adaptation adds to the threshold, in units of the potential"),
                Threshold,
                VReset(0),
            ],
            static c =>
            {
                var (decay, a) = (c.Variable("decay"), c.Variable("a"));
                var current = c.Variable("current");
                var h = (decay * c.Variable("v")) + (c.Options.DecayInput == true ? (1 - decay) * current : current);
                var (s, v) = c.Fire(h, c.Variable("threshold") + (c.Variable("beta") * a));
                return [s, v, (c.Variable("rho") * a) + s];
            })
        {
            Options = Usual with { Reset = Reset.Subtract, FiresAt = FiresAt.AboveThreshold, DecayInput = false },
            Resets = AllResets,
            Source = "Bellec et al. (2020), adaptive neurons of LSNNs",
        },
    ];

    private static IReadOnlyList<Expression> Fire(NeuronContext c, Expression charged)
    {
        var (s, v) = c.Fire(charged, c.Variable("threshold"));
        return [s, v];
    }

    // It leaks towards where it is reset to.
    private static Expression Leak(NeuronContext c, Func<Expression, Expression> part)
    {
        var (v, current) = (c.Variable("v"), c.Variable("current"));
        var distance = c.Options.Reset == Reset.Value ? v - c.Variable("vReset") : v;
        return c.Options.DecayInput == true ? v + part(current - distance) : v - part(distance) + current;
    }

    private static Expression Quadratic(NeuronContext c, Expression current)
    {
        var v = c.Variable("v");
        return v + ((current + (c.Variable("a0") * (v - c.Variable("vRest")) * (v - c.Variable("vCritical")))) / c.Variable("tau"));
    }
}
