using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>A scalar method of one result, read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The names of its parameters.</param>
/// <param name="Bindings">The intermediate values; each may refer to the parameters and to those before it.</param>
/// <param name="Result">What it returns.</param>
internal sealed record ScalarFunction(string Name, EquatableArray<string> Parameters, EquatableArray<Binding> Bindings, Expression Result);

/// <summary>An intermediate value.</summary>
/// <param name="Id">The variable by which others refer to it.</param>
/// <param name="Name">What the user calls it; null if it has no name.</param>
/// <param name="Value">What it is computed from.</param>
internal sealed record Binding(string Id, string? Name, Expression Value);
