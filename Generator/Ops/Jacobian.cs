using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>
/// The derivatives of some values by the operands of an op, found when they are asked for: those of a value take a pass over its formula,
/// and those of a sum of all values take one too.
/// </summary>
/// <param name="values">The values.</param>
/// <param name="operands">The positions of the operands.</param>
/// <param name="variables">The operands themselves.</param>
internal sealed class Jacobian(IReadOnlyList<Expression> values, IReadOnlyList<int> operands, IReadOnlyList<Variable> variables)
{
    private readonly IReadOnlyList<Derivative>?[] _ofValues = new IReadOnlyList<Derivative>?[values.Count];
    private IReadOnlyList<Derivative>? _ofSum;

    /// <summary>The values that are differentiated.</summary>
    public IReadOnlyList<Expression> Values => values;

    /// <summary>How often each value is in the sum: never alike, so that no two wrongs make a right.</summary>
    public IReadOnlyList<double> Weights { get; } = [.. values.Select(static (_, i) => 1 / (1 + (0.618 * i)))];

    /// <summary>The derivatives of the sum.</summary>
    public IReadOnlyList<Derivative> OfSum => _ofSum ??= Derivatives([.. values.Zip(Weights, static (value, weight) => (value, (Expression)weight))]);

    /// <summary>The derivatives of a value.</summary>
    /// <param name="value">The position of the value.</param>
    public IReadOnlyList<Derivative> Of(int value) => _ofValues[value] ??= Derivatives([(values[value], 1)]);

    // Where they are not 0.
    private IReadOnlyList<Derivative> Derivatives(IReadOnlyList<(Expression Value, Expression Adjoint)> outputs) =>
    [
        .. operands.Zip(Differentiator.Gradient(outputs, variables), static (operand, value) => new Derivative(operand, value))
            .Where(static derivative => derivative.Value is not Constant { Value: 0 }),
    ];
}

/// <summary>How something changes with an operand.</summary>
/// <param name="Operand">The position of the operand.</param>
/// <param name="Value">The derivative.</param>
internal sealed record Derivative(int Operand, Expression Value);
