using System.Numerics;
using Surrogates.Execution;
using TorchSharp;

namespace Surrogates.Autograd;

/// <summary>What a backward pass needs to know of its call, tensors aside. Reused, its buffers included.</summary>
internal sealed unsafe class BackwardState
{
    private double[] _numbers = new double[4];
    private long[] _sizes = new long[16];
    private int[] _starts = new int[4];

    public Kernels Kernels { get; private set; } = null!;

    public torch.ScalarType Type { get; private set; }

    public DeviceType DeviceType { get; private set; }

    public int DeviceIndex { get; private set; }

    public bool OnLanes { get; private set; }

    public uint Needed { get; private set; }

    /// <summary>The operands, a bit each, that the function has a gradient of, whether it is needed or not.</summary>
    public uint Differentiated { get; private set; }

    /// <summary>The tensor operands, a bit each, that are kept.</summary>
    public uint Kept { get; private set; }

    public int NeededCount => BitOperations.PopCount(Needed);

    public ReadOnlySpan<double> Numbers => _numbers.AsSpan(0, Kernels.Signature.Count);

    /// <summary>The shape of the outputs.</summary>
    public ReadOnlySpan<long> Shape => Sizes(Kernels.Signature.Count);

    public void Set(in Arguments arguments)
    {
        Kernels = arguments.Kernels;
        Type = arguments.Type;
        DeviceType = arguments.DeviceType;
        DeviceIndex = arguments.DeviceIndex;
        OnLanes = arguments.OnLanes;
        Needed = arguments.Needed;
        Kept = 0;
        Differentiated = 0;
        var count = arguments.Tensors.Length;
        Grow(count, (count + 1) * arguments.Shape.Length);
        arguments.Numbers.CopyTo(_numbers);

        var end = 0;
        for (var i = 0; i < count; i++)
        {
            _starts[i] = end;
            var tensor = new TensorHandle(arguments.Tensors[i]);
            if (tensor.Value == 0)
            {
                continue;
            }

            Kept |= Kernels.Signature.SavedMask & (1u << i);
            Differentiated |= Kernels.Signature.Differentiated & (1u << i);
            if (IsNeeded(i))
            {
                var sizes = new ReadOnlySpan<long>(tensor.Sizes, tensor.Dimensions);
                sizes.CopyTo(_sizes.AsSpan(end));
                end += sizes.Length;
            }
        }

        _starts[count] = end;
        arguments.Shape.CopyTo(_sizes.AsSpan(end));
        _starts[count + 1] = end + arguments.Shape.Length;
    }

    public bool IsNeeded(int operand)
    {
        return (Needed >> operand & 1) != 0;
    }

    public bool IsDifferentiated(int operand)
    {
        return (Differentiated >> operand & 1) != 0;
    }

    public bool IsKept(int operand)
    {
        return (Kept >> operand & 1) != 0;
    }

    /// <summary>The shape of an operand that needs a gradient.</summary>
    public ReadOnlySpan<long> Sizes(int operand)
    {
        return _sizes.AsSpan(_starts[operand], _starts[operand + 1] - _starts[operand]);
    }

    private void Grow(int operands, int sizes)
    {
        if (_numbers.Length < operands || _starts.Length < operands + 2)
        {
            _numbers = new double[operands];
            _starts = new int[operands + 2];
        }

        if (_sizes.Length < sizes)
        {
            _sizes = new long[sizes];
        }
    }
}
