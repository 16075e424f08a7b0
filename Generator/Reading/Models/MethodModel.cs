namespace Surrogates.Generator.Reading.Models;

/// <summary>All that is needed to write the body of one annotated method.</summary>
/// <param name="Type">The type that contains it.</param>
/// <param name="Declaration">How it is declared.</param>
/// <param name="Body">What it computes, or that it cannot.</param>
internal sealed record MethodModel(ContainingType Type, Declaration Declaration, MethodBody Body);
