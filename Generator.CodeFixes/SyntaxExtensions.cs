using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Questions to expressions that more than one fix asks.</summary>
internal static class SyntaxExtensions
{
    public static ExpressionSyntax WithoutParentheses(this ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression.WithoutParentheses() : expression;

    /// <summary>The expression with all parentheses that are around it.</summary>
    public static ExpressionSyntax WithParentheses(this ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax parent ? parent.WithParentheses() : expression;

    public static bool IsReal(this ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>The type that an expression has before it is converted; the one that it is converted to where it has none by itself.</summary>
    public static SpecialType TypeOf(this SemanticModel semanticModel, ExpressionSyntax expression)
    {
        var info = semanticModel.GetTypeInfo(expression.WithoutParentheses());
        return (info.Type ?? info.ConvertedType)?.SpecialType ?? SpecialType.None;
    }

    /// <summary>The value of a constant number; null if it is none.</summary>
    public static double? ConstantOf(this SemanticModel semanticModel, ExpressionSyntax expression) => semanticModel.GetConstantValue(expression) switch
    {
        { HasValue: true, Value: float or double or int } constant => Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Whether there is a comment within, which would be lost with what is around it.</summary>
    public static bool HasInnerComment(this SyntaxNode node) => node.DescendantTrivia()
        .Where(trivia => node.Span.Contains(trivia.Span))
        .Any(static trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia || trivia.IsDirective);
}
