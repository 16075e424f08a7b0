using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Functions;

/// <summary>An argument of an op: a tensor or a number.</summary>
public readonly struct Operand
{
    private Operand(Tensor? tensor, double number, bool isNumber)
    {
        Tensor = tensor;
        Number = number;
        IsNumber = isNumber;
    }

    /// <summary>The tensor; null for a number.</summary>
    public Tensor? Tensor { get; }

    /// <summary>The number; 0 for a tensor.</summary>
    public double Number { get; }

    /// <summary>Whether the operand is a number.</summary>
    public bool IsNumber { get; }

    /// <summary>An operand that may be left out.</summary>
    /// <param name="tensor">The tensor; null where there is none.</param>
    /// <param name="otherwise">The number that is the operand then.</param>
    public static Operand Of(Tensor? tensor, double otherwise)
    {
        // A number that stands beside a tensor would become one.
        return tensor is null ? new(null, otherwise, true) : new(tensor, 0, false);
    }

    /// <summary>An operand that is a tensor.</summary>
    /// <param name="tensor">The tensor; null is reported by the op, with the name of the operand.</param>
    public static implicit operator Operand(Tensor? tensor)
    {
        return new(tensor, 0, false);
    }

    /// <summary>An operand that is true or false: the number 1 or 0.</summary>
    /// <param name="truth">Which of the two.</param>
    public static implicit operator Operand(bool truth)
    {
        return new(null, truth ? 1 : 0, true);
    }

    /// <summary>An operand that is a number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Operand(double number)
    {
        return new(null, number, true);
    }
}
