using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>A condition that a local variable keeps.</summary>
internal static class KeptCondition
{
    /// <summary>The condition, as it would be now; null if it may be another by now.</summary>
    public static ExpressionSyntax? Of(IdentifierNameSyntax name, SemanticModel semanticModel) =>
        Initial(name, semanticModel) is { } condition && !IsChanged(condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>(), name) ? condition : null;

    /// <summary>The condition, as it was where the variable is declared; null if the variable gets another.</summary>
    public static ExpressionSyntax? Initial(IdentifierNameSyntax name, SemanticModel semanticModel) =>
        semanticModel.GetSymbolInfo(name).Symbol is ILocalSymbol { Type.SpecialType: SpecialType.System_Boolean } local
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } condition }
        && !IsChanged([name], name)
            ? condition
            : null;

    private static bool IsChanged(IEnumerable<IdentifierNameSyntax> read, SyntaxNode within)
    {
        var names = new HashSet<string>(read.Select(static name => name.Identifier.ValueText));
        return within.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method
            || method.DescendantNodes().Any(node => ChangedBy(node).Any(names.Contains));
    }

    private static IEnumerable<string> ChangedBy(SyntaxNode node)
    {
        var target = node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => step.Operand,
            PostfixUnaryExpressionSyntax step => step.Operand,
            _ => null,
        };
        return target?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText) ?? [];
    }
}
