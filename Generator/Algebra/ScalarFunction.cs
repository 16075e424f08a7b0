using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>A scalar method of one result, read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The names of its parameters.</param>
/// <param name="Formula">What it returns, of these.</param>
internal sealed record ScalarFunction(string Name, EquatableArray<string> Parameters, FlatFormula Formula);
