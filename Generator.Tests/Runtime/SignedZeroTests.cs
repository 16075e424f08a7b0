using Surrogates.Evaluation;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// The sign of zero is that of plain C#, on lanes of every width and as torch operations; but the smaller and the larger of two zeros
/// whose signs differ are one of the two, as the documentation says.
/// </summary>
public sealed partial class SignedZeroTests
{
    private static readonly double[] Values = [0, -0.0, 1, -1];

    public static TheoryData<bool, int> Ways => new() { { true, 128 }, { true, 256 }, { true, 512 }, { false, 256 } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void OfChoices(bool onLanes, int bits)
    {
        using var scope = torch.NewDisposeScope();
        using var lanes = LaneUse.Of(onLanes);
        using var width = VectorWidthChoice.Use((VectorWidth)bits);
        foreach (var type in new[] { torch.float32, torch.float64 })
        {
            foreach (var y in Values)
            {
                var results = Choices(torch.tensor(Values).to(type), torch.full([1], y, type), y);
                double[][] actual = [.. new[] { results.least, results.most, results.leastOfNumber, results.bounded, results.negated, results.rounded }.Select(Close.Values)];
                for (var i = 0; i < Values.Length; i++)
                {
                    var expected = Choices(Values[i], y, y);
                    Check([expected.least, expected.most, expected.leastOfNumber, expected.bounded, expected.negated, expected.rounded], [.. actual.Select(row => row[i])], Values[i], y);
                }
            }
        }
    }

    private static void Check(double[] expected, double[] actual, double x, double y)
    {
        Assert.Equal(expected, actual);
        var areMixed = x == 0 && y == 0 && double.IsNegative(x) != double.IsNegative(y);
        foreach (var i in areMixed ? [3, 5] : (int[])[0, 1, 2, 3, 4, 5])
        {
            Assert.True(double.IsNegative(expected[i]) == double.IsNegative(actual[i]), $"result {i} of ({x}, {y}) is {actual[i]}, not {expected[i]}");
        }
    }

    [Surrogate]
    private static partial (Tensor least, Tensor most, Tensor leastOfNumber, Tensor bounded, Tensor negated, Tensor rounded) Choices(Tensor x, Tensor y, double number);

    private static (double least, double most, double leastOfNumber, double bounded, double negated, double rounded) Choices(double x, double y, double number) =>
        (Math.Min(x, y), Math.Max(x, y), Math.Min(x, number), Math.Clamp(x, -2, 2), -Math.Min(x, y), Surrogate.Round(0.25 * x));
}
