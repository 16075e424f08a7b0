using Surrogates.Memory;
using Surrogates.Native;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>What the results of a loop over time are: the shape of a step, the type and the device.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Type">The type, which is narrower than that of the computation where it has 16 bits.</param>
/// <param name="Device">The device.</param>
internal sealed record TensorTarget(long[] Shape, torch.ScalarType Type, torch.Device Device)
{
    /// <summary>The type of the computation.</summary>
    public torch.ScalarType Computing => TensorValues.Computing(Type);

    public TensorReal Zero => new(torch.zeros(Shape, dtype: Computing, device: Device));

    /// <summary>A number that is read as a tensor.</summary>
    public TensorReal Constant(double number) => new(HeldNumber.Full([], number, Computing, Device));

    /// <summary>A value that is read as a tensor: a kernel that ignores its operands gives a number.</summary>
    public TensorReal Read(TensorReal value) => value.Tensor is null ? Constant(value.Number) : value;

    /// <summary>A value of a step, in the type of the results.</summary>
    public Tensor Rounded(TensorReal value) => TensorValues.Result(value, Shape, Type, Device);

    /// <summary>A value of a step, summed to a shape that broadcasts to it, in the type of the computation.</summary>
    public Tensor Summed(TensorReal value, long[] sizes) => TensorValues.Result(value, Shape, sizes, Computing, Device);

    /// <summary>Memory for so many steps, one behind the other.</summary>
    public Tensor Room(long steps, torch.ScalarType type) =>
        Device.type == DeviceType.CPU ? PooledTensor.Make([steps, .. Shape], type).Wrap() : torch.empty([steps, .. Shape], dtype: type, device: Device);

    /// <summary>Steps, one behind the other; without any, in the type of the results.</summary>
    /// <param name="steps">The steps, of this shape; null or none where there are none.</param>
    public Tensor Sequence(IReadOnlyList<Tensor>? steps)
    {
        if (steps is not { Count: > 0 })
        {
            return Room(0, Type);
        }

        if (TensorHandle.GradEnabled)
        {
            return torch.stack(steps);
        }

        var sequence = Room(steps.Count, steps[0].dtype);
        for (var i = 0; i < steps.Count; i++)
        {
            sequence.select(0, i).copy_(steps[i]);
        }

        return sequence;
    }
}
