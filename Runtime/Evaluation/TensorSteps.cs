using Surrogates.Functions;
using Surrogates.Numbers;

namespace Surrogates.Evaluation;

/// <summary>What the steps of a loop over time read, as whole tensors, and what they lead to.</summary>
internal sealed class TensorSteps
{
    private readonly Signature _signature;
    private readonly TensorReal[] _operands;
    private readonly TensorTarget _target;
    private readonly List<TensorReal[]> _trajectory = [];

    /// <param name="signature">The loop.</param>
    /// <param name="operands">The operands: sequences, states before the first step, and what is the same at all steps.</param>
    /// <param name="target">What the results are.</param>
    public TensorSteps(Signature signature, TensorReal[] operands, TensorTarget target)
    {
        _signature = signature;
        _operands = operands;
        _target = target;
        Outputs = new TensorReal[signature.Outputs];
        foreach (var state in signature.StatePlaces)
        {
            Outputs[state.Output] = operands[state.Operand];
        }
    }

    /// <summary>The outputs of the last step; before the first one, the states alone.</summary>
    public TensorReal[] Outputs { get; private set; }

    /// <summary>Sets the operands of the next step.</summary>
    public void ReadNext(TensorReal[] values, long step)
    {
        ReadOperands(values, step, Outputs);
    }

    /// <summary>Sets the operands of a step that was repeated, and its outputs.</summary>
    public void ReadRepeated(TensorReal[] values, long step)
    {
        if (_trajectory.Count == 0)
        {
            ReadOperands(values, step, Outputs);
            return;
        }

        ReadOperands(values, step, _trajectory[(int)step]);
        _trajectory[(int)step + 1].CopyTo(values, _signature.Places.Output(0));
    }

    /// <summary>Goes on to the next step.</summary>
    public void Advance(TensorReal[] outputs)
    {
        Outputs = outputs;
    }

    /// <summary>Goes on to the next step of those that are repeated, and remembers it.</summary>
    public void Remember(TensorReal[] outputs)
    {
        if (_trajectory.Count == 0)
        {
            _trajectory.Add(Outputs);
        }

        Outputs = Array.ConvertAll(outputs, _target.Read);
        _trajectory.Add(Outputs);
    }

    private void ReadOperands(TensorReal[] values, long step, TensorReal[] before)
    {
        for (var i = 0; i < _operands.Length; i++)
        {
            values[i] = _signature.IsOverTime(i) && _operands[i].Tensor is { } sequence ? new(sequence.select(0, step)) : _operands[i];
        }

        foreach (var state in _signature.StatePlaces)
        {
            values[state.Operand] = before[state.Output];
        }
    }
}
