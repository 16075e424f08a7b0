using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Tests.Catalogue;
using Surrogates.Sample.Drawing;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The pictures of ready-made neurons: what they make of an input that is switched on and off again.</summary>
internal static class NeuronPictures
{
    private const int Steps = 100;

    // After which step the input begins, and after which it ends.
    private const int On = 10;

    private const int Off = 80;

    private const double LowestPotential = -0.25;

    private const double SpikesFrom = 1.4;

    private const double SpikesTo = 1.6;

    private const double UsualInput = 1.3;

    // Strong enough for several spikes.
    private static readonly Dictionary<string, double> Inputs = new()
    {
        ["IF"] = 0.15,
        ["Leaky"] = 0.2,
        ["Synaptic"] = 0.05,
        ["Alpha"] = 0.4,
        ["ALIF"] = 0.25,
        ["EIF"] = 0.9,
        ["QIF"] = 0.5,
        ["Izhikevich"] = 0.9,
    };

    // Where there is no default, or one that makes a spike of nearly every step.
    private static readonly Dictionary<string, double> Telling = new()
    {
        ["LIF.tau"] = 10,
        ["PLIF.w"] = -Math.Log(10 - 1),
        ["EIF.tau"] = 10,
        ["EIF.deltaT"] = 0.2,
        ["QIF.tau"] = 10,
        ["Izhikevich.tau"] = 10,
        ["Izhikevich.tauW"] = 20,
        ["Izhikevich.a"] = 0.2,
        ["Izhikevich.b"] = 0.2,
        ["ALIF.decay"] = 0.9,
        ["ALIF.rho"] = 0.97,
        ["ALIF.beta"] = 0.08,
        ["Leaky.beta"] = 0.9,
        ["Synaptic.alpha"] = 0.8,
        ["Synaptic.beta"] = 0.9,
        ["Alpha.alpha"] = 0.9,
        ["Alpha.beta"] = 0.8,
    };

    /// <summary>The potential after each step, and the spikes above it.</summary>
    public static Picture Of(NeuronEntry entry)
    {
        var neuron = entry.With(entry.Options);
        var run = new SteppedNeuron(neuron).Run(
            [.. Enumerable.Range(1, Steps).Select(t => (double[])[t is > On and <= Off ? InputOf(neuron) : 0])],
            NumbersOf(neuron).ToDictionary(static number => number.Name, static number => number.Value));
        var chart = new Chart("step", 0, Steps, (LowestPotential, SpikesTo + 0.05, 0.5))
            .Value("potential", new Curve([[.. run.StateAfter("v").Select(static (v, t) => (t + 1.0, v[0]))]], []));
        var spikes = run.Outputs.Select(static (output, t) => (Time: t + 1.0, Spike: output[0])).Where(static step => step.Spike != 0);
        return (neuron.Spikes ? chart.Spikes("spikes", new Curve([.. spikes.Select(static step => ((double X, double Y)[])[(step.Time, SpikesFrom), (step.Time, SpikesTo)])], [])) : chart).ToPicture();
    }

    /// <summary>The input while it is on.</summary>
    public static double InputOf(NeuronEntry neuron) => Inputs.GetValueOrDefault(neuron.Name, UsualInput);

    /// <summary>The parameters that a neuron is drawn with, but for those at their defaults.</summary>
    public static IEnumerable<(string Name, double Value)> NumbersOf(NeuronEntry neuron) =>
        neuron.Parameters.Where(parameter => Telling.ContainsKey($"{neuron.Name}.{parameter.Name}")).Select(parameter => (parameter.Name, Telling[$"{neuron.Name}.{parameter.Name}"]));
}
