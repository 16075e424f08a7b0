using Surrogates.Autograd;
using Surrogates.Evaluation;

namespace Surrogates;

/// <summary>
/// Settings of the process, to compare one way of running ops with another. What they are at first can be set without code: in the
/// application's configuration (<c>AppContext</c>, runtimeconfig.json) or in the environment.
/// </summary>
/// <remarks>They apply to calls from then on, on all threads. A graph is walked back as it was made.</remarks>
public static class SurrogateSettings
{
    /// <summary>
    /// Whether ops are evaluated as torch operations on every device, in place of fused loops on the processor. At first the switch
    /// <c>Surrogates.UseTorchOperations</c> or <c>SURROGATES_USE_TORCH_OPERATIONS=1</c>, else false.
    /// </summary>
    public static bool UseTorchOperations
    {
        get => EvaluationSettings.UseTorchOperations;
        set => EvaluationSettings.UseTorchOperations = value;
    }

    /// <summary>
    /// The bits of the vectors that fused loops compute with: 128, 256 or 512. At first <c>Surrogates.VectorBits</c> or
    /// <c>SURROGATES_VECTOR_BITS</c>, else the widest that the hardware accelerates; others work, but slowly.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is another.</exception>
    public static int VectorBits
    {
        get => (int)EvaluationSettings.Width;
        set => EvaluationSettings.Width = Enum.IsDefined((VectorWidth)value)
            ? (VectorWidth)value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Vectors have 128, 256 or 512 bits.");
    }

    /// <summary>
    /// Whether ops attach themselves to graphs through TorchSharp's own function class, which costs more a call, in place of their own
    /// nodes. At first the switch <c>Surrogates.UseTorchSharpFunctions</c> or <c>SURROGATES_USE_TORCHSHARP_FUNCTIONS=1</c>, else false.
    /// Where TorchSharp lacks what their own nodes need, they use it in any case.
    /// </summary>
    public static bool UseTorchSharpFunctions
    {
        get => NodeKind.UseTorchSharpFunctions;
        set => NodeKind.UseTorchSharpFunctions = value;
    }
}
