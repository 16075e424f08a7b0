using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Makes an annotated method partial, or a type that contains one.</summary>
/// <remarks>Not marked as shared: that would refer to a version of System.Composition which not every host has.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialCodeFix))]
public sealed class PartialCodeFix : CodeFixProvider
{
    private const string Key = "Partial";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticDescriptors.NotPartial.Id, DiagnosticDescriptors.TypeNotPartial.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (Fixed(root.FindNode(diagnostic.Location.SourceSpan)) is var (title, before, after))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(before, after))), Key),
                    diagnostic);
            }
        }
    }

    // A method that is partial already has its body in another part, which is whose to know.
    private static (string Title, MemberDeclarationSyntax Before, MemberDeclarationSyntax After)? Fixed(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method when !method.Modifiers.Any(SyntaxKind.PartialKeyword) =>
            ($"Make '{method.Identifier.ValueText}' partial{(HasBody(method) ? ", without its body" : "")}", method, WithoutBody(method)),
        TypeDeclarationSyntax type => ($"Make '{type.Identifier.ValueText}' partial", type, OfType(type)),
        _ => null,
    };

    private static bool HasBody(MethodDeclarationSyntax method) => method.Body is not null || method.ExpressionBody is not null;

    private static MethodDeclarationSyntax WithoutBody(MethodDeclarationSyntax method)
    {
        var returned = method.ReturnType;
        var isFirst = method.Modifiers.Count == 0;
        var partial = SyntaxFactory.Token(isFirst ? returned.GetLeadingTrivia() : default, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return method
            .WithReturnType(isFirst ? returned.WithoutLeadingTrivia() : returned)
            .WithModifiers(method.Modifiers.Add(partial))
            .WithParameterList(method.ParameterList.WithTrailingTrivia())
            .WithBody(null)
            .WithExpressionBody(null)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(method.GetTrailingTrivia()))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static TypeDeclarationSyntax OfType(TypeDeclarationSyntax type)
    {
        var isFirst = type.Modifiers.Count == 0;
        var keyword = type.Keyword;
        var partial = SyntaxFactory.Token(isFirst ? keyword.LeadingTrivia : default, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return type
            .WithKeyword(isFirst ? keyword.WithLeadingTrivia() : keyword)
            .WithModifiers(type.Modifiers.Add(partial));
    }
}
