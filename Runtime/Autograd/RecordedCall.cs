using Surrogates.Evaluation;
using Surrogates.Functions;
using Surrogates.Native;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>Calls an op as its user would.</summary>
internal sealed class RecordedCall : IRecordedCall
{
    public static RecordedCall Instance { get; } = new();

    public Tensor[] Run(Operator op, ReadOnlySpan<Operand> operands)
    {
        var outputs = new nint[op.Signature.Outputs];
        Call.Forward(op, operands, outputs);
        return Array.ConvertAll(outputs, static output => new TensorHandle(output).Wrap());
    }
}
