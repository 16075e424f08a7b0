using static Surrogates.Hard;
using static Surrogates.Shape;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Ops of each kind: of the catalogue and by a scalar method, with tensors and with numbers, with one result and with two.</summary>
internal static partial class TestOps
{
    /// <summary>What messages call <see cref="Ge"/>.</summary>
    public const string GeName = "Surrogates.Generator.Tests.Runtime.TestOps.Ge";

    /// <summary>What messages call <see cref="GeNumber"/>.</summary>
    public const string GeNumberName = "Surrogates.Generator.Tests.Runtime.TestOps.GeNumber";

    /// <summary>1 where x >= threshold; backward the sigmoid surrogate with k = 100 and the incoming gradient clamped to 1.</summary>
    [Surrogate(Step, Sigmoid, k: 100, Clip: 1)]
    public static partial Tensor Ge(Tensor x, Tensor threshold);

    /// <summary>The arctan surrogate with k = 2, the threshold a number.</summary>
    [Surrogate(Step, ATan, k: 2)]
    public static partial Tensor GeNumber(Tensor x, double threshold);

    /// <summary>Rounding with the straight-through estimator, which reads nothing in the backward pass.</summary>
    [Surrogate(Round)]
    public static partial Tensor Straight(Tensor x);

    /// <summary>Smooth terms of both: both gradients depend on both operands, and second derivatives are not zero.</summary>
    [Surrogate]
    public static partial Tensor Product(Tensor x, Tensor y);

    /// <summary>A step of a leaky integrate-and-fire neuron: two outputs, a number operand last.</summary>
    [Surrogate(FastSigmoid, k: 10)]
    public static partial (Tensor Spike, Tensor Membrane) Fire(Tensor current, Tensor membrane, double beta);

    private static double Product(double x, double y) => (x * y * y) + Surrogate.Sigmoid(x) + Math.Atan(y);

    private static (double Spike, double Membrane) Fire(double current, double membrane, double beta)
    {
        var h = (beta * membrane) + current;
        var spike = Surrogate.Step(h - 1);
        return (spike, h * (1 - Surrogate.Detach(spike)));
    }
}
