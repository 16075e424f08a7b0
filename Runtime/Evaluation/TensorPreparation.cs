using Surrogates.Functions;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>What a loop over time computes of its constants before the steps, as whole tensors.</summary>
internal sealed class TensorPreparation
{
    private readonly Signature _loop;
    private readonly Preparation _preparation;
    private readonly TensorReal[] _operands;
    private readonly double[] _numbers;

    /// <param name="loop">The loop, with what is prepared among its operands.</param>
    /// <param name="preparation">What computes it.</param>
    /// <param name="operands">The operands of the loop.</param>
    /// <param name="numbers">Those that are numbers.</param>
    /// <param name="target">What the results of a step are.</param>
    public TensorPreparation(Signature loop, Preparation preparation, ReadOnlySpan<TensorReal> operands, ReadOnlySpan<double> numbers, TensorTarget target)
    {
        _loop = loop;
        _preparation = preparation;
        _operands = new TensorReal[loop.PreparedPlaces.Length];
        _numbers = new double[_operands.Length];
        for (var i = 0; i < _operands.Length; i++)
        {
            _operands[i] = operands[loop.PreparedPlaces[i]];
            _numbers[i] = numbers[loop.PreparedPlaces[i]];
        }

        var tensors = _operands.Select(static operand => operand.Tensor).OfType<Tensor>().ToArray();
        Target = target with { Shape = torch.broadcast_tensors(tensors)[0].shape };
    }

    /// <summary>What the values are: their shape is that of what they are computed from.</summary>
    public TensorTarget Target { get; }

    private Places Places => _preparation.Operator.Signature.Places;

    /// <summary>The values, of a forward pass.</summary>
    public TensorReal[] Compute(Pass pass)
    {
        var values = new TensorReal[Places.Forward];
        _operands.CopyTo(values, 0);
        _preparation.Tensors.Run(pass.Of(_preparation.Operator.Signature), values, _numbers);
        return Array.ConvertAll(values[Places.Operands..], Target.Read);
    }

    /// <summary>The values as results of an op, whose gradient is that of its surrogates.</summary>
    public TensorReal[] Call(IRecordedCall call)
    {
        return [.. call.Run(_preparation.Operator, [.. _operands.Select((value, i) => Operand.Of(value.Tensor, _numbers[i]))]).Select(static value => new TensorReal(value))];
    }

    /// <summary>The gradients of the loop's operands by way of the values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="gradients">The gradients of the values.</param>
    /// <returns>The operands, and a gradient of each in the shape of the values.</returns>
    public IEnumerable<(int Operand, TensorReal Gradient)> Backward(TensorReal[] values, IReadOnlyList<Tensor> gradients)
    {
        var all = new TensorReal[Places.Backward];
        _operands.CopyTo(all, 0);
        values.CopyTo(all, Places.Output(0));
        for (var i = 0; i < gradients.Count; i++)
        {
            all[Places.Gradient(i)] = new(gradients[i]);
        }

        _preparation.Tensors.Run(Pass.Backward, all, _numbers);
        return Enumerable.Range(0, Places.Operands)
            .Where(_preparation.Operator.Signature.IsDifferentiable)
            .Select(i => (_loop.PreparedFrom[i], all[Places.InputGradient(i)]));
    }
}
