using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Surrogates.Generator.CodeFixes;

/// <summary>An expression that chooses between numbers becomes a step, a sign, or a sum of them.</summary>
internal static class DecisionFix
{
    public static Fix? Of(ExpressionSyntax expression, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        if (expression.ContainsDirectives || Choice.Of(expression) is not { } choice)
        {
            return null;
        }

        var type = semanticModel.TypeOf(expression);
        if (type != SpecialType.System_Int32)
        {
            return choice.ToTerm(semanticModel, type) is { } term ? Replace(term, static _ => { }) : null;
        }

        return IntegerUse.Of(expression, semanticModel, cancellationToken) is { } use && choice.ToTerm(semanticModel) is { } natural
            ? Replace(use.NeedsFloat ? natural.AsFloat() : natural, editor => use.Redeclare(editor, natural.IsDouble && !use.NeedsFloat))
            : null;

        Fix Replace(Term term, Action<SyntaxEditor> more) => Fix.Use(choice.NamesOf(semanticModel), choice.Difference(semanticModel), editor =>
        {
            term.Replace(editor, expression);
            more(editor);
        });
    }
}
