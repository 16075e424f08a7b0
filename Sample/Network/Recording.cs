using System.Runtime.CompilerServices;
using Surrogates.Neurons;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>Neurons at every step, whatever they are.</summary>
internal static class Recording
{
    /// <summary>The spikes and the potentials, [time, ...], that a current leads to.</summary>
    public static (Tensor Spikes, Tensor Potentials) Of(NeuronLayer layer, Tensor current)
    {
        // Each layer's Record has as many results as its neuron has states, so that it is none of the base's.
        var states = layer.Description.States;
        var record = layer.GetType().GetMethod("Record")!;
        var results = (ITuple)record.Invoke(layer, [current, .. states.Select(static _ => (object?)null)])!;
        return ((Tensor)results[0]!, (Tensor)results[1 + Enumerable.Range(0, states.Count).Single(i => states[i] == "v")]!);
    }
}
