using Surrogates.Functions;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>The steps of a recurrent loop: what each reads, and what it gave.</summary>
/// <param name="signature">The loop, with the way back.</param>
/// <param name="target">What the results are.</param>
/// <param name="numbers">The operands that are numbers.</param>
/// <param name="remembers">Whether what steps read is asked for again.</param>
internal sealed class RecurrentSteps(Signature signature, TensorTarget target, double[] numbers, bool remembers)
{
    private readonly Tensor?[] _operands = new Tensor?[signature.Count];
    private readonly List<Tensor[]> _outputs = [];
    private readonly List<Operand[]> _read = [];
    private Tensor? _fromOutputs;

    public double[] Numbers => numbers[..Inner];

    /// <summary>What is fed back: [neurons, neurons], from those of the last dimension to each of them.</summary>
    public Tensor Weight => _operands[signature.Weight!.Value]!;

    // Operands of a step alone.
    private int Inner => signature.Count - 2;

    private long Neurons => target.Shape[^1];

    private Tensor FromOutputs => _fromOutputs ??= Weight.t();

    private int Input => signature.FirstSequence;

    /// <summary>Sets an operand to a tensor of this handle; 0 for a number.</summary>
    public void Set(int operand, nint handle)
    {
        _operands[operand] = handle == 0 ? null : new TensorHandle(handle).Share().Wrap().to(target.Computing);
    }

    /// <summary>What a step has read, where that is remembered.</summary>
    public Operand[] OperandsOf(long step) => _read[(int)step];

    /// <summary>What the next step reads: it has the shape of a step where it is the first input or a state.</summary>
    /// <param name="step">The step.</param>
    /// <param name="input">What comes in at it, what comes back among it.</param>
    public Operand[] OperandsOf(long step, Tensor input)
    {
        var operands = new Operand[Inner];
        for (var i = 0; i < Inner; i++)
        {
            operands[i] = Operand.Of(i == Input ? input : signature.IsOverTime(i) ? _operands[i]!.select(0, step) : Given(i), numbers[i]);
        }

        foreach (var state in signature.StatePlaces)
        {
            if (state.Operand < Inner)
            {
                operands[state.Operand] = step > 0 ? _outputs[(int)step - 1][state.Output] : operands[state.Operand].Tensor!.expand(target.Shape);
            }
        }

        if (remembers)
        {
            _read.Add(operands);
        }

        return operands;
    }

    /// <summary>What comes in at a step, what comes back among it.</summary>
    public Tensor InputOf(long step)
    {
        var given = _operands[Input]!.select(0, step).expand(target.Shape);
        return torch.addmm(given.reshape(-1, Neurons), FedBackAt(step).reshape(-1, Neurons), FromOutputs, 1, 1).view(target.Shape);
    }

    /// <summary>The same to the bit, written to a tensor of a step's shape that is contiguous.</summary>
    public void WriteInput(Tensor input, long step)
    {
        input.copy_(_operands[Input]!.select(0, step));
        input.view(-1, Neurons).addmm_(FedBackAt(step).reshape(-1, Neurons), FromOutputs);
    }

    /// <summary>What comes back at a step: what went out at the one before.</summary>
    public Tensor FedBackAt(long step) =>
        step == 0 ? Given(signature.Count - 2)!.expand(target.Shape) : _outputs[(int)step - 1][signature.FedBack];

    public Tensor[] OutputsOf(long step) => _outputs[(int)step];

    /// <summary>Takes what a step gave.</summary>
    public void Add(Tensor[] outputs)
    {
        _outputs.Add(outputs);
    }

    /// <summary>An output of the loop, in the type of the results.</summary>
    public Tensor Result(int output)
    {
        var last = signature.Outputs - 1;
        if (!signature.IsState(output))
        {
            return target.Sequence([.. _outputs.Select(outputs => target.Rounded(new(outputs[output])))]);
        }

        var start = signature.StatePlaces.ToArray().First(state => state.Output == output).Operand;
        return target.Rounded(new(_outputs.Count == 0 ? Given(start)! : _outputs[^1][output == last ? signature.FedBack : output])).clone();
    }

    // A number that steps read as a tensor is one.
    private Tensor? Given(int operand) =>
        _operands[operand] ??= signature.IsReadAsTensor(operand) ? target.Constant(numbers[operand]).Tensor : null;
}
