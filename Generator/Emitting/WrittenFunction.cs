using Surrogates.Generator.Ops;

namespace Surrogates.Generator.Emitting;

/// <summary>An op of a generated file, and the function that it is written as.</summary>
/// <param name="Op">The op.</param>
/// <param name="Name">The name of the function, which is local to its file.</param>
/// <param name="Preparation">That of the one that prepares what the steps of a loop over time have in common; null if there is none.</param>
/// <param name="FullName">What the op is called in messages.</param>
/// <param name="WithFormulas">Whether its formulas stand at the function: where they stand at no method.</param>
internal sealed record WrittenFunction(Op Op, string Name, string? Preparation, string FullName, bool WithFormulas)
{
    /// <summary>How methods call it.</summary>
    public string Apply => $"global::Surrogates.Autograd.{(IsRecurrent ? "RecurrentFunction" : "Function")}<{string.Join(", ", Names.Select(static name => $"global::{FileWriter.Functions}.{name}"))}>.Apply";

    /// <summary>Whether it is applied with a way back from its first sequence to its first input.</summary>
    public bool IsRecurrent { get; init; }

    /// <summary>How many results it is applied for.</summary>
    public int ResultCount => Op.Outputs.Count + (IsRecurrent ? 1 : 0);

    private string[] Names => Preparation is null ? [Name] : [Name, Preparation];
}
