using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Models;

/// <summary>A method's declaration as C# text, to be repeated.</summary>
/// <param name="Head">Modifiers, return type, name and type parameters.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Constraints">The constraints of type parameters; empty if there are none.</param>
/// <param name="IsDocumented">Whether the user wrote documentation, which another part must not replace.</param>
internal sealed record Declaration(string Head, EquatableArray<string> Parameters, string Constraints, bool IsDocumented);
