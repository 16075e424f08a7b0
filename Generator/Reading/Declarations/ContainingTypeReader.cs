using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>Reads a type that code is generated in, with the chain of types around it.</summary>
internal static class ContainingTypeReader
{
    private static readonly SymbolDisplayFormat NameWithTypeParameters = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat QualifiedName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The type; null if one of the chain cannot be extended from another file.</summary>
    /// <param name="containing">The type.</param>
    /// <param name="annotated">The declaration that is annotated: in the type, or of it.</param>
    /// <param name="reason">Why it must be partial: what it is or contains.</param>
    /// <param name="report">Whom to tell.</param>
    public static ContainingType? Read(INamedTypeSymbol containing, MemberDeclarationSyntax annotated, string reason, Action<Finding> report)
    {
        // Half a declaration, a method outside of all types, an extension block: the compiler says that it cannot have partial methods.
        if (!HasName(containing))
        {
            return null;
        }

        var extensible = true;
        foreach (var declaration in annotated.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            if (declaration.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                report(Finding.Of(DiagnosticDescriptors.FileLocalType, declaration.Identifier.GetLocation(), declaration.Identifier.ValueText));
                extensible = false;
            }
            else if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                report(Finding.Of(DiagnosticDescriptors.TypeNotPartial, declaration.Identifier.GetLocation(), declaration.Identifier.ValueText, reason));
                extensible = false;
            }
        }

        if (!extensible)
        {
            return null;
        }

        var types = new Stack<INamedTypeSymbol>();
        for (var type = containing; type is not null; type = type.ContainingType)
        {
            types.Push(type);
        }

        var @namespace = containing.ContainingNamespace.IsGlobalNamespace ? "" : containing.ContainingNamespace.ToDisplayString(QualifiedName);
        var prefix = containing.ContainingNamespace.IsGlobalNamespace ? "" : containing.ContainingNamespace.ToDisplayString() + ".";
        return new ContainingType(
            @namespace,
            prefix + string.Join("+", types.Select(static type => type.MetadataName)),
            types.Select(Read).ToEquatableArray());
    }

    private static bool HasName(ISymbol symbol) =>
        symbol is INamespaceSymbol { IsGlobalNamespace: true }
        || (symbol.CanBeReferencedByName && (symbol is not INamedTypeSymbol type || AreNamed(type.TypeParameters)) && HasName(symbol.ContainingSymbol));

    private static bool AreNamed(IReadOnlyCollection<ITypeParameterSymbol> parameters) =>
        parameters.All(static parameter => parameter.Name.Length > 0) && parameters.Select(static parameter => parameter.Name).Distinct().Count() == parameters.Count;

    // Of an interface that is variant too: the modifiers of its type parameters are repeated.
    private static string Read(INamedTypeSymbol type) => $"{Keyword(type)} {SymbolText.Of(type, NameWithTypeParameters)}";

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        _ => "class",
    };
}
