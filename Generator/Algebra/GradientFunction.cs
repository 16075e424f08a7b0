using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>What is to be written for one method: its value, and the gradient of each operand that has one.</summary>
/// <param name="Output">The value.</param>
/// <param name="GradientName">The variable that holds the incoming gradient.</param>
/// <param name="Gradients">By operand, the gradient that goes out, in terms of the operands and the incoming gradient.</param>
internal sealed record GradientFunction(Expression Output, string GradientName, EquatableArray<OperandGradient> Gradients);

/// <summary>The gradient of one operand.</summary>
/// <param name="Operand">The operand's name.</param>
/// <param name="Derivative">The derivative of the output by the operand.</param>
/// <param name="Gradient">The gradient that backward returns: derivative times incoming gradient, clipped as asked.</param>
internal sealed record OperandGradient(string Operand, Expression Derivative, Expression Gradient);
