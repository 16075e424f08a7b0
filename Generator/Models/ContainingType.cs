using Surrogates.Generator.Support;

namespace Surrogates.Generator.Models;

/// <summary>The type that contains an annotated method, with the types around it.</summary>
/// <param name="Namespace">Its namespace as C# text; empty for the global one.</param>
/// <param name="MetadataName">Namespace and types as metadata names them, nested types joined by <c>+</c>.</param>
/// <param name="Levels">The types, outermost first.</param>
internal sealed record ContainingType(string Namespace, string MetadataName, EquatableArray<TypeLevel> Levels);

/// <summary>One type of a chain of nested types.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">Its name with its type parameters, as C# text.</param>
/// <param name="TypeParameters">The names of its type parameters.</param>
internal sealed record TypeLevel(string Keyword, string Name, EquatableArray<string> TypeParameters);
