using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Diagnostics;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>Reads the chain of types around a method.</summary>
internal static class ContainingTypeReader
{
    private static readonly SymbolDisplayFormat NameWithTypeParameters = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat QualifiedName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The containing type; null if one of the chain cannot be extended from another file.</summary>
    public static ContainingType? Read(IMethodSymbol method, MethodDeclarationSyntax syntax, Action<Finding> report)
    {
        var extensible = true;
        foreach (var declaration in syntax.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (declaration.Identifier.ValueText.Length == 0)
            {
                // An extension block, or half a declaration: the compiler says that it cannot have partial methods.
                return null;
            }

            if (declaration.TypeParameterList?.Parameters.Any(static parameter => !parameter.VarianceKeyword.IsKind(SyntaxKind.None)) == true)
            {
                report(Finding.Of(DiagnosticDescriptors.VariantInterface, declaration.Identifier.GetLocation(), declaration.Identifier.ValueText, method.Name));
                extensible = false;
            }
            else if (declaration.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                report(Finding.Of(DiagnosticDescriptors.FileLocalType, declaration.Identifier.GetLocation(), declaration.Identifier.ValueText));
                extensible = false;
            }
            else if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                report(Finding.Of(DiagnosticDescriptors.TypeNotPartial, declaration.Identifier.GetLocation(), declaration.Identifier.ValueText, method.Name));
                extensible = false;
            }
        }

        if (!extensible)
        {
            return null;
        }

        var types = new Stack<INamedTypeSymbol>();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            types.Push(type);
        }

        var @namespace = method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString(QualifiedName);
        var prefix = method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString() + ".";
        return new ContainingType(
            @namespace,
            prefix + string.Join("+", types.Select(static type => type.MetadataName)),
            types.Select(Read).ToEquatableArray());
    }

    private static TypeLevel Read(INamedTypeSymbol type) => new(
        Keyword(type),
        type.ToDisplayString(NameWithTypeParameters),
        type.TypeParameters.Select(static parameter => parameter.Name).ToEquatableArray());

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        _ => "class",
    };
}
