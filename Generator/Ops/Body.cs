using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>One pass of an op: a function of some values to others, for one element.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Results">What it computes.</param>
internal sealed record Body(string Name, IReadOnlyList<BodyInput> Inputs, IReadOnlyList<BodyResult> Results)
{
    /// <summary>The inputs that it reads as finite numbers only.</summary>
    public IEnumerable<string> Finite => Inputs.Where(static input => input.IsMadeFinite).Select(static input => input.Name);
}

/// <summary>What a pass reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slot">Where it comes from.</param>
/// <param name="IsNumber">Whether it is one number for all elements.</param>
/// <param name="IsMadeFinite">Whether it is a number that is made finite once, before the loop.</param>
internal sealed record BodyInput(string Name, Slot Slot, bool IsNumber, bool IsMadeFinite);

/// <summary>What a pass computes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slot">Where it goes.</param>
/// <param name="Value">The value.</param>
internal sealed record BodyResult(string Name, Slot Slot, Expression Value);

/// <summary>A place that a value comes from or goes to.</summary>
/// <param name="Kind">What lies there.</param>
/// <param name="Position">Which of these.</param>
internal readonly record struct Slot(SlotKind Kind, int Position);

/// <summary>What lies in a slot.</summary>
internal enum SlotKind
{
    Operand,
    Output,
    OutputGradient,
    OperandGradient,
}
