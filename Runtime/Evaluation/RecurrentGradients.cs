using Surrogates.Functions;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>The gradients that go backward through a recurrent loop.</summary>
internal sealed class RecurrentGradients
{
    private readonly BackwardState _state;
    private readonly RecurrentSteps _steps;
    private readonly Signature _signature;
    private readonly TensorTarget _target;
    private readonly Tensor?[] _incoming;
    private readonly Tensor?[] _states;
    private readonly Tensor?[] _sums;
    private readonly List<Tensor>[] _sequences;
    private readonly List<Tensor> _ofInput = [];
    private Tensor? _ofInputs;

    /// <param name="state">The call.</param>
    /// <param name="steps">The steps, all of which were made again.</param>
    /// <param name="gradients">Incoming gradients, one an output, 0 for none.</param>
    /// <param name="target">What the results are.</param>
    public RecurrentGradients(BackwardState state, RecurrentSteps steps, ReadOnlySpan<nint> gradients, TensorTarget target)
    {
        _state = state;
        _steps = steps;
        _signature = state.Operator.Signature;
        _target = target;
        _incoming = new Tensor?[gradients.Length];
        for (var i = 0; i < gradients.Length; i++)
        {
            _incoming[i] = gradients[i] == 0 ? null : TensorValues.Dense(new TensorHandle(gradients[i]).Share()).to(target.Computing);
        }

        _states = [.. _signature.StatePlaces.ToArray().Select(place => _incoming[place.Output])];
        _sums = new Tensor?[_signature.Count];
        _sequences = [.. Enumerable.Range(0, _signature.Count).Select(static _ => new List<Tensor>())];
    }

    /// <summary>The operands of a step whose gradients are needed: what the loop is asked for, and what leads to the step before.</summary>
    public uint NeededOfStep => (_state.Needed | _signature.StateOperandBits | (1u << Input)) & ((1u << Inner) - 1);

    private int Inner => _signature.Count - 2;

    private int Input => _signature.FirstSequence;

    /// <summary>The gradients that come in at a step, one an output of it; null for none.</summary>
    public Tensor?[] Of(long step)
    {
        var gradients = new Tensor?[_signature.Outputs - 1];
        for (var i = 0; i < gradients.Length; i++)
        {
            gradients[i] = i == _signature.FedBack ? OfFedBack(step) : _signature.IsState(i) ? null : _incoming[i]?.select(0, step);
        }

        for (var i = 0; i < _states.Length - 1; i++)
        {
            gradients[_signature.StatePlaces[i].Output] = _states[i];
        }

        return gradients;
    }

    /// <summary>Takes the gradients that a step gives, one an operand of it; steps come in reverse.</summary>
    public void Add(long step, Tensor?[] gradients)
    {
        _ofInput.Add(gradients[Input]!.expand(_target.Shape));
        for (var i = 0; i < _states.Length - 1; i++)
        {
            _states[i] = gradients[_signature.StatePlaces[i].Operand];
        }

        for (var i = 0; i < Inner; i++)
        {
            if (i != Input && _state.IsNeeded(i) && gradients[i] is { } gradient)
            {
                if (_signature.IsOverTime(i))
                {
                    _sequences[i].Add(gradient);
                }
                else if (_signature.IsConstant(i))
                {
                    _sums[i] = Sum(_sums[i], gradient);
                }
            }
        }
    }

    /// <summary>The gradient of an operand, in the type of the results.</summary>
    public Tensor Result(int operand)
    {
        var gradient = operand == _signature.Weight ? OfWeight()
            : operand == Inner ? OfFedBack(-1) is { } first ? _target.Summed(new(first), StepSizes(operand)) : null
            : operand == Input ? OfInputs() is { } all ? Summed(all, _state.Sizes(operand).ToArray()) : null
            : _signature.IsOverTime(operand) ? _sequences[operand] is { Count: > 0 } steps ? torch.stack(Enumerable.Reverse(steps)) : null
            : _signature.IsConstant(operand) ? _sums[operand]
            : _states[StateOf(operand)] is { } state ? _target.Summed(new(state), StepSizes(operand))
            : null;
        return (gradient ?? torch.zeros(_state.Sizes(operand).ToArray(), dtype: _target.Type, device: _target.Device)).to(_target.Type);
    }

    // What has gone out at a step has come in at the next one; before the first step, what was given has.
    private Tensor? OfFedBack(long step)
    {
        var own = step < 0 ? null : _incoming[_signature.FedBack]?.select(0, step);
        if (_ofInput.Count == 0)
        {
            return Sum(own, _incoming[^1]);
        }

        var ofInput = _ofInput[^1].reshape(-1, _target.Shape[^1]);
        return (own is null ? ofInput.matmul(_steps.Weight) : torch.addmm(own.reshape(ofInput.shape), ofInput, _steps.Weight, 1, 1)).view(_target.Shape);
    }

    // A step may have fewer dimensions than those of other sequences: time stays the first one.
    private Tensor Summed(Tensor sequence, long[] sizes)
    {
        long[] aligned = [sizes[0], .. Enumerable.Repeat(1L, _target.Shape.Length + 1 - sizes.Length), .. sizes[1..]];
        return TensorValues.Result(new(sequence), sequence.shape, aligned, _target.Computing, _target.Device).reshape(sizes);
    }

    private Tensor? OfInputs() => _ofInput.Count == 0 ? null : _ofInputs ??= _target.Sequence([.. Enumerable.Reverse(_ofInput)]);

    // One product over all steps.
    private Tensor? OfWeight() =>
        OfInputs()?.flatten(0, -2).t().matmul(_target.Sequence([.. Enumerable.Range(0, _ofInput.Count).Select(step => _steps.FedBackAt(step))]).flatten(0, -2));

    private static Tensor? Sum(Tensor? left, Tensor? right) => left is null ? right : right is null ? left : left + right;

    private int StateOf(int operand) => Array.FindIndex(_signature.StatePlaces.ToArray(), state => state.Operand == operand);

    private long[] StepSizes(int operand) => _state.Sizes(operand)[(_signature.IsOverTime(operand) ? 1 : 0)..].ToArray();
}
