using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>A condition as a number: 1 where it holds and 0 where not, for NaN too.</summary>
internal static class Decision
{
    /// <summary>The number; null where no intrinsic makes it.</summary>
    public static Term? Of(ExpressionSyntax condition, SemanticModel semanticModel, bool asDouble) => condition.WithoutParentheses() switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not =>
            Of(not.Operand, semanticModel, asDouble) is { } step ? Term.One.Minus(step) : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and =>
            Both(and, semanticModel, asDouble) is var (left, right) ? left.Times(right) : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or =>
            Both(or, semanticModel, asDouble) is var (left, right) ? Term.One.Minus(Term.One.Minus(left).Times(Term.One.Minus(right))) : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal => Equality(equal.Left, equal.Right, semanticModel, asDouble),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal =>
            Equality(unequal.Left, unequal.Right, semanticModel, asDouble) is { } same ? Term.One.Minus(same) : null,
        BinaryExpressionSyntax comparison when IntrinsicOf(comparison) is { } intrinsic && Distance(comparison, semanticModel) is { } distance =>
            Term.Call(intrinsic, distance, asDouble: asDouble),
        IsPatternExpressionSyntax match => PatternDecision.Of(match.Pattern, match.Expression, semanticModel, asDouble),
        IdentifierNameSyntax name when KeptCondition.Of(name, semanticModel) is { } kept => Of(kept, semanticModel, asDouble),
        InvocationExpressionSyntax call when HelperCondition.Of(call, semanticModel) is { } helper =>
            helper.Inline(Of(helper.Condition, helper.SemanticModel, asDouble)),
        _ => null,
    };

    /// <summary>The same with -1 in place of 0; null if it is no comparison.</summary>
    public static Term? SignOf(ExpressionSyntax condition, SemanticModel semanticModel, bool asDouble) => condition.WithoutParentheses() switch
    {
        BinaryExpressionSyntax comparison when IntrinsicOf(comparison) is { } intrinsic && Distance(comparison, semanticModel) is { } distance =>
            Sign(intrinsic, distance, asDouble),
        IsPatternExpressionSyntax match => PatternDecision.SignOf(match.Pattern, match.Expression, semanticModel, asDouble),
        InvocationExpressionSyntax call when HelperCondition.Of(call, semanticModel) is { } helper =>
            helper.Inline(SignOf(helper.Condition, helper.SemanticModel, asDouble)),
        _ => null,
    };

    /// <summary>The sign that has 1 where a step has it.</summary>
    public static Term Sign(string intrinsic, Term distance, bool asDouble) => Term.Call("Sign", distance, intrinsic == "Step" ? "" : ", atZero: -1", asDouble);

    /// <summary>The intrinsics that a condition becomes, for the name of the fix.</summary>
    public static string[] NamesOf(ExpressionSyntax condition, SemanticModel semanticModel) => condition.WithoutParentheses() switch
    {
        PrefixUnaryExpressionSyntax not => NamesOf(not.Operand, semanticModel),
        BinaryExpressionSyntax comparison when IntrinsicOf(comparison) is { } intrinsic => [intrinsic],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both =>
            [.. NamesOf(both.Left, semanticModel).Union(NamesOf(both.Right, semanticModel))],
        IsPatternExpressionSyntax match => [.. PatternDecision.NamesOf(match.Pattern, match.Expression, semanticModel).Distinct()],
        IdentifierNameSyntax name when KeptCondition.Of(name, semanticModel) is { } kept => NamesOf(kept, semanticModel),
        InvocationExpressionSyntax call when HelperCondition.Of(call, semanticModel) is { } helper => NamesOf(helper.Condition, helper.SemanticModel),
        _ => ["Step"],
    };

    /// <summary>How far one side is above the other: the left one, unless the right one is asked to be greater; null if that is no real number.</summary>
    public static Term? Distance(BinaryExpressionSyntax comparison, SemanticModel semanticModel)
    {
        var isLess = comparison.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression;
        return isLess ? Distance(comparison.Right, comparison.Left, semanticModel) : Distance(comparison.Left, comparison.Right, semanticModel);
    }

    /// <summary>How far one number is above another; null if one of them is no real number.</summary>
    public static Term? Distance(ExpressionSyntax high, ExpressionSyntax low, SemanticModel semanticModel)
    {
        if (!semanticModel.GetTypeInfo(high).ConvertedType.IsReal() || !semanticModel.GetTypeInfo(low).ConvertedType.IsReal())
        {
            return null;
        }

        var isZero = (High: semanticModel.ConstantOf(high) == 0, Low: semanticModel.ConstantOf(low) == 0);
        var rest = isZero.Low ? high : isZero.High ? low : null;
        if (rest is not null && semanticModel.TypeOf(rest) is not (SpecialType.System_Single or SpecialType.System_Double))
        {
            return null;
        }

        var (upper, lower) = (Term.Of(high, semanticModel), Term.Of(low, semanticModel));
        return isZero.Low ? upper
            : isZero.High ? lower.Negated()
            : low.WithoutParentheses() is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus
                ? upper.Plus(Term.Of(minus.Operand, semanticModel))
                : upper.Minus(lower);
    }

    /// <summary>Neither above nor below.</summary>
    public static Term? Equality(ExpressionSyntax left, ExpressionSyntax right, SemanticModel semanticModel, bool asDouble) =>
        Distance(left, right, semanticModel) is { } above && Distance(right, left, semanticModel) is { } below
            ? Term.Call("Step", above, asDouble: asDouble).Times(Term.Call("Step", below, asDouble: asDouble))
            : null;

    private static (Term Left, Term Right)? Both(BinaryExpressionSyntax both, SemanticModel semanticModel, bool asDouble) =>
        Of(both.Left, semanticModel, asDouble) is { } left && Of(both.Right, semanticModel, asDouble) is { } right ? (left, right) : null;

    private static string? IntrinsicOf(BinaryExpressionSyntax comparison) => comparison.Kind() switch
    {
        SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanExpression => "StrictStep",
        SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.LessThanOrEqualExpression => "Step",
        _ => null,
    };
}
