using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Says that no gradient is wanted: around the expression, or around what it is computed from where it is no real number.</summary>
internal static class DetachFix
{
    /// <param name="expression">The expression.</param>
    /// <param name="onlyCompared">Whether a conditional expression has gradients to keep, and only its condition has none.</param>
    /// <param name="semanticModel">What the expression means.</param>
    public static Fix? Of(ExpressionSyntax expression, bool onlyCompared, SemanticModel semanticModel)
    {
        if (!onlyCompared && semanticModel.GetTypeInfo(expression).Type.IsReal())
        {
            return Around(expression, semanticModel);
        }

        return expression switch
        {
            CastExpressionSyntax cast => Around(cast.Expression, semanticModel),
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } call => Around(call.ArgumentList.Arguments[0].Expression, semanticModel),
            ConditionalExpressionSyntax conditional => OfCondition(conditional.Condition, semanticModel),
            SwitchExpressionSyntax choice => Around(choice.GoverningExpression, semanticModel),
            _ => OfCondition(expression, semanticModel),
        };
    }

    private static Fix? Around(ExpressionSyntax expression, SemanticModel semanticModel) =>
        semanticModel.TypeOf(expression) is SpecialType.System_Single or SpecialType.System_Double
            ? Fix.Detach(difference: null, editor => Replace(editor, expression, Term.Of(expression, semanticModel)))
            : null;

    private static Fix? OfCondition(ExpressionSyntax condition, SemanticModel semanticModel)
    {
        var decisions = Decisions(condition, semanticModel).ToArray();
        return decisions.Length > 0 && decisions.All(decision => IsReal(decision, semanticModel))
            ? Fix.Detach(Difference.Of(condition, semanticModel), editor =>
            {
                foreach (var decision in decisions)
                {
                    Detach(editor, decision, semanticModel);
                }
            })
            : null;
    }

    private static bool IsReal(ExpressionSyntax decision, SemanticModel semanticModel) => decision switch
    {
        BinaryExpressionSyntax comparison => Decision.Distance(comparison, semanticModel) is not null,
        IsPatternExpressionSyntax match => semanticModel.GetTypeInfo(match.Expression).Type.IsReal(),
        InvocationExpressionSyntax call => RealArguments(call, semanticModel).Any(),
        _ => false,
    };

    private static IEnumerable<ExpressionSyntax> RealArguments(InvocationExpressionSyntax call, SemanticModel semanticModel) =>
        call.ArgumentList.Arguments.Select(static argument => argument.Expression).Where(argument => semanticModel.GetTypeInfo(argument).Type.IsReal());

    private static void Detach(SyntaxEditor editor, ExpressionSyntax decision, SemanticModel semanticModel)
    {
        switch (decision)
        {
            case BinaryExpressionSyntax comparison:
                Detach(editor, comparison, Decision.Distance(comparison, semanticModel)!, semanticModel);
                break;
            case IsPatternExpressionSyntax match:
                Replace(editor, match.Expression, Term.Of(match.Expression, semanticModel));
                break;
            case InvocationExpressionSyntax call:
                foreach (var argument in RealArguments(call, semanticModel))
                {
                    Replace(editor, argument, Term.Of(argument, semanticModel));
                }

                break;
        }
    }

    private static void Detach(SyntaxEditor editor, BinaryExpressionSyntax comparison, Term distance, SemanticModel semanticModel)
    {
        if (semanticModel.ConstantOf(comparison.Right) is not null)
        {
            Replace(editor, comparison.Left, Term.Of(comparison.Left, semanticModel));
        }
        else if (semanticModel.ConstantOf(comparison.Left) is not null)
        {
            Replace(editor, comparison.Right, Term.Of(comparison.Right, semanticModel));
        }
        else
        {
            // The distance is that of the greater side.
            var isLess = comparison.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression;
            var zero = SyntaxFactory.ParseExpression("0");
            Replace(editor, isLess ? comparison.Right : comparison.Left, distance);
            var other = isLess ? comparison.Left : comparison.Right;
            editor.ReplaceNode(other, zero.WithTriviaFrom(other));
        }
    }

    // Every comparison and every pattern, where it is written; what is something else cannot be detached.
    private static IEnumerable<ExpressionSyntax> Decisions(ExpressionSyntax condition, SemanticModel semanticModel) => condition.WithoutParentheses() switch
    {
        PrefixUnaryExpressionSyntax not => Decisions(not.Operand, semanticModel),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both =>
            Decisions(both.Left, semanticModel).Concat(Decisions(both.Right, semanticModel)),
        IdentifierNameSyntax name when KeptCondition.Initial(name, semanticModel) is { } kept => Decisions(kept, semanticModel),
        var decision => [decision],
    };

    private static void Replace(SyntaxEditor editor, ExpressionSyntax old, Term value) =>
        Term.Call("Detach", value).Replace(editor, old);
}
