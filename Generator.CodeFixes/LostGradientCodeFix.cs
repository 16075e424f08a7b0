using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Writes the intrinsic that keeps a gradient in place of an expression that loses it, or says that it is meant to be lost.</summary>
/// <remarks>Not marked as shared: that would refer to a version of System.Composition which not every host has.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LostGradientCodeFix))]
public sealed class LostGradientCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticDescriptors.LostGradient.Id, DiagnosticDescriptors.OnlyDecides.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semanticModel)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if ((node is SwitchExpressionArmSyntax ? node.Parent : node) is ExpressionSyntax expression)
            {
                Register(context, diagnostic, Use(expression, semanticModel, context.CancellationToken));
                Register(context, diagnostic, DetachFix.Of(expression, diagnostic.Id == DiagnosticDescriptors.OnlyDecides.Id, semanticModel));
            }
        }
    }

    private static Fix? Use(ExpressionSyntax expression, SemanticModel semanticModel, CancellationToken cancellationToken) => expression switch
    {
        _ when expression.WithParentheses().Parent is IfStatementSyntax branch => BranchFix.Of(branch, semanticModel, cancellationToken),
        InvocationExpressionSyntax call => RoundingFix.Of(call, semanticModel, cancellationToken),
        CastExpressionSyntax cast => RoundingFix.Of(cast, semanticModel, cancellationToken),
        _ => DecisionFix.Of(expression, semanticModel, cancellationToken),
    };

    private static void Register(CodeFixContext context, Diagnostic diagnostic, Fix? fix)
    {
        if (fix is not null)
        {
            context.RegisterCodeFix(CodeAction.Create(fix.Title, cancellationToken => Apply(context.Document, fix, cancellationToken), fix.Key), diagnostic);
        }
    }

    private static async Task<Document> Apply(Document document, Fix fix, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        fix.Apply(editor);
        return editor.GetChangedDocument();
    }
}
