using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Models;

/// <summary>A method's declaration as C# text, to be repeated.</summary>
/// <param name="Modifiers">The modifiers.</param>
/// <param name="Results">The elements of the tuple that it returns, or what it returns.</param>
/// <param name="Name">The name with type parameters.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Constraints">The clauses with the constraints of type parameters.</param>
/// <param name="IsDocumented">Whether the user wrote documentation, which another part must not replace.</param>
internal sealed record Declaration(
    string Modifiers,
    EquatableArray<string> Results,
    string Name,
    EquatableArray<string> Parameters,
    EquatableArray<string> Constraints,
    bool IsDocumented);
