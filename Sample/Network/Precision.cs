using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>How the numbers of a network are rounded.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bits">The bits of a weight.</param>
/// <param name="Steps">The single-precision numbers that each matrix of weights needs beside it.</param>
/// <param name="Weights">Rounds a matrix of weights.</param>
/// <param name="Activations">Makes the activations of a layer, rounded.</param>
internal sealed record Precision(
    string Name, int Bits, int Steps, Func<Tensor, nn.Module<Tensor, Tensor>> Weights, Func<nn.Module<Tensor, Tensor>> Activations)
{
    public static Precision Single { get; } = new("float, ReLU", 32, 0, static _ => nn.Identity(), static () => nn.ReLU());

    public static Precision FourBits { get; } = new(
        "4 bits, LSQ", 4, 1, LearnedStepQuantizer.OfWeights, static () => nn.Sequential(nn.ReLU(), LearnedStepQuantizer.OfActivations()));

    public static Precision Binary { get; } = new("1 bit, Sign", 1, 0, static _ => new Binarizer(), static () => new Binarizer());

    public static IReadOnlyList<Precision> All { get; } = [Single, FourBits, Binary];
}
