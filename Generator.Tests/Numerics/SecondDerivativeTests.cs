using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>
/// Second derivatives of every shape, through the op: by what it is differentiated by first, by its parameters and by the incoming
/// gradient, against finite differences of the first. With <c>create_graph</c> these are torch operations, without it vector lanes.
/// </summary>
public sealed class SecondDerivativeTests
{
    // On both sides of the threshold, near and far, off every edge of a window.
    private static readonly double[] Distances = [0.0137, 0.131, 0.317, 0.573, 0.937, 1.71, 2.53, 17.3, 301.7, 10_007.3];

    // What central differences are off where the fourth derivative is in the millions, relative to 1 and the derivatives.
    private const double Difference = 1e-5;

    // The same formula on lanes and as torch operations: some dozen roundings.
    private const double Rounding = 1e-12;

    public static TheoryData<string, bool> Cases()
    {
        var cases = new TheoryData<string, bool>();
        foreach (var shape in Shapes.All)
        {
            cases.Add(shape.Name, false);
            if (shape.StandIn is not null)
            {
                cases.Add(shape.Name, true);
            }
        }

        return cases;
    }

    /// <summary>A bound may be larger than what is limited: torch's own gradient of that ends the process.</summary>
    [Fact]
    public void OfWhatLargerBoundsLimit()
    {
        using var scope = NewDisposeScope();
        var ops = CompiledOps.Of("""
            [Surrogate]
            public static partial Tensor Limited(Tensor x, Tensor low, Tensor high);

            private static double Limited(double x, double low, double high) => System.Math.Clamp(x * x, low, high) * high;
            """);
        var x = tensor(new double[] { 0.1, 0.8, 2 }).requires_grad_();
        var (low, high) = (full([3], 0.25, dtype: float64), full([2, 3], 1.0, dtype: float64));
        var first = autograd.grad([ops.Call("Limited", x, low, high).sum()], [x], create_graph: true)[0];
        AssertClose(Limits.Doubles(first), [0, 2 * 2 * 0.8, 0], Rounding, "first derivatives");
        AssertClose(Limits.Doubles(autograd.grad([first.sum()], [x])[0]), [0, 2 * 2, 0], Rounding, "second derivatives");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AreSlopesOfTheFirst(string name, bool isSoft)
    {
        using var scope = NewDisposeScope();
        var op = ExtremeOps.Learned(Shapes.Find(name)!, isSoft);
        double[] distances = [.. Distances, .. Distances.Select(static distance => -distance)];
        Tensor[] operands = [.. op.Operands.Select(operand => Operand(operand, distances)), linspace(0.7, 1.3, distances.Length, float64)];
        var recorded = operands.Select(static operand => operand.clone().requires_grad_()).ToArray();
        var first = First(op, recorded, createGraph: true);
        var second = autograd.grad([first.sum()], recorded, allow_unused: true).ToArray();
        var middle = Limits.Doubles(First(op, operands, createGraph: false));
        AssertClose(Limits.Doubles(first), middle, Rounding, $"first derivatives of {op}");

        var compared = 0;
        for (var k = 0; k < operands.Length; k++)
        {
            var (below, above) = (Shifted(k, -Slopes.Step), Shifted(k, Slopes.Step));

            // An operand of which the first derivatives are no function has no second ones.
            var actual = second[k] is { IsInvalid: false } derivative ? Limits.Doubles(derivative) : new double[distances.Length];
            for (var i = 0; i < distances.Length; i++)
            {
                Assert.False(double.IsNaN(actual[i]), $"{op} by {k} at a distance of {distances[i]}");
                if (Slopes.Between(below[i], middle[i], above[i]) is { } slope)
                {
                    compared++;
                    Assert.True(
                        Math.Abs(slope - actual[i]) <= Difference * Slopes.Scale(middle[i], slope),
                        $"{op} by operand {k} at a distance of {distances[i]}: {actual[i]:R}, slope {slope:R}");
                }
            }
        }

        Assert.True(compared >= 0.9 * operands.Length * distances.Length, $"{compared} of {operands.Length * distances.Length}");

        double[] Shifted(int k, double step) => Limits.Doubles(First(op, [.. operands.Select((operand, i) => i == k ? operand + step : operand)], createGraph: false));
    }

    // Element by element the sum of all first derivatives, each counted differently. The last operand is the incoming gradient.
    private static Tensor First(ExtremeOp op, Tensor[] operands, bool createGraph)
    {
        Tensor[] inputs = [.. operands[..^1].Select(operand => createGraph ? operand : operand.detach().requires_grad_())];
        var gradients = autograd.grad([op.Call([.. inputs])], inputs, [operands[^1]], create_graph: createGraph);
        return gradients.Select(static (gradient, k) => gradient / (1 + k)).Aggregate(static (sum, term) => sum + term);
    }

    private static Tensor Operand(ExtremeOperand operand, double[] distances) => operand switch
    {
        { Name: "x" } => tensor(distances) + 0.1,
        { Name: "threshold" } => full(distances.Length, 0.1, float64),
        _ => full(distances.Length, operand.Usual, float64),
    };

    private static void AssertClose(double[] expected, double[] actual, double tolerance, string what) => Assert.All(
        expected.Zip(actual),
        pair => Assert.True(Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.First)), $"{what}: {pair.Second:R}, not {pair.First:R}"));
}
