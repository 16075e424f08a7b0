using Surrogates.Neurons;

namespace Surrogates.Exchange.Conversion;

/// <summary>
/// What the ready-made neurons do between spikes, in seconds: a step of most of them is v += part (vLeak - v + gain x), which is Euler's
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
        NeuronModel.LIF => Charged(values["tau"].Select(static tau => 1 / tau)),
        NeuronModel.PLIF => Charged(values["w"].Select(static w => 1 / (1 + Math.Exp(-w)))),
        NeuronModel.Leaky => OfDecay([.. Parts("beta")]),
        NeuronModel.Synaptic => Synaptic([.. Parts("alpha")], [.. Parts("beta")]),
        NeuronModel.LIFBox or NeuronModel.LI => InSeconds("tau"),
        NeuronModel.CubaLIF or NeuronModel.CubaLI => InSeconds("tauMem") with { TauSyn = values.Array(values["tauSyn"]), WIn = values.Array(values["wIn"]) },
        null => throw values.Refused($"{description.Name} has a step of its own, and the format no formulas; expected a ready-made neuron, [Neuron(NeuronModel.LIFBox)] for instance."),
        _ => throw values.Refused(
            $"{description.Name} is a neuron of the model {description.Model}, whose equation no node of the format has; expected IF, LIF, PLIF, Leaky, Synaptic, LIFBox, CubaLIF, LI or CubaLI."),
    };

    // h = v + x
    private Membrane Integrator() => new(values.Array(values.All(1 / dt)));

    // h = v + part (x - (v - vReset)), or v - part (v - vReset) + x
    private Membrane Charged(IEnumerable<double> parts) => Leaking(
        parts,
        description.Reset == Reset.Value ? values["vReset"] : values.All(0),
        description.DecayInput == false ? parts.Select(static part => 1 / part) : values.All(1));

    // What is left after a step, as the neuron itself clamps it.
    private IEnumerable<double> Parts(string name) => values[name].Select(static left => Math.Clamp(left, 0, 1));

    // h = beta v + x
    private Membrane OfDecay(double[] beta)
    {
        var lasting = beta.Count(static left => left == 1);
        return lasting == beta.Length ? Integrator()
            : lasting == 0 ? Leaking(beta.Select(static left => 1 - left), values.All(0), beta.Select(static left => 1 / (1 - left)))
            : throw values.Refused($"its beta is 1 for some neurons and less for others, and of the former no time constant is the like; expected one or the other for all.");
    }

    // i' = alpha i + x, h = beta v + i'
    private Membrane Synaptic(double[] alpha, double[] beta)
    {
        if (alpha.Contains(1) || beta.Contains(1))
        {
            throw values.Refused($"its alpha or beta is 1, of which no time constant is the like; expected less.");
        }

        return OfDecay(beta) with { TauSyn = values.Array(alpha.Select(left => dt / (1 - left))), WIn = values.Array(alpha.Select(static left => 1 / (1 - left))) };
    }

    private Membrane Leaking(IEnumerable<double> parts, IEnumerable<double> vLeak, IEnumerable<double> gains) =>
        new(values.Array(gains), values.Array(parts.Select(part => dt / part)), values.Array(vLeak));

    // It has a step of its own in seconds, which must be the file's.
    private Membrane InSeconds(string tau)
    {
        foreach (var step in values["dt"])
        {
            if (Math.Abs((step / dt) - 1) > 1e-6)
            {
                throw values.Refused($"its steps are of {step} seconds, and those to be written of {dt}; expected the same: make the layer with dt: {dt}, or save with dt: {step}.");
            }
        }

        return new(values.Array(values["r"]), values.Array(values[tau]), values.Array(values["vLeak"]));
    }
}
