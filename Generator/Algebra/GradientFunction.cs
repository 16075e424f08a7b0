using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>What is to be written for one method: its values, and the gradient of each operand that has one.</summary>
/// <param name="Outputs">The values.</param>
/// <param name="Gradients">By operand, the gradient that goes out.</param>
internal sealed record GradientFunction(EquatableArray<Output> Outputs, EquatableArray<OperandGradient> Gradients)
{
    /// <summary>Differentiates values by operands.</summary>
    /// <param name="outputs">The values.</param>
    /// <param name="operands">The operands that get a gradient.</param>
    /// <param name="incoming">What is done to an incoming gradient first.</param>
    /// <param name="outgoing">What is done to an outgoing gradient last.</param>
    public static GradientFunction Of(
        IReadOnlyList<Output> outputs,
        IReadOnlyList<string> operands,
        Func<Expression, Expression> incoming,
        Func<Expression, Expression> outgoing)
    {
        var variables = operands.Select(static name => new Variable(name)).ToArray();
        var gradients = Differentiator.Gradient(
            [.. outputs.Select(output => (output.Value, incoming(new Variable(output.GradientName))))],
            variables);
        return new GradientFunction(
            outputs.ToEquatableArray(),
            operands.Select((name, i) => new OperandGradient(name, outgoing(gradients[i].As("d" + name)))).ToEquatableArray());
    }
}

/// <summary>A value that the method returns.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">The value, of the operands.</param>
/// <param name="GradientName">The variable that holds the incoming gradient.</param>
internal sealed record Output(string Name, Expression Value, string GradientName);

/// <summary>The gradient of one operand.</summary>
/// <param name="Operand">The operand's name.</param>
/// <param name="Gradient">The gradient that backward returns, of the operands and the incoming gradients.</param>
internal sealed record OperandGradient(string Operand, Expression Gradient);
