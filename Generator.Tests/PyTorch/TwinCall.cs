using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>A call of an op or a layer, here and in Python.</summary>
/// <param name="Module">The module in Python.</param>
/// <param name="Function">The function, or the class of a layer.</param>
/// <param name="Type">The type of the tensors.</param>
/// <param name="Operands">Tensors, numbers, truths and null: a tensor that requires a gradient gets one.</param>
/// <param name="Run">The call here; gives its outputs.</param>
internal sealed record TwinCall(string Module, string Function, torch.ScalarType Type, IReadOnlyList<object?> Operands, Func<IReadOnlyList<object?>, Tensor[]> Run)
{
    /// <summary>What a layer is made with, by the names of its parameters; null for a function.</summary>
    public IReadOnlyDictionary<string, object?>? Layer { get; init; }

    /// <summary>The layer here, whose state the other one gets; null for a function.</summary>
    public torch.nn.Module? Owner { get; init; }

    /// <summary>The method of the layer.</summary>
    public string Method { get; init; } = "run";

    public override string ToString() => $"{Module}.{Function}({string.Join(", ", Operands.Select(Text))}) in {Type}{(Layer is null ? "" : $" of {string.Join(", ", Layer.Select(static pair => $"{pair.Key}={Text(pair.Value)}"))}")}";

    private static string Text(object? operand) => operand is Tensor tensor ? $"[{string.Join(", ", tensor.shape)}]" : $"{operand ?? "null"}";
}
