using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Removes operands one after the other: each removal changes calls, and the places of the operands after it.</summary>
internal sealed class RemoveAll : FixAllProvider
{
    public static readonly RemoveAll Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            "Remove operands without effect, and their arguments from all calls",
            cancellationToken => Apply(context.WithCancellationToken(cancellationToken)),
            context.CodeActionEquivalenceKey));

    private static async Task<Solution> Apply(FixAllContext context)
    {
        var solution = context.Solution;
        var operands = new List<(DocumentId Document, SyntaxAnnotation Mark)>();
        foreach (var file in (await Diagnostics(context).ConfigureAwait(false)).GroupBy(static diagnostic => diagnostic.Location.SourceTree))
        {
            if (solution.GetDocument(file.Key) is { } document && await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root)
            {
                var marks = file
                    .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan))
                    .OfType<ParameterSyntax>()
                    .Distinct()
                    .ToDictionary(static parameter => parameter, static _ => new SyntaxAnnotation());
                solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(marks.Keys, (original, parameter) => parameter.WithAdditionalAnnotations(marks[original])));
                operands.AddRange(marks.Values.Select(mark => (document.Id, mark)));
            }
        }

        foreach (var (id, mark) in operands)
        {
            solution = await Remove(solution, id, mark, context.CancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    private static async Task<Solution> Remove(Solution solution, DocumentId id, SyntaxAnnotation mark, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(id)!;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var semanticModel = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return root?.GetAnnotatedNodes(mark).FirstOrDefault() is ParameterSyntax syntax
            && semanticModel is not null
            && Operand.Of(syntax, semanticModel, cancellationToken) is { } operand
                ? await operand.Remove(solution, cancellationToken).ConfigureAwait(false)
                : solution;
    }

    private static async Task<IEnumerable<Diagnostic>> Diagnostics(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        var diagnostics = new List<Diagnostic>();
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        }

        return diagnostics;
    }
}
