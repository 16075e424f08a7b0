using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Functions;

/// <summary>Makes what null stands for, where an operand may be null.</summary>
public static class Default
{
    /// <summary>A number as a tensor without dimensions.</summary>
    /// <param name="x">What it has the type and device of.</param>
    /// <param name="value">The number.</param>
    public static Tensor Of(Tensor x, double value)
    {
        // The op itself says what is wrong with its operand.
        if (x is not { IsInvalid: false })
        {
            return torch.empty(0);
        }

        return Of(value, x.dtype, x.device);
    }

    /// <summary>The same of a type and on a device.</summary>
    internal static Tensor Of(double value, torch.ScalarType type, torch.Device device)
    {
        // Held until torch has read it: one that nothing refers to may be finalised before.
        using var number = value.ToScalar();
        return torch.full([], number, dtype: type, device: device);
    }
}
