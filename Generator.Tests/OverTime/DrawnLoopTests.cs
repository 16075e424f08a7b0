using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>A step that draws: each step and each element has a number of its own, and backward has the same.</summary>
public sealed partial class DrawnLoopTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EachStepHasItsOwnNumbers(bool onLanes)
    {
        using var lanes = LaneUse.Of(onLanes);
        using var scope = NewDisposeScope();
        var x = randn([20, 7], float64).requires_grad_();
        var sigma = tensor(0.5, float64).requires_grad_();
        manual_seed(5);
        var (potentials, v) = Noisy(x, null, sigma);
        v.sum().backward();

        manual_seed(5);
        var noise = randn([20, 7], float64);
        var (state, slope) = (zeros(7, float64), zeros(7, float64));
        for (var t = 0; t < 20; t++)
        {
            state = (0.9 * state) + x.detach()[t] + (0.5 * noise[t]);
            slope = (0.9 * slope) + noise[t];
            Close.Assert(state, potentials[t], $"step {t}");
        }

        Close.Assert(slope.sum(), sigma.grad!, "sigma");
    }

    [Surrogate]
    private static partial (Tensor potentials, Tensor v) Noisy([OverTime] Tensor x, Tensor? v, Tensor sigma);

    private static (double potentials, double v) Noisy(double x, double v, double sigma)
    {
        var next = (0.9 * v) + x + (sigma * Surrogate.Normal());
        return (next, next);
    }
}
