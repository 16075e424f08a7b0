using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Removes an operand that no result depends on from the method, from its scalar method, and from all calls of both.</summary>
/// <remarks>Not marked as shared: that would refer to a version of System.Composition which not every host has.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedOperandCodeFix))]
public sealed class UnusedOperandCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticDescriptors.UnusedOperand.Id);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => RemoveAll.Instance;

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
            if (root.FindNode(diagnostic.Location.SourceSpan) is ParameterSyntax syntax
                && Operand.Of(syntax, semanticModel, context.CancellationToken) is { } operand)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Remove '{operand.Name}' from '{operand.Method.Name}' and its calls",
                        cancellationToken => operand.Remove(document.Project.Solution, cancellationToken),
                        "Remove"),
                    diagnostic);
            }
        }
    }
}
