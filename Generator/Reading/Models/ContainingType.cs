using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Models;

/// <summary>The type that contains an annotated method, with the types around it.</summary>
/// <param name="Namespace">Its namespace as C# text; empty for the global one.</param>
/// <param name="MetadataName">Namespace and types as metadata names them, nested types joined by <c>+</c>.</param>
/// <param name="Levels">The types, outermost first: keyword and name with type parameters, as C# text.</param>
internal sealed record ContainingType(string Namespace, string MetadataName, EquatableArray<string> Levels);
