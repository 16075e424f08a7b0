using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Removes a parameter from declarations, and its argument from all calls in a solution.</summary>
internal static class ParameterRemoval
{
    public static async Task<Solution> Apply(Solution solution, IEnumerable<IMethodSymbol> methods, int ordinal, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        foreach (var method in methods)
        {
            foreach (var declaration in method.DeclaringSyntaxReferences)
            {
                await RemoveParameter(editor, (MethodDeclarationSyntax)await declaration.GetSyntaxAsync(cancellationToken).ConfigureAwait(false), ordinal, cancellationToken).ConfigureAwait(false);
            }

            foreach (var reference in await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false))
            {
                // From the end: a call that is an argument comes before the one that it is an argument of, and may go with it.
                var written = reference.Locations.Where(static location => location is { IsImplicit: false, Document: not SourceGeneratedDocument });
                foreach (var location in written.OrderByDescending(static location => location.Location.SourceSpan.Start))
                {
                    await RemoveArgument(editor, location, ordinal, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return editor.GetChangedSolution();
    }

    private static async Task RemoveParameter(SolutionEditor solution, MethodDeclarationSyntax declaration, int ordinal, CancellationToken cancellationToken)
    {
        if (solution.OriginalSolution.GetDocument(declaration.SyntaxTree) is not { } document)
        {
            return;
        }

        var editor = await solution.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        var leading = SyntaxFactory.ParseLeadingTrivia(WithoutDocumentation(declaration, declaration.ParameterList.Parameters[ordinal]));
        editor.ReplaceNode(declaration, (node, _) =>
        {
            var current = (MethodDeclarationSyntax)node;
            var parameters = current.ParameterList.WithParameters(current.ParameterList.Parameters.RemoveAt(ordinal));
            return current.WithParameterList(parameters).WithLeadingTrivia(leading);
        });
    }

    // The lines that describe the parameter go with it.
    private static string WithoutDocumentation(MethodDeclarationSyntax declaration, ParameterSyntax parameter)
    {
        var text = declaration.GetLeadingTrivia().ToFullString();
        var element = declaration.GetLeadingTrivia()
            .Select(static trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(static comment => comment.Content.OfType<XmlElementSyntax>())
            .FirstOrDefault(element => IsAbout(element, parameter));
        if (element is null)
        {
            return text;
        }

        var (start, end) = (element.SpanStart - declaration.FullSpan.Start, element.Span.End - declaration.FullSpan.Start);
        var from = text.LastIndexOf('\n', start) + 1;
        var to = text.IndexOf('\n', end) + 1;
        return text.Remove(from, to - from);
    }

    private static async Task RemoveArgument(SolutionEditor solution, ReferenceLocation location, int ordinal, CancellationToken cancellationToken)
    {
        var editor = await solution.GetDocumentEditorAsync(location.Document.Id, cancellationToken).ConfigureAwait(false);
        var name = editor.OriginalRoot.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true);
        var called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (called.Parent is not InvocationExpressionSyntax call
            || call.Expression != called
            || editor.SemanticModel.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
        {
            return;
        }

        var argument = operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Syntax;
        var index = call.ArgumentList.Arguments.IndexOf(candidate => candidate == argument);
        if (index >= 0)
        {
            editor.ReplaceNode(call, (node, _) =>
            {
                var current = (InvocationExpressionSyntax)node;
                return current.WithArgumentList(current.ArgumentList.WithArguments(current.ArgumentList.Arguments.RemoveAt(index)));
            });
        }
    }

    private static bool IsAbout(XmlElementSyntax element, ParameterSyntax parameter) =>
        element.StartTag.Name.LocalName.ValueText == "param"
        && element.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().Any(name => name.Identifier.Identifier.ValueText == parameter.Identifier.ValueText);
}
