using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>
/// For which numbers a change makes others of what is computed: a difference of two numbers is none where both are infinite, and a product
/// with zero is none where a factor is not finite. For all that are finite nothing changes.
/// </summary>
internal static class Difference
{
    public const string Infinity = "infinity";
    public const string NotFinite = "NaN and infinity";
    public const string NaN = "NaN";
    public const string NoInteger = "NaN, infinity, and what no int holds";

    /// <summary>The numbers, if a condition becomes a number; null if it changes for none.</summary>
    public static string? Of(ExpressionSyntax condition, SemanticModel semanticModel) => IsAtInfinity(condition, semanticModel) ? Infinity : null;

    /// <summary>The numbers, if a pattern becomes a number; null if it changes for none.</summary>
    public static string? Of(PatternSyntax pattern, ExpressionSyntax value, SemanticModel semanticModel) => IsAtInfinity(pattern, value, semanticModel) ? Infinity : null;

    /// <summary>Whether a number is finite whatever the operands are.</summary>
    public static bool IsFinite(ExpressionSyntax number, SemanticModel semanticModel) => semanticModel.ConstantOf(number) is { } value
        ? !double.IsNaN(value) && !double.IsInfinity(value)
        : semanticModel.TypeOf(number) == SpecialType.System_Int32;

    // Where both sides are infinite they are equal, and their difference is not zero.
    private static bool IsAtInfinity(ExpressionSyntax condition, SemanticModel semanticModel) => condition.WithoutParentheses() switch
    {
        PrefixUnaryExpressionSyntax not => IsAtInfinity(not.Operand, semanticModel),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both =>
            IsAtInfinity(both.Left, semanticModel) || IsAtInfinity(both.Right, semanticModel),
        BinaryExpressionSyntax comparison => !(comparison.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanExpression)
            && !IsFinite(comparison.Left, semanticModel) && !IsFinite(comparison.Right, semanticModel),
        IsPatternExpressionSyntax match => IsAtInfinity(match.Pattern, match.Expression, semanticModel),
        IdentifierNameSyntax name when KeptCondition.Of(name, semanticModel) is { } kept => IsAtInfinity(kept, semanticModel),
        InvocationExpressionSyntax call when HelperCondition.Of(call, semanticModel) is { } helper => IsAtInfinity(helper.Condition, helper.SemanticModel),
        _ => false,
    };

    // What is matched may be decided already.
    private static bool IsAtInfinity(PatternSyntax pattern, ExpressionSyntax value, SemanticModel semanticModel) =>
        pattern.DescendantNodes().OfType<ExpressionSyntax>().Any(constant => semanticModel.ConstantOf(constant) is { } number && double.IsInfinity(number))
        || PatternDecision.ValuesOf(value).Any(single => semanticModel.TypeOf(single) == SpecialType.System_Boolean && IsAtInfinity(single, semanticModel));
}
