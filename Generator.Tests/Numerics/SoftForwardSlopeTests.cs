using Surrogates.Autograd;
using Surrogates.Functions;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>
/// The gradient of a hard op is the slope of its soft forward pass, by every operand and learned parameter; but by a step that what is
/// rounded is multiplied with, which gets the rounded value for its gradient, as LSQ has it.
/// </summary>
public sealed class SoftForwardSlopeTests
{
    // Its derivative leaves out the 1e-5 that its stand-in has, as its library does.
    private const double OfS2NN = 2e-5;

    // Central differences in double precision with a step of 1e-5 are good to about 1e-8.
    private const double Tolerance = 1e-7;

    private static readonly string[] Multiplied = ["step", "scale", "zeropoint"];

    public static TheoryData<string> Ops =>
    [
        .. Shapes.All.Select(static shape => shape.Name),
        .. HardOps.All.Where(static hard => !hard.IsRandom).Select(static hard => "Hard" + hard.Name),
    ];

    [Theory]
    [MemberData(nameof(Ops))]
    public void GradientsAreItsSlopes(string name)
    {
        var ops = name.StartsWith("Hard", StringComparison.Ordinal) ? ExtremeOps.Of(HardOps.Find(name[4..])!) : ExtremeOps.Of(Shapes.Find(name)!);
        var compared = 0;
        foreach (var op in ops.Where(static op => op.Operands.All(static operand => operand.IsTensor) && !IsExtreme(op)))
        {
            var function = (SoftFunction)Activator.CreateInstance(typeof(SoftFunction<>).MakeGenericType(GeneratedFunction.Of(op.Method)))!;
            if (function.Kind == SoftPass.None)
            {
                Assert.Contains(op.Name, Assert.Throws<NotSupportedException>(() => function.Apply([1, .. op.Operands.Skip(1).Select(static _ => 1.0)])).Message.Replace("Ops.", ".", StringComparison.Ordinal), StringComparison.Ordinal);
                continue;
            }

            foreach (var at in Points(op))
            {
                compared += Compare(op, function, at, name == "S2NN" ? OfS2NN : Tolerance);
            }
        }

        Assert.True(compared > 5 || Shapes.Find(name) is { StandIn: null }, $"{compared} slopes were compared.");
    }

    private static int Compare(ExtremeOp op, SoftFunction function, double[] at, double tolerance)
    {
        using var scope = NewDisposeScope();
        Tensor[] operands = [.. at.Select(static value => tensor(value, requires_grad: true))];
        op.Call([.. operands]).backward();
        var compared = 0;
        for (var i = 0; i < at.Length; i++)
        {
            if (!Multiplied.Contains(op.Operands[i].Name) && Slopes.Of(value => function.Apply([.. at[..i], value, .. at[(i + 1)..]]), at[i]) is { } slope)
            {
                var gradient = operands[i].grad?.item<double>() ?? 0;
                Assert.True(
                    Math.Abs(gradient - slope) <= tolerance * Math.Max(1, Math.Abs(slope)),
                    $"{op.Name} at ({string.Join(", ", at)}) by {op.Operands[i].Name}: the gradient is {gradient:R}, the slope {slope:R}");
                compared++;
            }
        }

        return compared;
    }

    // At the ends of the range of a parameter rounding hides the slope.
    private static bool IsExtreme(ExtremeOp op) => op.Name.EndsWith("Low", StringComparison.Ordinal) || op.Name.EndsWith("High", StringComparison.Ordinal);

    // The first operand on both sides of the others, off the numbers where functions have their kinks.
    private static IEnumerable<double[]> Points(ExtremeOp op)
    {
        double[] others = [.. op.Operands.Skip(1).Select(static (operand, i) => operand.Default is null ? 0.31 + (0.17 * i) : operand.Usual)];
        return ((double[])[-2.713, -0.897, -0.213, 0.337, 0.739, 1.877, 4.391]).Select(x => (double[])[x, .. others]);
    }

    private abstract class SoftFunction
    {
        public abstract SoftPass Kind { get; }

        public abstract double Apply(double[] at);
    }

    private sealed class SoftFunction<F> : SoftFunction
        where F : struct, IFunction
    {
        public override SoftPass Kind => F.Signature.SoftForward;

        public override double Apply(double[] at)
        {
            using var scope = NewDisposeScope();
            return Function<F>.ApplySoft([.. at.Select(static value => (Operand)tensor(value))]).item<double>();
        }
    }
}
