namespace Surrogates.Functions;

/// <summary>
/// Where the tensors of a pass lie: operands, then outputs, and backward then the gradients of the outputs and of the operands.
/// </summary>
/// <param name="Operands">How many operands there are, numbers among them.</param>
/// <param name="Outputs">How many outputs there are.</param>
internal readonly record struct Places(int Operands, int Outputs)
{
    /// <summary>How many places the forward pass has.</summary>
    public int Forward => Operands + Outputs;

    /// <summary>How many places the backward pass has.</summary>
    public int Backward => 2 * (Operands + Outputs);

    /// <summary>The states that a loop over time keeps: the place is one of saved tensors alone.</summary>
    public int Kept => Operands + Outputs;

    public int Output(int output) => Operands + output;

    public int Gradient(int output) => Operands + Outputs + output;

    public int InputGradient(int operand) => Operands + (2 * Outputs) + operand;

    public bool IsOperand(int place) => place < Operands;

    /// <summary>The output at a place of one.</summary>
    public int OutputAt(int place) => place - Operands;
}
