using Surrogates.Generator.Ops;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.PyTorch;

/// <summary>An op of a module.</summary>
/// <param name="Op">The op; of a loop over time, a step.</param>
/// <param name="Function">What its function is called; of a layer, the layer.</param>
/// <param name="Class">What its custom autograd function is called.</param>
/// <param name="FullName">What messages call it.</param>
internal sealed record PythonOp(Op Op, string Function, string Class, string FullName)
{
    /// <summary>The tensor whose type the results have.</summary>
    public Operand Main => MainOf(Op);

    /// <summary>The tensors that a call gives.</summary>
    public IEnumerable<Operand> Tensors => Op.Operands.Where(static operand => operand.IsTensor && !IsDrawn(operand));

    /// <summary>The numbers that a call gives.</summary>
    public IEnumerable<Operand> Numbers => Op.Operands.Where(static operand => !operand.IsTensor);

    /// <summary>What is drawn.</summary>
    public IEnumerable<Operand> Drawn => Op.Operands.Where(IsDrawn);

    /// <summary>Whether a number is one that integers are computed from.</summary>
    public bool IsWhole(Operand operand) => ((Body[])[Op.Forward, Op.Backward]).Any(body =>
        Algebra.Topology.VariablesOf(body.Prepared.Select(static prepared => prepared.Value).OfType<Algebra.Whole>()).Contains(operand.Name));

    /// <summary>Whether tensors are compared with a number, which torch rounds to their type.</summary>
    public bool IsCompared(Operand operand) => Op.Numbers.Compared.Any(position => ReferenceEquals(Op.Operands[position], operand));

    /// <summary>The tensor whose type the results of an op have.</summary>
    public static Operand MainOf(Op op) => op.Operands[op.Main ?? op.Operands.TakeWhile(static operand => !operand.IsTensor).Count()];

    private static bool IsDrawn(Operand operand) => operand.Noise is { Kind: not NoiseKind.Given };
}
