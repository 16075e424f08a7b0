using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>
/// No finite or infinite input gives NaN, in any floating type, on lanes and as torch operations; a gradient whose limit is finite
/// is finite, and at infinity it is the limit. What the limits are is computed with numbers that have no ends.
/// </summary>
public sealed class FinitenessTests
{
    // These swing on for ever.
    private static readonly string[] WithoutLimit = ["SquareWave", "PeriodicExponential", "HardMultiSpike"];

    public static TheoryData<string> ShapeNames => [.. Shapes.All.Select(static shape => shape.Name)];

    public static TheoryData<string> HardNames => [.. HardOps.All.Select(static hard => hard.Name)];

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void OfShapes(string name) => Check(ExtremeOps.Of(Shapes.Find(name)!));

    [Theory]
    [MemberData(nameof(HardNames))]
    public void OfHardOperations(string name) => Check(ExtremeOps.Of(HardOps.Find(name)!));

    private static void Check(ExtremeOp[] ops)
    {
        var failures = new List<string>();
        foreach (var (op, format) in ops.SelectMany(static op => FloatFormat.All, static (op, format) => (op, format)))
        {
            foreach (var points in ExtremePoints.Of(op, format))
            {
                Check(op, format, points, failures);
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n{string.Join("\n", failures.Take(30))}");
    }

    private static void Check(ExtremeOp op, FloatFormat format, double[][] points, List<string> failures)
    {
        using var scope = NewDisposeScope();
        var arguments = op.Operands.Select((operand, i) => operand.IsTensor
            ? (object)tensor(points.Select(point => point[i]).ToArray()).to(format.Type).requires_grad_(operand.HasGradient)
            : points[0][i]).ToArray();
        var limits = Limits.Of(op, arguments, format);
        foreach (var onLanes in format.HasLanes ? (bool[])[true, false] : [false])
        {
            using var lanes = LaneUse.Of(onLanes);
            var y = op.Call(arguments);
            var values = Limits.Doubles(y);
            Report(i => double.IsNaN(values[i]), i => $"y = {values[i]:R}");
            foreach (var gradient in (double[])[1, 0, format.Largest / 4])
            {
                CheckGradients(y, gradient);
            }

            void CheckGradients(Tensor y, double gradient)
            {
                int[] places = [.. Enumerable.Range(0, arguments.Length).Where(k => op.Operands[k].HasGradient)];
                var gradients = autograd.grad([y], [.. places.Select(k => (Tensor)arguments[k])], [full_like(y, gradient)], retain_graph: true);
                foreach (var (k, actual) in places.Zip(gradients.Select(Limits.Doubles)))
                {
                    var limit = limits.Gradients[k];
                    Report(
                        i => double.IsNaN(actual[i]) || IsFar(actual[i], gradient * limit[i], gradient, points[i]),
                        i => $"d{op.Operands[k].Name} = {actual[i]:R} for a gradient of {gradient:G3}, limit {gradient * limit[i]:R}");
                }
            }

            void Report(Func<int, bool> fails, Func<int, string> what)
            {
                foreach (var i in Enumerable.Range(0, points.Length).Where(fails))
                {
                    var at = op.Operands.Select((operand, k) => $"{operand.Name} = {points[i][k]:R}");
                    failures.Add($"{op}, {format.Type} {(onLanes ? "on lanes" : "as torch operations")} at {string.Join(", ", at)}: {what(i)}");
                }
            }
        }

        // At half of the largest number roundings may go over; 64 of them are what a formula of some steps makes. Where two operands are
        // at the end there is no one limit.
        bool IsFar(double actual, double limit, double gradient, double[] point)
        {
            var isAtInfinity = double.IsInfinity(point[0]);
            var isLimit = Math.Abs(limit) < format.Largest / 2 && !(isAtInfinity && point.Skip(1).Any(value => Math.Abs(value) >= format.Largest));
            var isKnown = isAtInfinity && !WithoutLimit.Any(op.Name.StartsWith);
            return isLimit && (!double.IsFinite(actual) || (isKnown && Math.Abs(actual - limit) > 64 * format.Epsilon * Math.Max(gradient, Math.Abs(limit))));
        }
    }
}
