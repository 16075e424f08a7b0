using System.Runtime.CompilerServices;
using Surrogates.Evaluation;
using Surrogates.Functions;
using Surrogates.Native;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>Runs a custom autograd function on tensors and numbers.</summary>
/// <typeparam name="F">The function; generated code.</typeparam>
public static class Function<F>
    where F : struct, IFunction
{
    /// <summary>Runs a function with one output.</summary>
    /// <param name="operands">The operands in the signature's order.</param>
    /// <returns>The output, of the shape that the tensor operands broadcast to. It joins the current dispose scope.</returns>
    /// <exception cref="ArgumentException">An operand does not fit; the message names it and says what to do.</exception>
    public static Tensor Apply(ReadOnlySpan<Operand> operands)
    {
        return Application.Of(Operator<F>.Instance, operands);
    }

    /// <summary>Runs a function with several outputs.</summary>
    /// <param name="operands">The operands in the signature's order.</param>
    /// <param name="results">Where the outputs go. They join the current dispose scope.</param>
    /// <exception cref="ArgumentException">An operand does not fit; the message names it and says what to do.</exception>
    public static void Apply(ReadOnlySpan<Operand> operands, Span<Tensor> results)
    {
        Application.Of(Operator<F>.Instance, operands, results);
    }

    /// <summary>Runs a function with one output, with the smooth stand-ins in place of the hard operations. The result is in no graph.</summary>
    /// <exception cref="NotSupportedException">A hard operation has no smooth stand-in.</exception>
    internal static Tensor ApplySoft(ReadOnlySpan<Operand> operands)
    {
        nint output = 0;
        Call.Soft(Operator<F>.Instance, operands, new Span<nint>(ref output));
        return new TensorHandle(output).Wrap();
    }

    /// <summary>Runs a function with several outputs, with the smooth stand-ins in place of the hard operations. The results are in no graph.</summary>
    /// <exception cref="NotSupportedException">A hard operation has no smooth stand-in.</exception>
    [SkipLocalsInit]
    internal static void ApplySoft(ReadOnlySpan<Operand> operands, Span<Tensor> results)
    {
        Span<nint> outputs = stackalloc nint[results.Length];
        Call.Soft(Operator<F>.Instance, operands, outputs);
        Application.Wrap(outputs, results);
    }
}

/// <summary>Runs a loop over time on tensors and numbers, of which something is prepared once and before the steps.</summary>
/// <typeparam name="F">One step; generated code.</typeparam>
/// <typeparam name="P">What is prepared: it gives the last operands of a step, and the signature of the step says what it takes.</typeparam>
public static class Function<F, P>
    where F : struct, IFunction
    where P : struct, IFunction
{
    /// <summary>Runs a loop with one output.</summary>
    /// <param name="operands">The operands in the signature's order, without what is prepared.</param>
    /// <returns>The output. It joins the current dispose scope.</returns>
    /// <exception cref="ArgumentException">An operand does not fit; the message names it and says what to do.</exception>
    public static Tensor Apply(ReadOnlySpan<Operand> operands)
    {
        return Application.Of(Operator<F, P>.Instance, operands);
    }

    /// <summary>Runs a loop with several outputs.</summary>
    /// <param name="operands">The operands in the signature's order, without what is prepared.</param>
    /// <param name="results">Where the outputs go. They join the current dispose scope.</param>
    /// <exception cref="ArgumentException">An operand does not fit; the message names it and says what to do.</exception>
    public static void Apply(ReadOnlySpan<Operand> operands, Span<Tensor> results)
    {
        Application.Of(Operator<F, P>.Instance, operands, results);
    }
}

/// <summary>Calls operators and wraps what they give.</summary>
internal static class Application
{
    public static Tensor Of(Operator op, ReadOnlySpan<Operand> operands)
    {
        nint output = 0;
        Call.Forward(op, operands, new Span<nint>(ref output));
        return new TensorHandle(output).Wrap();
    }

    [SkipLocalsInit]
    public static void Of(Operator op, ReadOnlySpan<Operand> operands, Span<Tensor> results)
    {
        Span<nint> outputs = stackalloc nint[results.Length];
        Call.Forward(op, operands, outputs);
        Wrap(outputs, results);
    }

    public static void Wrap(ReadOnlySpan<nint> outputs, Span<Tensor> results)
    {
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = new TensorHandle(outputs[i]).Wrap();
        }
    }
}
