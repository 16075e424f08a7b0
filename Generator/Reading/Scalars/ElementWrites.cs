using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Where code changes an element of an array, which <c>readonly</c> allows: <c>Taps[0] = 1</c>.</summary>
internal static class ElementWrites
{
    // A thousand methods of a type may read its arrays.
    private static readonly ConditionalWeakTable<SyntaxNode, ElementAccessExpressionSyntax[]> OfDeclarations = new();

    /// <summary>All within a declaration, of whatever array.</summary>
    public static IReadOnlyList<ElementAccessExpressionSyntax> Within(SyntaxNode declaration) => OfDeclarations.GetValue(
        declaration, static declaration => [.. declaration.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Where(IsChanged)]);

    private static bool IsChanged(ElementAccessExpressionSyntax element) => element.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == element,
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => element.Parent is RefExpressionSyntax,
    };
}
