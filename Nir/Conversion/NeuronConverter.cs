using Surrogates.Neurons;

namespace Surrogates.Exchange.Conversion;

/// <summary>Makes nodes of a layer of ready-made neurons, if some do the same, spike for spike, in Euler's steps.</summary>
internal static class NeuronConverter
{
    /// <summary>The node of the neurons, and one of a threshold behind it where they spike without a reset.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="shape">The shape of a step.</param>
    /// <param name="dt">The length of a step, in seconds.</param>
    /// <param name="node">The path of the node, for messages.</param>
    /// <exception cref="NirException">No nodes do the same.</exception>
    public static (NirNeuron Neurons, NirThreshold? Threshold) Convert(INeuronLayer layer, NirShape shape, double dt, string node)
    {
        var description = layer.Description;
        var values = new LayerValues(layer, shape, node);
        var membrane = new Membranes(description, values, dt).Find();
        if (description.FiresAt is not { } firesAt)
        {
            return (membrane.Integrating(), null);
        }

        var threshold = values["threshold"];
        // Nodes fire above their threshold: what is at a number or above it is above the one before.
        var fires = firesAt == FiresAt.Threshold ? values.ArrayBelow(threshold) : values.Array(threshold);
        if (description.Reset == Reset.None)
        {
            return (membrane.Integrating(), new NirThreshold(fires));
        }

        if (description.Reset == Reset.Subtract)
        {
            throw values.Refused($"a spike subtracts the threshold from its potential (Reset.Subtract), and a node of the format sets it to v_reset; expected Reset.Zero, Reset.Value or Reset.None: train it with one of these.");
        }

        if (description.DelayReset == true)
        {
            throw values.Refused($"it is reset at the step after a spike (DelayReset = true), and a node of the format at once; expected DelayReset = false: train it with that.");
        }

        if (description.DelayReset == false && threshold.Any(static value => value < 0))
        {
            throw values.Refused($"its threshold is negative, so that it decides on its reset once more after it; expected a threshold from 0 on.");
        }

        return (membrane.Firing(fires, values.Array(description.Reset == Reset.Value ? values["vReset"] : values.All(0))), null);
    }
}
