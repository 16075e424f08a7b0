using Microsoft.CodeAnalysis.CSharp;

namespace Surrogates.Generator.Emitting;

/// <summary>Identifiers as C# text.</summary>
internal static class Identifiers
{
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
