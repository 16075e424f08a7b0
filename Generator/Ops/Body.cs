using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>One pass of an op: a function of some values to others, for one element.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Prepared">What it computes of numbers before the loop over elements.</param>
/// <param name="Results">What it computes.</param>
internal sealed record Body(string Name, IReadOnlyList<BodyInput> Inputs, IReadOnlyList<PreparedValue> Prepared, IReadOnlyList<BodyResult> Results)
{
    /// <summary>The names of the values that it takes for each element: inputs, and what is prepared.</summary>
    public IEnumerable<string> Parameters => Inputs.Where(static input => input.IsPassed).Select(static input => input.Name)
        .Concat(Prepared.Where(static prepared => prepared.IsPassed).Select(static prepared => prepared.Name))
        .Distinct();

    /// <summary>The names that nodes have before anything is computed for an element.</summary>
    public IReadOnlyDictionary<Node, string> Names => Prepared.ToDictionary(static prepared => prepared.Value, static prepared => prepared.Name);
}

/// <summary>What a pass reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slot">Where it comes from.</param>
/// <param name="IsNumber">Whether it is one number for all elements.</param>
/// <param name="IsPassed">Whether the pass takes it for each element: not if something is prepared of it, and it is read nowhere else.</param>
internal sealed record BodyInput(string Name, Slot Slot, bool IsNumber, bool IsPassed = true);

/// <summary>A value that is the same for all elements, and is computed once, before the loop over them.</summary>
/// <param name="Name">Its name; that of a number which is made finite and read in no other way.</param>
/// <param name="Value">The value: a finite number, a whole one that integers compute, or what takes long to compute of numbers.</param>
/// <param name="IsPassed">Whether the pass takes it for each element: not if only another one is computed from it.</param>
internal sealed record PreparedValue(string Name, Node Value, bool IsPassed = true);

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
