using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Surrogates.Generator.Reading.Scalars;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Writes the scalar method that an annotated method is to be made from, to be filled in.</summary>
/// <remarks>Not marked as shared: that would refer to a version of System.Composition which not every host has.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScalarMethodCodeFix))]
public sealed class ScalarMethodCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticDescriptors.NoScalarMethod.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semanticModel)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan) is MethodDeclarationSyntax syntax
                && semanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is { } method
                && SyntaxFacts.IsValidIdentifier(ScalarMethodFinder.NameOf(method)))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write the scalar method '{ScalarMethodFinder.NameOf(method)}'",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.InsertNodesAfter(syntax, [Skeleton(syntax, method)]))),
                        "Scalar"),
                    diagnostic);
            }
        }
    }

    private static MemberDeclarationSyntax Skeleton(MethodDeclarationSyntax syntax, IMethodSymbol method)
    {
        var parameters = method.Parameters.Zip(
            syntax.ParameterList.Parameters,
            static (parameter, written) => $"{Scalar(parameter.Type)} {written.Identifier.Text}");
        var name = ScalarMethodFinder.NameOf(method);
        var text = $$"""
            static {{Scalar(method.ReturnType)}} {{(name == method.Name ? syntax.Identifier.Text : name)}}({{string.Join(", ", parameters)}})
            {
                throw new global::System.NotImplementedException();
            }
            """;
        var end = syntax.SyntaxTree.GetText().ToString().Contains("\r\n") ? SyntaxFactory.CarriageReturnLineFeed : SyntaxFactory.LineFeed;
        return SyntaxFactory.ParseMemberDeclaration(text)!
            .WithLeadingTrivia(end)
            .WithTrailingTrivia(end)
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }

    private static string Scalar(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple =>
            $"({string.Join(", ", tuple.TupleElements.Select(static element => element.IsExplicitlyNamedTupleElement ? $"float {element.Name}" : "float"))})",
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32 or SpecialType.System_Boolean } => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        _ => "float",
    };
}
