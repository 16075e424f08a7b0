using Surrogates.Evaluation;
using Surrogates.Functions;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>
/// Runs a loop over time whose first sequence goes back into its first input, at the next step, through a matrix: one node for all steps.
/// </summary>
/// <typeparam name="F">The loop without the way back; generated code.</typeparam>
public static class RecurrentFunction<F>
    where F : struct, IFunction
{
    private static readonly Operator Operator = LoopOperator.CreateRecurrent<F>(F.Signature, RecordedCall.Instance);

    /// <summary>Runs the loop.</summary>
    /// <param name="operands">
    /// The operands in the signature's order; then what goes back at the first step, of a step's shape or one that broadcasts to it, and
    /// the matrix, [neurons, neurons], from those of the last dimension to each of them.
    /// </param>
    /// <param name="results">Where the outputs go, and behind them what would go back at the step after the last one. They join the current dispose scope.</param>
    /// <exception cref="ArgumentException">An operand does not fit; the message names it and says what to do.</exception>
    public static void Apply(ReadOnlySpan<Operand> operands, Span<Tensor> results)
    {
        Application.Of(Operator, operands, results);
    }
}
