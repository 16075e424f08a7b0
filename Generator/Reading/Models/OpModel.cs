using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Models;

/// <summary>What an annotated method is to compute, as it was read: nothing is expanded or differentiated yet.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Summary">What it is, as a part of a sentence.</param>
/// <param name="Operands">What the op takes: the method's parameters, and noise in place of what it is drawn from.</param>
/// <param name="Main">The operand whose type and device the results have; null for the first tensor.</param>
/// <param name="Formula">The results, of the operands.</param>
/// <param name="Results">What the results are called; null where they have no name.</param>
/// <param name="IsSoft">Whether smooth stand-ins run forward.</param>
/// <param name="Clip">What is done to gradients.</param>
internal sealed record OpModel(
    string Name,
    string Summary,
    EquatableArray<OperandModel> Operands,
    string? Main,
    FlatFormula Formula,
    EquatableArray<ResultModel> Results,
    bool IsSoft,
    GradientClip Clip) : MethodBody(Name)
{
    /// <summary>How many operands the runtime's signature of a function can have.</summary>
    public const int MostOperands = 32;
}

/// <summary>An operand of an op.</summary>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="IsTensor">Whether it is a <c>Tensor</c>; else it is a number.</param>
internal sealed record OperandModel(string Name, bool IsTensor)
{
    /// <summary>Where it comes from, if it is the noise of a random operation.</summary>
    public NoiseSource? Noise { get; init; }

    /// <summary>Whether null may be passed for it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The number that null stands for, if it is not noise, which is drawn then.</summary>
    public double Default { get; init; }

    /// <summary>Whether a call may leave it out.</summary>
    public bool CanBeOmitted { get; init; }

    /// <summary>The number that it is then, if it is no tensor: a tensor is null.</summary>
    public double WhenOmitted { get; init; }

    /// <summary>Whether it is a sequence, with time as its first dimension: the op is then a loop over time, and this one step of it.</summary>
    public bool IsOverTime { get; init; }

    /// <summary>Whether it is a state of a loop over time, of which an output is the next value.</summary>
    public bool IsState { get; init; }

    /// <summary>Whether a number may be passed for it although it is a tensor: what a layer has as a parameter.</summary>
    public bool TakesNumbers { get; init; }

    /// <summary>Whether it is true or false, as every number but 0 is true: it only decides, and gets no gradient.</summary>
    public bool IsTruth { get; init; }

    /// <summary>Whether it gets no gradient although it is a tensor: where it only decides, and where only a derivative of the user's reads it.</summary>
    public bool IsConstant { get; init; }
}

/// <summary>A result of an op.</summary>
/// <param name="Name">What it is called; null if it has no name.</param>
internal sealed record ResultModel(string? Name);

/// <summary>What is done to gradients.</summary>
/// <param name="Bound">The bound of the absolute value; infinite for none.</param>
/// <param name="Side">Which gradient is clamped.</param>
internal sealed record GradientClip(double Bound, ClipAt Side)
{
    /// <summary>Whether gradients of this side are clamped.</summary>
    public bool Applies(ClipAt side) => Side == side && !double.IsPositiveInfinity(Bound);
}

/// <summary>Which gradient is clamped; the values are those of <c>Surrogates.ClipAt</c>.</summary>
internal enum ClipAt
{
    Incoming = 0,
    Outgoing = 1,
}
