using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>The arguments of one call, checked: same device, same type, shapes that broadcast.</summary>
internal ref struct Arguments
{
    public Operator Operator;

    /// <summary>What evaluates the call.</summary>
    public Evaluator Evaluator;

    /// <summary>Native tensors; 0 for a number.</summary>
    public Span<nint> Tensors;
    public Span<double> Numbers;
    public Span<long> Shape;

    /// <summary>How many steps a loop over time has; 1 for what is none.</summary>
    public long Steps;

    /// <summary>Operands that were converted to the type of the main one; they live for the call, and with the graph if they are saved.</summary>
    public Tensor?[]? Converted;

    public torch.ScalarType Type;
    public DeviceType DeviceType;
    public int DeviceIndex;

    /// <summary>The operands, a bit each, that need a gradient; none when gradients are off.</summary>
    public uint Needed;

    /// <summary>How many tensors of kept states come behind the outputs: those of a loop over time that keeps some.</summary>
    public readonly int Kept => Needed != 0 && Operator.Signature.RepeatsForward && Evaluator.Keeps(Steps) ? 1 : 0;

    public readonly bool IsConverted(int operand)
    {
        return Converted?[operand] is not null;
    }

    public readonly void Dispose()
    {
        foreach (var tensor in Converted ?? [])
        {
            tensor?.Dispose();
        }
    }
}
