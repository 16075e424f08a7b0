using Surrogates.Functions;
using Surrogates.Native;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>The gradients that go backward through the steps of a loop over time, as whole tensors.</summary>
internal sealed class TensorGradients
{
    private readonly BackwardState _state;
    private readonly Signature _signature;
    private readonly TensorTarget _target;
    private readonly TensorPreparation? _preparation;
    private readonly Tensor?[] _incoming;
    private readonly TensorReal[] _states;
    private readonly Tensor?[] _sums;
    private readonly List<Tensor>[] _sequences;

    /// <param name="state">The call.</param>
    /// <param name="loop">The loop, with what is prepared among its operands.</param>
    /// <param name="gradients">Incoming gradients, one an output, 0 for none.</param>
    /// <param name="target">What the results are.</param>
    /// <param name="preparation">What was computed before the steps; null for nothing.</param>
    public TensorGradients(BackwardState state, Signature loop, ReadOnlySpan<nint> gradients, TensorTarget target, TensorPreparation? preparation)
    {
        _state = state;
        _signature = loop;
        _target = target;
        _preparation = preparation;
        _incoming = new Tensor?[gradients.Length];
        for (var i = 0; i < gradients.Length; i++)
        {
            _incoming[i] = gradients[i] == 0 ? null : TensorValues.Dense(new TensorHandle(gradients[i]).Share()).to(target.Computing);
        }

        _states = [.. _signature.StatePlaces.ToArray().Select(place => _incoming[place.Output] is { } gradient ? new(gradient) : target.Zero)];
        _sums = new Tensor?[_signature.Count];
        _sequences = [.. Enumerable.Range(0, _signature.Count).Select(static _ => new List<Tensor>())];
    }

    /// <summary>Sets the gradients that come in at a step.</summary>
    public void Read(TensorReal[] values, long step)
    {
        var places = _signature.Places;
        for (var i = 0; i < places.Outputs; i++)
        {
            if (!_signature.IsState(i))
            {
                values[places.Gradient(i)] = _incoming[i] is { } sequence ? new(sequence.select(0, step)) : _target.Zero;
            }
        }

        for (var i = 0; i < _states.Length; i++)
        {
            values[places.Gradient(_signature.StatePlaces[i].Output)] = _states[i];
        }
    }

    /// <summary>Takes the gradients that a step gives: steps come in reverse.</summary>
    public void Add(TensorReal[] values)
    {
        var places = _signature.Places;
        for (var i = 0; i < _states.Length; i++)
        {
            _states[i] = _target.Read(values[places.InputGradient(_signature.StatePlaces[i].Operand)]);
        }

        for (var i = 0; i < places.Operands; i++)
        {
            if (!IsNeeded(i) || !_signature.IsDifferentiable(i))
            {
                continue;
            }

            if (_signature.IsOverTime(i))
            {
                _sequences[i].Add(_target.Summed(values[places.InputGradient(i)], StepSizes(i)));
            }
            else if (_signature.IsConstant(i))
            {
                AddUp(i, _target.Summed(values[places.InputGradient(i)], StepSizes(i)));
            }
        }
    }

    /// <summary>Takes the gradients that go by way of what was prepared: after all steps, of which there is one at least.</summary>
    /// <param name="prepared">What was prepared.</param>
    public void AddPrepared(TensorReal[] prepared)
    {
        if (_preparation is null || !IsPreparedNeeded)
        {
            return;
        }

        var gradients = Enumerable.Range(FirstPrepared, prepared.Length).Select(i => _sums[i] ?? _preparation.Target.Zero.Tensor!).ToArray();
        foreach (var (operand, gradient) in _preparation.Backward(prepared, gradients).Where(pair => _state.IsNeeded(pair.Operand)))
        {
            AddUp(operand, _preparation.Target.Summed(gradient, StepSizes(operand)));
        }
    }

    /// <summary>The gradient of an operand, in the type of the results.</summary>
    public Tensor Of(int operand)
    {
        var gradient = _signature.IsOverTime(operand) ? _sequences[operand] is { Count: > 0 } steps ? torch.stack(Enumerable.Reverse(steps)) : null
            : _signature.IsConstant(operand) ? _sums[operand]
            : _target.Summed(_states[StateOf(operand)], StepSizes(operand));
        return (gradient ?? torch.zeros(_state.Sizes(operand).ToArray(), dtype: _target.Type, device: _target.Device)).to(_target.Type);
    }

    private int FirstPrepared => _state.Operator.Signature.Count;

    private bool IsPreparedNeeded => _signature.PreparedFrom.Any(_state.IsNeeded);

    private bool IsNeeded(int operand) => operand < FirstPrepared ? _state.IsNeeded(operand) : IsPreparedNeeded;

    private void AddUp(int operand, Tensor gradient) => _sums[operand] = _sums[operand] is { } sum ? sum + gradient : gradient;

    private int StateOf(int operand) => Array.FindIndex(_signature.StatePlaces.ToArray(), state => state.Operand == operand);

    private long[] StepSizes(int operand) =>
        operand < FirstPrepared ? _state.Sizes(operand)[(_signature.IsOverTime(operand) ? 1 : 0)..].ToArray() : _preparation!.Target.Shape;
}
