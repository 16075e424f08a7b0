using System.Runtime.InteropServices;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>
/// <c>autograd.grad</c> by way of TorchScript, whose calls TorchSharp does catch the exceptions of libtorch of. A failed op lets the pass
/// run to its end with NaN, whatever else is in the graph, and is asked for then.
/// </summary>
internal static class GradientScript
{
    private const string Name = "gradients";

    private const string Text = """
        def gradients(outputs: List[Tensor], inputs: List[Tensor], given: List[Tensor], retain_graph: bool, create_graph: bool, allow_unused: bool):
            grad_outputs: List[Optional[Tensor]] = []
            for gradient in given:
                grad_outputs.append(gradient)
            return torch.autograd.grad(outputs, inputs, grad_outputs, retain_graph, create_graph, allow_unused)

        """;

    private static readonly Lazy<torch.jit.CompilationUnit> Unit = new(static () => torch.jit.compile(Text));

    /// <summary>The gradients of the inputs; null where an input is not used.</summary>
    /// <exception cref="InvalidOperationException">The pass failed.</exception>
    public static Tensor?[] Run(Tensor[] outputs, Tensor[] inputs, Tensor[] given, bool retainGraph, bool createGraph, bool allowUnused)
    {
        PendingFailures.Report();
        var gradients = Array.Empty<Tensor?>();
        var error = default(ExternalException);
        var isCollecting = PendingFailures.IsCollecting;
        PendingFailures.IsCollecting = true;
        try
        {
            gradients = [.. ((object?[])Unit.Value.invoke(Name, outputs, inputs, given, retainGraph, createGraph, allowUnused)).Cast<Tensor?>()];
        }
        catch (ExternalException exception)
        {
            error = exception;
        }
        finally
        {
            PendingFailures.IsCollecting = isCollecting;
        }

        var failure = PendingFailures.TakeLost();
        while (PendingFailures.TakeLost() is not null)
        {
        }

        if (failure is null && error is null)
        {
            return gradients;
        }

        Array.ForEach(gradients, static gradient => gradient?.Dispose());
        throw failure is null ? new InvalidOperationException(Reason(error!.Message), error) : new InvalidOperationException(failure.Message, failure.Exception);
    }

    // What comes before it is a stack of TorchScript.
    private static string Reason(string message)
    {
        const string Before = "RuntimeError: ";
        var start = message.IndexOf(Before, StringComparison.Ordinal);
        return start < 0 ? message : message[(start + Before.Length)..].TrimEnd();
    }
}
