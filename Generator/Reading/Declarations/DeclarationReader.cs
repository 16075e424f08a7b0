using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>Mirrors a method's declaration.</summary>
internal static class DeclarationReader
{
    // Default values are not repeated: the implementing part must not have any (CS1066).
    private static readonly SymbolDisplayFormat Signature = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters,
        SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NameOnly = Signature.WithMemberOptions(SymbolDisplayMemberOptions.None);

    private static readonly SymbolDisplayFormat WithConstraints = Signature.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>The declaration; null where the compiler complains of it, and would of another part.</summary>
    public static Declaration? Read(IMethodSymbol method, MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!DeclarationCheck.IsSound(method, syntax, model, cancellationToken))
        {
            return null;
        }

        var signature = SymbolText.Of(method, Signature);
        var open = ParameterList(signature);
        var returned = method.ReturnType.ToDisplayString(Signature);
        return new Declaration(
            string.Join(" ", syntax.Modifiers.Select(static modifier => modifier.Text)),
            (IsTuple(method) ? Split(returned.Substring(1, returned.Length - 2)) : [Ref(method) + returned]).ToEquatableArray(),
            SymbolText.Of(method, NameOnly),
            Split(signature.Substring(open + 1, signature.Length - open - 2)).ToEquatableArray(),
            Clauses(SymbolText.Of(method, WithConstraints).Substring(signature.Length)).ToEquatableArray(),
            IsDocumented(syntax));
    }

    private static IEnumerable<string> Clauses(string constraints) =>
        constraints.Split([" where "], StringSplitOptions.RemoveEmptyEntries).Select(static clause => "where " + clause);

    // A tuple that is written by its name, may be null or is returned by reference is no list of results.
    private static bool IsTuple(IMethodSymbol method) =>
        method is { ReturnType: INamedTypeSymbol { IsTupleType: true, TupleElements.Length: > 1 }, RefKind: RefKind.None };

    private static string Ref(IMethodSymbol method) => method.RefKind switch
    {
        RefKind.None => "",
        RefKind.Ref => "ref ",
        _ => "ref readonly ",
    };

    /// <summary>Whether the user wrote documentation of a type.</summary>
    public static bool IsDocumented(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static reference => IsDocumented(reference.GetSyntax()));

    // Where documentation is off, comments with three slashes are only comments.
    private static bool IsDocumented(SyntaxNode syntax) => syntax.GetLeadingTrivia().Any(static trivia =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
        || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
        || trivia.ToString().StartsWith("///", StringComparison.Ordinal)
        || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && trivia.ToString().StartsWith("/**", StringComparison.Ordinal)));

    // Where the last parenthesis was opened: a return type may have some of its own.
    private static int ParameterList(string signature)
    {
        var depth = 0;
        for (var i = signature.Length - 1; ; i--)
        {
            depth += signature[i] == ')' ? 1 : signature[i] == '(' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }
    }

    // At commas that are in no brackets.
    private static IEnumerable<string> Split(string parameters)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < parameters.Length; i++)
        {
            depth += parameters[i] is '(' or '<' or '[' ? 1 : parameters[i] is ')' or '>' or ']' ? -1 : 0;
            if (depth == 0 && parameters[i] == ',')
            {
                yield return parameters.Substring(start, i - start).Trim();
                start = i + 1;
            }
        }

        if (parameters.Length > start)
        {
            yield return parameters.Substring(start).Trim();
        }
    }
}
