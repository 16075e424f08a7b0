using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>What a call gives: outputs, the gradients of a weighted sum of them, and those of a weighted sum of these, each as numbers and a shape.</summary>
internal sealed record TwinResult(IReadOnlyList<TwinArray> Outputs, IReadOnlyList<TwinArray> First, IReadOnlyList<TwinArray> Second)
{
    /// <summary>What a call gives here.</summary>
    public static TwinResult Of(TwinCall call)
    {
        using var scope = torch.NewDisposeScope();
        Tensor[] leaves =
        [
            .. call.Operands.OfType<Tensor>().Where(static tensor => tensor.requires_grad),
            .. call.Owner is null ? [] : call.Owner.named_parameters().OrderBy(static pair => pair.name, StringComparer.Ordinal).Select(static pair => pair.parameter),
        ];
        var outputs = call.Run(call.Operands);
        var first = Derivatives(outputs, leaves, createGraph: false);
        var second = Derivatives(Derivatives(call.Run(call.Operands), leaves, createGraph: true), leaves, createGraph: false);
        return new TwinResult([.. outputs.Select(TwinArray.Of)], [.. first.Select(TwinArray.Of)], [.. second.Select(TwinArray.Of)]);
    }

    private static Tensor[] Derivatives(Tensor[] values, Tensor[] leaves, bool createGraph)
    {
        var total = Weighted(values);
        return leaves.Length == 0 || total is not { requires_grad: true }
            ? [.. leaves.Select(static leaf => torch.zeros_like(leaf))]
            : [.. torch.autograd.grad([total], leaves, create_graph: createGraph, allow_unused: true).Zip(leaves, static (gradient, leaf) => gradient is { IsInvalid: false } ? gradient : torch.zeros_like(leaf))];
    }

    // No two elements count alike.
    private static Tensor? Weighted(Tensor[] values)
    {
        Tensor? total = null;
        for (var i = 0; i < values.Length; i++)
        {
            var weights = torch.cos((0.7 * torch.arange(values[i].numel(), dtype: torch.float64)) + i).reshape(values[i].shape).to(values[i].dtype);
            var sum = (values[i] * weights).sum();
            total = total is null ? sum : total + sum;
        }

        return total;
    }
}

/// <summary>The numbers of a tensor.</summary>
internal sealed record TwinArray(long[] Shape, double[] Values)
{
    public static TwinArray Of(Tensor tensor) => new(tensor.shape, [.. tensor.detach().to(torch.float64).contiguous().data<double>()]);
}
