using Surrogates.Functions;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>Reads and checks the operands of a call.</summary>
internal static class ArgumentReader
{
    public static void Read(ref Arguments arguments, ReadOnlySpan<Operand> operands)
    {
        var signature = arguments.Operator.Signature;
        if (operands.Length != signature.Count)
        {
            throw new ArgumentException($"{signature.Name} takes {signature.Count} operands, not {operands.Length}.", nameof(operands));
        }

        var main = Main(signature, operands);
        ReadMain(ref arguments, signature, main, Checked(signature, main, operands[main].Tensor));
        for (var i = 0; i < operands.Length; i++)
        {
            arguments.Numbers[i] = 0;
            arguments.Tensors[i] = 0;
            if (operands[i].IsNumber)
            {
                arguments.Numbers[i] = NumberReader.Read(signature, i, operands[i].Number, arguments.Type);
            }
            else
            {
                var tensor = Checked(signature, i, operands[i].Tensor);
                arguments.Tensors[i] = tensor.Handle;
                CheckDevice(arguments, signature, main, i);
                CheckType(signature, i, new TensorHandle(tensor.Handle).Type);
            }
        }

        ShapeReader.Read(ref arguments, signature);
        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i].Tensor is { } tensor)
            {
                Convert(ref arguments, signature, i, tensor);
            }
        }

        FindNeeded(ref arguments, signature);
    }

    private static int Main(Signature signature, ReadOnlySpan<Operand> operands)
    {
        for (var i = signature.Main ?? 0; i < operands.Length; i++)
        {
            if (!operands[i].IsNumber)
            {
                return i;
            }
        }

        throw new ArgumentException($"{signature.Name} needs a tensor among its operands.", nameof(operands));
    }

    private static Tensor Checked(Signature signature, int operand, Tensor? tensor)
    {
        var name = signature.Operands[operand];
        if (tensor is null)
        {
            throw new ArgumentNullException(name, $"{name} of {signature.Name} is null.");
        }

        if (tensor.IsInvalid)
        {
            throw new ArgumentException($"{name} of {signature.Name} has been disposed. Keep it alive until the op has run, for instance with MoveToOuterDisposeScope.", name);
        }

        if (!new TensorHandle(tensor.Handle).IsStrided)
        {
            throw new ArgumentException($"{name} of {signature.Name} is sparse. Convert it with to_dense() first.", name);
        }

        return tensor;
    }

    private static void ReadMain(ref Arguments arguments, Signature signature, int operand, Tensor managed)
    {
        var tensor = new TensorHandle(managed.Handle);
        arguments.Type = tensor.Type;
        arguments.DeviceType = tensor.DeviceType;
        arguments.DeviceIndex = tensor.DeviceIndex;
        arguments.Evaluator = arguments.Operator.Choose(arguments.DeviceType);
        if (!IsFloating(arguments.Type))
        {
            var name = signature.Operands[operand];
            throw new ArgumentException($"{name} of {signature.Name} is of type {arguments.Type}, which has no gradient. Convert it first, for instance with to(torch.float32).", name);
        }
    }

    private static void CheckDevice(in Arguments arguments, Signature signature, int main, int operand)
    {
        var tensor = new TensorHandle(arguments.Tensors[operand]);
        if (tensor.DeviceType != arguments.DeviceType || tensor.DeviceIndex != arguments.DeviceIndex)
        {
            var name = signature.Operands[operand];
            throw new ArgumentException(
                $"{name} of {signature.Name} is on {Device(tensor.DeviceType, tensor.DeviceIndex)}, {signature.Operands[main]} on {Device(arguments.DeviceType, arguments.DeviceIndex)}. Move one of them with to(device).",
                name);
        }
    }

    private static string Device(DeviceType type, int index)
    {
        return index >= 0 && type != DeviceType.CPU ? $"{type}:{index}" : $"{type}";
    }

    private static void CheckType(Signature signature, int operand, torch.ScalarType type)
    {
        // What comes after the types that torch converts to floating ones are quantised types.
        var advice = type switch
        {
            torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64 => "is complex. Pass its real part.",
            <= torch.ScalarType.Bool or torch.ScalarType.BFloat16 => null,
            _ => $"is of the type {type}, which is not converted. Convert it first, for instance with dequantize().",
        };
        if (advice is not null)
        {
            var name = signature.Operands[operand];
            throw new ArgumentException($"{name} of {signature.Name} {advice}", name);
        }
    }

    private static void Convert(ref Arguments arguments, Signature signature, int operand, Tensor tensor)
    {
        var handle = new TensorHandle(arguments.Tensors[operand]);
        var type = handle.Type;
        if (type == arguments.Type && !handle.IsNegative)
        {
            return;
        }

        arguments.Converted ??= new Tensor?[signature.Count];
        var converted = type == arguments.Type ? tensor.resolve_neg() : tensor.to(arguments.Type);
        arguments.Converted[operand] = converted;
        arguments.Tensors[operand] = converted.Handle;
    }

    private static bool IsFloating(torch.ScalarType type)
    {
        return type is torch.ScalarType.Float32 or torch.ScalarType.Float64 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16;
    }

    private static void FindNeeded(ref Arguments arguments, Signature signature)
    {
        if (!TensorHandle.GradEnabled)
        {
            return;
        }

        for (var i = 0; i < arguments.Tensors.Length; i++)
        {
            if (arguments.Tensors[i] != 0 && (signature.DifferentiableBits >> i & 1) != 0 && new TensorHandle(arguments.Tensors[i]).RequiresGrad)
            {
                arguments.Needed |= 1u << i;
            }
        }
    }
}
