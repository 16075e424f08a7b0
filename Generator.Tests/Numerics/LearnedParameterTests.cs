using Surrogates.Generator.Catalogue;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>
/// Under the hard forward, what is learned has the gradient of the smooth stand-in: by each parameter, by x and by the threshold, it is
/// the finite difference of what the soft forward gives, summed over what was broadcast.
/// </summary>
public sealed class LearnedParameterTests
{
    // What central differences of sums of a dozen values are off, relative to 1 and the derivative.
    private const double Difference = 1e-6;

    // Where a library adds as much in its stand-in alone, its derivative under the hard forward leaves it out.
    private const double Epsilon = 2e-5;

    private static readonly long[][] Broadcast = [[], [4], [3, 1], [3, 4]];

    // Off every edge of a window.
    private static readonly double[] Distances = [-2.53, -1.71, -0.937, -0.573, -0.317, -0.0137, 0.0613, 0.131, 0.437, 0.737, 1.39, 17.3];

    public static TheoryData<string> ShapeNames => [.. Shapes.All.Where(static shape => shape.StandIn is not null).Select(static shape => shape.Name)];

    /// <summary>Each parameter in every shape that broadcasts, while the others have another.</summary>
    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void GradientsAreSlopesOfTheStandIn(string name)
    {
        using var scope = NewDisposeScope();
        var shape = Shapes.Find(name)!;
        var (hard, soft) = (ExtremeOps.Learned(shape, isSoft: false), ExtremeOps.Learned(shape, isSoft: true));
        var weights = linspace(-0.8, 1.3, 12, float64).reshape(3, 4);
        var (all, compared) = (0, 0);
        for (var turn = 0; turn < Broadcast.Length; turn++)
        {
            var operands = hard.Operands.Select((operand, k) => Operand(operand, Broadcast[(turn + k) % Broadcast.Length])).ToArray();
            var gradients = autograd.grad([hard.Call([.. operands])], operands, [weights]).ToArray();
            for (var k = 0; k < operands.Length; k++)
            {
                Assert.Equal(operands[k].shape, gradients[k].shape);
                var actual = Limits.Doubles(gradients[k]);
                var tolerance = hard.Operands[k].Default is null && shape.SoftDerivative is not null ? Epsilon : Difference;
                for (var i = 0; i < actual.Length; i++)
                {
                    all++;
                    var value = Value(0, k, i);
                    if (Slopes.Between(Value(-Slopes.Step, k, i), value, Value(Slopes.Step, k, i)) is { } slope)
                    {
                        compared++;
                        Assert.True(
                            Math.Abs(slope - actual[i]) <= tolerance * Slopes.Scale(value, slope),
                            $"{hard} by {hard.Operands[k].Name}[{i}] of shape ({string.Join(", ", operands[k].shape)}): {actual[i]:R}, slope {slope:R}");
                    }
                }
            }

            double Value(double step, int k, int i)
            {
                using var inner = NewDisposeScope();
                var moved = operands.Select(static operand => operand.detach()).ToArray();
                moved[k] = moved[k].clone();
                moved[k].view(-1)[i] += step;
                return (soft.Call([.. moved]) * weights).sum().item<double>();
            }
        }

        Assert.True(compared >= 0.9 * all, $"{compared} of {all}");
    }

    // The values of a tensor differ, so that a sum over the wrong elements shows.
    private static Tensor Operand(ExtremeOperand operand, long[] shape)
    {
        var numbers = operand.Name == "x"
            ? tensor(Distances).reshape(3, 4) + 0.1
            : (operand.Default is null ? 0.1 : operand.Usual) + (0.001 * arange(shape.Aggregate(1L, static (a, b) => a * b), dtype: float64).reshape(shape));
        return numbers.requires_grad_();
    }
}
