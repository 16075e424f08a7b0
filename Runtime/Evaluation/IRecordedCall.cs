using Surrogates.Functions;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>Calls an op so that its own gradient is recorded: what evaluates a gradient that is differentiated again needs that.</summary>
internal interface IRecordedCall
{
    public Tensor[] Run(Operator op, ReadOnlySpan<Operand> operands);
}
