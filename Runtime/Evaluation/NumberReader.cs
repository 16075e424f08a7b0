using System.Globalization;
using System.Runtime.CompilerServices;
using Surrogates.Functions;
using TorchSharp;

namespace Surrogates.Evaluation;

/// <summary>Reads the operands that are numbers, once a call, so that every way of evaluating it and both passes have the same ones.</summary>
internal static class NumberReader
{
    /// <summary>Reads a number. To single precision it is rounded where real numbers are made of it: integers are computed of it as it is.</summary>
    /// <param name="signature">Of the function.</param>
    /// <param name="operand">Which operand it is.</param>
    /// <param name="number">What was given.</param>
    /// <param name="type">The type of the tensors.</param>
    /// <exception cref="ArgumentOutOfRangeException">The op is not defined for it.</exception>
    public static double Read(Signature signature, int operand, double number, torch.ScalarType type)
    {
        var read = type == torch.ScalarType.Float64 ? number : (float)number;
        foreach (ref readonly var limit in signature.RangesOfNumbers)
        {
            if (limit.Operand == operand && !limit.Range.Contains(read))
            {
                throw OutOfRange(signature, operand, number, read, limit.Range, type);
            }
        }

        return (signature.ComparedBits >> operand & 1) != 0 ? Rounded(number, type) : number;
    }

    // As torch rounds it: first to single precision.
    private static double Rounded(double number, torch.ScalarType type) => type switch
    {
        torch.ScalarType.Float16 => (double)(Half)(float)number,
        torch.ScalarType.BFloat16 => BFloat16((float)number),
        _ => number,
    };

    // The upper half of the bits, to nearest even.
    private static float BFloat16(float number)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        return float.IsNaN(number) ? number : BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentOutOfRangeException OutOfRange(Signature signature, int operand, double given, double read, NumberRange range, torch.ScalarType type)
    {
        var name = signature.Operands[operand];
        var rounded = range.Contains(given) ? string.Create(CultureInfo.InvariantCulture, $" {given} is {read} in the precision of {type}.") : "";
        return new ArgumentOutOfRangeException(name, read, $"{name} of {signature.Name} must be {range.Description}.{rounded}");
    }
}
