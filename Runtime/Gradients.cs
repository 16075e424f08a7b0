using Surrogates.Autograd;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates;

/// <summary>Gradients of tensors with respect to others, without leaves that collect them.</summary>
public static partial class Gradients
{
    /// <summary>
    /// What <c>torch.autograd.grad</c> computes, with the parameters that it has. There any error inside of libtorch ends the process: a
    /// gradient of a wrong shape, an input that is not used, a graph that is gone. Here each is an exception, and so is each failure of
    /// an op, whatever else is in the graph.
    /// </summary>
    /// <remarks>
    /// It takes 10 microseconds longer than <c>torch.autograd.grad</c>. What TorchSharp's own custom functions throw out of their
    /// backward pass ends the process here too.
    /// </remarks>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="inputs">The tensors with respect to which it is, leaves or not. Nothing is added to their <c>grad</c>.</param>
    /// <param name="grad_outputs">
    /// The gradients that come in, one an output and of its shape. Null stands for 1 where the output has one element; left out, all are 1.
    /// </param>
    /// <param name="retain_graph">Whether another pass may follow through the same graph; left out, what <paramref name="create_graph"/> is.</param>
    /// <param name="create_graph">Whether the gradients can be differentiated again.</param>
    /// <param name="allow_unused">Whether an input may be one that no output depends on; else that is an error.</param>
    /// <returns>
    /// The gradients, one an input and of its shape. That of an input that is not used is a tensor that <c>IsInvalid</c>, as
    /// <c>torch.autograd.grad</c> has it. They join the current dispose scope.
    /// </returns>
    /// <exception cref="ArgumentException">A tensor is missing, is in no graph, or has a wrong shape; the message says which one.</exception>
    /// <exception cref="InvalidOperationException">
    /// The pass failed. If it was an op, the message begins with its name, and the original exception is inside.
    /// </exception>
    public static IList<Tensor> Of(
        IList<Tensor> outputs,
        IList<Tensor> inputs,
        IList<Tensor?>? grad_outputs = null,
        bool? retain_graph = null,
        bool create_graph = false,
        bool allow_unused = false)
    {
        using var scope = torch.NewDisposeScope();
        Tensor[] outcomes = [.. Checked(outputs, nameof(outputs))];
        Tensor[] operands = [.. Checked(inputs, nameof(inputs))];
        var gradients = GradientScript.Run(outcomes, operands, Given(outcomes, grad_outputs), retain_graph ?? create_graph, create_graph, allow_unused);
        return [.. gradients.Select(static gradient => gradient?.MoveToOuterDisposeScope() ?? Tensor.UnsafeCreateTensor(0))];
    }

    private static IEnumerable<Tensor> Checked(IList<Tensor> tensors, string name)
    {
        ArgumentNullException.ThrowIfNull(tensors, name);
        if (tensors.Count == 0)
        {
            throw new ArgumentException("There must be one tensor at least.", name);
        }

        for (var i = 0; i < tensors.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(tensors[i], $"{name}[{i}]");
            if (!tensors[i].requires_grad)
            {
                throw new ArgumentException("It needs no gradient: it is neither a leaf that requires one nor computed from such a leaf.", $"{name}[{i}]");
            }
        }

        return tensors;
    }

    private static Tensor[] Given(Tensor[] outputs, IList<Tensor?>? gradients)
    {
        const string Name = "grad_outputs";
        if (gradients is not null && gradients.Count != outputs.Length)
        {
            throw new ArgumentException($"There are {outputs.Length} outputs, but {gradients.Count} gradients come in.", Name);
        }

        return [.. outputs.Select((output, i) => gradients?[i] switch
        {
            null when output.numel() == 1 => torch.ones_like(output),
            null => throw new ArgumentException($"outputs[{i}] has the shape [{Text(output)}]: without a gradient for it, it must have one element.", $"{Name}[{i}]"),
            var gradient when gradient.shape.AsSpan().SequenceEqual(output.shape) => gradient,
            var gradient => throw new ArgumentException($"It has the shape [{Text(gradient)}], but outputs[{i}] has [{Text(output)}].", $"{Name}[{i}]"),
        })];
    }

    private static string Text(Tensor tensor) => string.Join(", ", tensor.shape);
}
