using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>Under every hard operation a learned steepness has the gradient of the smooth stand-in, and so has x.</summary>
public sealed class LearnedHardOpTests
{
    // What central differences are off, relative to 1 and the derivative.
    private const double Difference = 1e-6;

    // The operands after the first, by their number: a threshold, a clamp's bounds, a quantisation's step and zero point, noise.
    private static readonly double[] Others = [0.37, 0.83];

    private static readonly CompiledOps Ops = CompiledOps.Of(string.Join("\n\n", HardOps.All.SelectMany(static hard => ((string[])["", ", Soft = true"]).Select(soft => $"""
        [Surrogate({hard.Name}, Sigmoid{soft})]
        public static partial Tensor {(soft.Length == 0 ? "Hard" : "Soft")}{hard.Name}(Tensor x, {string.Concat(hard.Operands.Skip(1).Select(static (operand, i) => $"Tensor {(operand.IsNoise ? "noise" : $"o{i}")}, "))}Tensor k);
        """))));

    public static TheoryData<string> Names => [.. HardOps.All.Select(static hard => hard.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreSlopesOfTheStandIn(string name)
    {
        using var scope = NewDisposeScope();
        double[] points = [-2.63, -1.17, -0.61, -0.29, 0.0613, 0.23, 0.41, 0.79, 1.37, 2.89];
        Tensor[] others = [.. HardOps.Find(name)!.Operands.Skip(1).Select(static (_, i) => tensor(Others[i]))];
        var (x, k) = (tensor(points, requires_grad: true), full(points.Length, 1.7, float64, requires_grad: true));
        var gradients = autograd.grad([Ops.Call($"Hard{name}", [x, .. others, k]).sum()], [x, k]).ToArray();
        foreach (var (gradient, dx, dk) in ((Tensor, double, double)[])[(gradients[0], Slopes.Step, 0), (gradients[1], 0, Slopes.Step)])
        {
            double[] Soft(int direction) => Limits.Doubles(Ops.Call($"Soft{name}", [x.detach() + (direction * dx), .. others, k.detach() + (direction * dk)]));
            var (below, middle, above) = (Soft(-1), Soft(0), Soft(1));
            Assert.All(Limits.Doubles(gradient), (actual, i) =>
            {
                var slope = Slopes.Between(below[i], middle[i], above[i]);
                Assert.NotNull(slope);
                Assert.True(Math.Abs(slope.Value - actual) <= Difference * Slopes.Scale(middle[i], slope.Value), $"{name} at {points[i]}: {actual:R}, slope {slope:R}");
            });
        }
    }
}
