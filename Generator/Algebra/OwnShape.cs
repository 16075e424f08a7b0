using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>A shape that the user wrote.</summary>
/// <param name="Parameters">The names of its parameters.</param>
/// <param name="Smooth">The stand-in, of u and of parameters; null if there is none.</param>
/// <param name="Derivative">The derivative, of u and of parameters; null where that of the stand-in is taken.</param>
internal sealed record OwnShape(EquatableArray<string> Parameters, ScalarFunction? Smooth, ScalarFunction? Derivative)
{
    /// <summary>The method that names it.</summary>
    public string Name => (Smooth ?? Derivative)!.Name;
}
