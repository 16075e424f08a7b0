using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>Makes linear layers whose weights are drawn from a generator of their own, and not from that of the whole process.</summary>
internal static class Synapses
{
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="scale">Weights are uniform within scale / sqrt(inputs), offsets within 1 / sqrt(inputs).</param>
    /// <param name="random">What they are drawn from.</param>
    public static Linear Make(int inputs, int outputs, double scale, Generator random)
    {
        var synapses = nn.Linear(inputs, outputs);
        var bound = 1 / Math.Sqrt(inputs);
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        synapses.weight!.uniform_(-scale * bound, scale * bound, random);
        synapses.bias!.uniform_(-bound, bound, random);
        return synapses;
    }
}
