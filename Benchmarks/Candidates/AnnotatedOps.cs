using static Surrogates.Hard;
using static Surrogates.Shape;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>Ours: the ops that the generator writes.</summary>
internal static partial class AnnotatedOps
{
    [Surrogate(Step, ATan, k: 2)]
    public static partial Tensor StepATan(Tensor x, float threshold);

    [Surrogate(Step, Sigmoid, k: 4)]
    public static partial Tensor StepSigmoid(Tensor x, float threshold);

    [Surrogate(Step, Triangle, k: 1)]
    public static partial Tensor StepTriangle(Tensor x, float threshold);

    [Surrogate(Step, Straight)]
    public static partial Tensor StepStraight(Tensor x, float threshold);

    [Surrogate(Round, Straight)]
    public static partial Tensor RoundStraight(Tensor x);

    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spike, Tensor v) Neuron(Tensor current, Tensor v, float decay, float threshold);

    private static (float spike, float v) Neuron(float current, float v, float decay, float threshold)
    {
        var h = (decay * v) + current;
        var s = Surrogate.Step(h - threshold);
        return (s, h * (1 - Surrogate.Detach(s)));
    }
}
