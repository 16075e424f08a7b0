using System.Numerics;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Evaluation;

/// <summary>What a backward pass needs to know of its call, tensors aside. Reused, its buffers included.</summary>
/// <param name="call">Calls the op of a step, where gradients are recorded.</param>
internal sealed unsafe class BackwardState(IRecordedCall call)
{
    private double[] _numbers = new double[4];
    private SavedSlot[] _slots = new SavedSlot[4];
    private long[] _sizes = new long[16];
    private int[] _starts = new int[4];
    private int _operands;
    private int _slotCount;
    private Evaluator _evaluator = null!;

    public IRecordedCall Call { get; } = call;

    public Operator Operator { get; private set; } = null!;

    public torch.ScalarType Type { get; private set; }

    public DeviceType DeviceType { get; private set; }

    public int DeviceIndex { get; private set; }

    /// <summary>How many steps a loop over time has; 1 for what is none.</summary>
    public long Steps { get; private set; }

    public uint Needed { get; private set; }

    /// <summary>The operands, a bit each, that the function has a gradient of, whether it is needed or not.</summary>
    public uint Differentiated { get; private set; }

    public int NeededCount => BitOperations.PopCount(Needed);

    /// <summary>The tensors that are saved.</summary>
    public ReadOnlySpan<SavedSlot> Slots => _slots.AsSpan(0, _slotCount);

    /// <summary>One an operand; those of tensors mean nothing.</summary>
    public ReadOnlySpan<double> Numbers => _numbers.AsSpan(0, _operands);

    /// <summary>The shape of the outputs.</summary>
    public ReadOnlySpan<long> Shape => Sizes(_operands);

    /// <summary>All shapes, one after the other.</summary>
    public ReadOnlySpan<long> AllSizes => _sizes;

    public void Set(in Arguments arguments)
    {
        Operator = arguments.Operator;
        _evaluator = arguments.Evaluator;
        Type = arguments.Type;
        DeviceType = arguments.DeviceType;
        DeviceIndex = arguments.DeviceIndex;
        Steps = arguments.Steps;
        Needed = arguments.Needed;
        Differentiated = 0;
        _operands = arguments.Tensors.Length;
        _slotCount = 0;
        var signature = Operator.Signature;
        Grow(_operands, signature.Outputs + 1, (_operands + 1) * Math.Max(arguments.Shape.Length, signature.Weight is null ? 0 : 2));
        arguments.Numbers.CopyTo(_numbers);
        var end = 0;
        for (var i = 0; i < _operands; i++)
        {
            _starts[i] = end;
            var tensor = new TensorHandle(arguments.Tensors[i]);
            if (tensor.Value != 0 || signature.IsReadAsTensor(i))
            {
                Differentiated |= signature.DifferentiableBits & (1u << i);
            }

            if (tensor.Value == 0)
            {
                continue;
            }

            if ((signature.HeldBits >> i & 1) != 0)
            {
                _slots[_slotCount++] = new(i, arguments.IsConverted(i) ? SavedKind.Kept : SavedKind.Checked);
            }

            if (IsNeeded(i))
            {
                var sizes = new ReadOnlySpan<long>(tensor.Sizes, tensor.Dimensions);
                sizes.CopyTo(_sizes.AsSpan(end));
                end += sizes.Length;
            }
        }

        foreach (var output in signature.HeldOutputs)
        {
            _slots[_slotCount++] = new(signature.Places.Output(output), SavedKind.Checked);
        }

        if (arguments.Kept > 0)
        {
            _slots[_slotCount++] = new(signature.Places.Kept, SavedKind.Kept);
        }

        _starts[_operands] = end;
        arguments.Shape.CopyTo(_sizes.AsSpan(end));
        _starts[_operands + 1] = end + arguments.Shape.Length;
    }

    /// <summary>Computes the gradients of the operands that need one, in their order.</summary>
    /// <param name="saved">Native tensors, one a saved slot.</param>
    /// <param name="gradients">Incoming gradients, one an output, 0 for none.</param>
    /// <param name="results">Where the gradients go: native tensors, which belong to the caller.</param>
    public void Backward(ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        Operator.Choose(_evaluator, gradients).Backward(this, saved, gradients, results);
    }

    public bool IsNeeded(int operand)
    {
        return (Needed >> operand & 1) != 0;
    }

    public bool IsDifferentiated(int operand)
    {
        return (Differentiated >> operand & 1) != 0;
    }

    /// <summary>The shape of an operand that needs a gradient.</summary>
    public ReadOnlySpan<long> Sizes(int operand)
    {
        return _sizes.AsSpan(_starts[operand], _starts[operand + 1] - _starts[operand]);
    }

    /// <summary>Where its shape begins among all sizes.</summary>
    public int Start(int operand)
    {
        return _starts[operand];
    }

    private void Grow(int operands, int others, int sizes)
    {
        if (_numbers.Length < operands || _starts.Length < operands + 2)
        {
            _numbers = new double[operands];
            _starts = new int[operands + 2];
        }

        if (_slots.Length < operands + others)
        {
            _slots = new SavedSlot[operands + others];
        }

        if (_sizes.Length < sizes)
        {
            _sizes = new long[sizes];
        }
    }
}
