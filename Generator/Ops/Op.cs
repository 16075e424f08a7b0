using Surrogates.Generator.Algebra;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Ops;

/// <summary>
/// An op, ready to be written in any language: what it takes and gives, and its passes. Whatever it was made from (an entry of the
/// catalogue, the user's shape, a scalar method) ends here.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is, as a part of a sentence.</param>
/// <param name="Operands">What it takes.</param>
/// <param name="Main">The operand whose type and device the outputs have; null for the first tensor.</param>
/// <param name="Outputs">What it gives.</param>
/// <param name="Jacobian">The derivatives of the outputs by the operands, before anything is clamped.</param>
/// <param name="Clip">What is done to gradients.</param>
/// <param name="Numbers">What becomes of the operands that are numbers.</param>
/// <param name="Forward">Computes the outputs.</param>
/// <param name="Backward">Computes the gradients of the operands.</param>
/// <param name="SoftForward">Computes the smooth function whose gradient it has; null if there is none, <paramref name="Forward"/> itself where that is smooth.</param>
/// <param name="SoftJacobian">
/// The same with stand-ins for the hard values in them, as in a product: what the slopes of <paramref name="SoftForward"/> are to be.
/// Only the gradient check reads it.
/// </param>
internal sealed record Op(
    string Name,
    string Summary,
    IReadOnlyList<Operand> Operands,
    int? Main,
    IReadOnlyList<Output> Outputs,
    Jacobian Jacobian,
    GradientClip Clip,
    NumberOperands Numbers,
    Body Forward,
    Body Backward,
    Body? SoftForward,
    Lazy<Jacobian> SoftJacobian)
{
    /// <summary>What the user calls its derivative; null where it is derived from the value.</summary>
    public string? DerivativeName { get; init; }

    /// <summary>The parts of a loop over time that run in place of the whole; null where it has none, and is a step itself.</summary>
    public LoopParts? Parts { get; init; }

    /// <summary>What forward keeps for backward.</summary>
    public IEnumerable<Slot> Saved => Backward.Inputs.Select(static input => input.Slot).Where(static slot => slot.Kind != SlotKind.OutputGradient);

    /// <summary>Whether the forward pass is smooth itself.</summary>
    public bool IsSmooth => ReferenceEquals(SoftForward, Forward);

    /// <summary>Whether it is one step of a loop over time.</summary>
    public bool IsLoop => Operands.Any(static operand => operand.IsOverTime);

    /// <summary>Every name of an operand, an output or a gradient.</summary>
    public IEnumerable<string> Names =>
    [
        .. Operands.SelectMany(static operand => (string[])[operand.Name, operand.GradientName]),
        .. Outputs.SelectMany(static output => (string[])[output.Name, output.GradientName]),
    ];
}

/// <summary>What an op takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="GradientName">The name of its gradient.</param>
/// <param name="Role">What it is to the op.</param>
/// <param name="IsTensor">Whether it is a tensor; else it is a number, the same for all elements.</param>
/// <param name="Noise">Where it is drawn from, if it is noise.</param>
internal sealed record Operand(string Name, string GradientName, OperandRole Role, bool IsTensor, NoiseSource? Noise)
{
    /// <summary>Whether null may be passed for it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The number that null stands for, if it is not noise, which is drawn then.</summary>
    public double Default { get; init; }

    /// <summary>Whether a call may leave it out.</summary>
    public bool CanBeOmitted { get; init; }

    /// <summary>The number that it is then, if it is no tensor: a tensor is null.</summary>
    public double WhenOmitted { get; init; }

    /// <summary>Whether it is true or false: 0 is false, every other number true.</summary>
    public bool IsTruth { get; init; }

    /// <summary>Whether a number may be passed for it although it is a tensor.</summary>
    public bool TakesNumbers { get; init; }

    /// <summary>Whether it is a sequence, with time as its first dimension.</summary>
    public bool IsOverTime { get; init; }

    /// <summary>Whether it gets a gradient.</summary>
    public bool HasGradient => IsTensor && Role is not (OperandRole.Noise or OperandRole.Constant);
}

/// <summary>What an operand is to its op.</summary>
internal enum OperandRole
{
    /// <summary>A value that it works on.</summary>
    Input,

    /// <summary>A state, of which an output is the next value.</summary>
    State,

    /// <summary>Noise, which gets no gradient.</summary>
    Noise,

    /// <summary>A value that only decides, or that only a derivative of the user's reads, and which gets no gradient.</summary>
    Constant,
}

/// <summary>What an op gives.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="GradientName">The name of the gradient that comes in for it.</param>
/// <param name="State">The operand of which it is the next value; null if it is none's.</param>
/// <param name="Value">The value, of the operands.</param>
internal sealed record Output(string Name, string GradientName, int? State, Expression Value);
