using Surrogates.Generator.Algebra;
using Surrogates.Numbers;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// The derivatives that are emitted against those of torch, at ties, ends of domains, zeros and large numbers too: where a
/// derivative is one-sided or a matter of convention, the convention is torch's.
/// </summary>
public sealed class TorchDerivativeTests
{
    private static readonly double[] Values =
        [0, 0.5, -0.5, 1, -1, 2, -2, 3.7, 40, -40, 1e-5, 1e9, -1e9, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    public static TheoryData<string> FunctionNames => [.. FunctionTable.All.Select(static function => function.Name)];

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void DerivativesAreTorchs(string name)
    {
        var entry = FunctionTable.Find(name)!;
        var table = new NodeTable();
        Variable[] variables = [table.Variable("a"), table.Variable("b"), table.Variable("c")];
        var derivatives = entry.Derivatives([.. variables.Take(entry.Arity)]);
        foreach (var at in Points(entry.Arity))
        {
            using var scope = NewDisposeScope();
            var tensors = at.Select(static value => tensor(value, requires_grad: true)).ToArray();
            Apply(name, [.. tensors.Select(static operand => new TensorReal(operand))]).Tensor!.backward();
            var point = variables.Zip(at).ToDictionary(static pair => pair.First.Name, static pair => pair.Second);
            for (var i = 0; i < entry.Arity; i++)
            {
                var expected = tensors[i].grad is { } gradient ? gradient.item<double>() : 0;
                var actual = Evaluator.Evaluate(derivatives[i], point);

                // torch has no cube root; through absolute value and power the slope at the ends is infinity times zero.
                // What makes a number finite is the identity to the generator, and a clamp to torch.
                var close = Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected));
                Assert.True(
                    close || actual.Equals(expected) || (entry == FunctionTable.Cbrt && double.IsNaN(expected)) || (entry == FunctionTable.Finite && !double.IsFinite(at[0])),
                    $"{name} at ({string.Join(", ", at)}) by {i}: {actual}, where torch has {expected}");
            }
        }
    }

    private static TensorReal Apply(string name, TensorReal[] x) => x switch
    {
        [var a] => RealFunctions.Apply(name, a),
        [var a, var b] => RealFunctions.Apply(name, a, b),
        _ => TensorReal.Clamp(x[0], x[1], x[2]),
    };

    private static IEnumerable<double[]> Points(int arity) =>
        arity == 0 ? [[]] : Points(arity - 1).SelectMany(static rest => Values.Select(value => (double[])[.. rest, value]));
}
