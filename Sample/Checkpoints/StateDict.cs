using Surrogates.Sample.Files;
using Surrogates.Sample.Network;
using static TorchSharp.torch;

namespace Surrogates.Sample.Checkpoints;

/// <summary>The tensors of a network by name, as PyTorch's <c>state_dict</c> has them.</summary>
internal static class StateDict
{
    /// <summary>The network's own tensors, cut off from gradients.</summary>
    public static Dictionary<string, Tensor> Of(Classifier network) =>
        network.state_dict().ToDictionary(static entry => entry.Key, static entry => entry.Value.detach());

    public static Tensor Find(Section weights, string name) =>
        weights.Has(name) ? weights.Get<Tensor>(name) : throw new FileException(weights.Path, $"the tensor {name} is missing");

    /// <summary>Copies weights into a network, which must have the same names and shapes.</summary>
    public static void Copy(Section weights, Classifier network)
    {
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        var own = Of(network);
        foreach (var (name, tensor) in own)
        {
            var found = Find(weights, name);
            if (!found.shape.SequenceEqual(tensor.shape))
            {
                throw new FileException(weights.Path, $"{name}: shape {Shape(tensor)} expected, {Shape(found)} found");
            }
        }

        if (weights.Names.Order(StringComparer.Ordinal).FirstOrDefault(name => !own.ContainsKey(name)) is { } unknown)
        {
            throw new FileException(weights.Path, $"the network has no tensor {unknown}");
        }

        foreach (var (name, tensor) in own)
        {
            tensor.copy_(Find(weights, name));
        }
    }

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
