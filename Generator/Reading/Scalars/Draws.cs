using Surrogates.Generator.Algebra;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>The random numbers that a scalar method draws: each time that it comes by a draw, one more operand, which the op draws before it runs.</summary>
/// <param name="taken">The names of the other operands.</param>
internal sealed class Draws(IEnumerable<string> taken)
{
    private readonly List<OperandModel> _operands = [];
    private readonly UniqueNames _names = new(taken);

    public IReadOnlyList<OperandModel> Operands => _operands;

    /// <summary>A new one.</summary>
    public Variable Next(NodeTable table, Distribution distribution)
    {
        var operand = new OperandModel(_names.Take("noise"), IsTensor: true) { Noise = new NoiseSource(NoiseKind.Default, null) { Distribution = distribution } };
        _operands.Add(operand);
        return table.Variable(operand.Name);
    }
}
