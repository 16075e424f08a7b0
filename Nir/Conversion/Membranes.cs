using System.Globalization;
using Surrogates.Neurons;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Conversion;

/// <summary>
/// What the ready-made neurons do between spikes, in seconds: a step of any of them is v += part (vLeak - v + gain x), which is Euler's
/// of tau dv/dt = vLeak - v + r x with tau = dt / part and r = gain.
/// </summary>
/// <param name="description">What the neuron is.</param>
/// <param name="values">Its parameters.</param>
/// <param name="dt">The length of a step, in seconds.</param>
internal sealed class Membranes(NeuronDescription description, LayerValues values, double dt)
{
    /// <summary>That of the neuron.</summary>
    /// <exception cref="NirException">The format has none like it.</exception>
    public Membrane Find() => description.Model switch
    {
        NeuronModel.IF => Integrator(),
        NeuronModel.LIF => Charged(1 / values["tau"]),
        NeuronModel.PLIF => Charged(values["w"].sigmoid()),
        NeuronModel.Leaky => OfDecay(values["beta"].clamp(0, 1)),
        NeuronModel.Synaptic => Synaptic(values["alpha"].clamp(0, 1), values["beta"].clamp(0, 1)),
        NeuronModel.LIFBox or NeuronModel.LI => InSeconds("tau") with { TauSyn = null },
        NeuronModel.CubaLIF or NeuronModel.CubaLI => InSeconds("tauMem") with { TauSyn = values.Array(values["tauSyn"]), WIn = values.Array(values["wIn"]) },
        null => throw values.Refused($"{description.Name} has a step of its own, and the format no formulas; expected a ready-made neuron, [Neuron(NeuronModel.LIFBox)] for instance."),
        _ => throw values.Refused(
            $"{description.Name} is a neuron of the model {description.Model}, whose equation no node of the format has; expected IF, LIF, PLIF, Leaky, Synaptic, LIFBox, CubaLIF, LI or CubaLI."),
    };

    // h = v + x
    private Membrane Integrator() => new(values.Array(values.All(1 / dt)));

    // h = v + part (x - (v - vReset)), or v - part (v - vReset) + x
    private Membrane Charged(Tensor part) => Leaking(
        part,
        description.Reset == Reset.Value ? values["vReset"] : values.All(0),
        description.DecayInput == false ? 1 / part : values.All(1));

    // h = beta v + x
    private Membrane OfDecay(Tensor beta)
    {
        var lasting = beta.eq(1);
        return lasting.all().item<bool>() ? Integrator()
            : !lasting.any().item<bool>() ? Leaking(1 - beta, values.All(0), 1 / (1 - beta))
            : throw values.Refused("its beta is 1 for some neurons and less for others, and of the former no time constant is the like; expected one or the other for all.");
    }

    // i' = alpha i + x, h = beta v + i'
    private Membrane Synaptic(Tensor alpha, Tensor beta)
    {
        if (alpha.eq(1).any().item<bool>() || beta.eq(1).any().item<bool>())
        {
            throw values.Refused("its alpha or beta is 1, of which no time constant is the like; expected less.");
        }

        return Leaking(1 - beta, values.All(0), 1 / (1 - beta)) with { TauSyn = values.Array(dt / (1 - alpha)), WIn = values.Array(1 / (1 - alpha)) };
    }

    private Membrane Leaking(Tensor part, Tensor vLeak, Tensor gain) => new(values.Array(gain), values.Array(dt / part), values.Array(vLeak));

    // It has a step of its own in seconds, which must be the file's.
    private Membrane InSeconds(string tau)
    {
        var step = values["dt"];
        if ((step / dt - 1).abs().gt(1e-6).any().item<bool>())
        {
            throw values.Refused(string.Create(
                CultureInfo.InvariantCulture, $"its steps are of {step.max().item<double>()} seconds, and those to be written of {dt}; expected the same: make the layer with dt: {dt}, or give its dt."));
        }

        return new(values.Array(values["r"]), values.Array(values[tau]), values.Array(values["vLeak"]));
    }
}
