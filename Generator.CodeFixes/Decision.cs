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
            Of(and.Left, semanticModel, asDouble) is { } left && Of(and.Right, semanticModel, asDouble) is { } right ? left.Times(right) : null,
        BinaryExpressionSyntax comparison when IntrinsicOf(comparison) is { } intrinsic && Distance(comparison, semanticModel) is { } distance =>
            Term.Call(intrinsic, distance, asDouble: asDouble),
        _ => null,
    };

    /// <summary>The same with -1 in place of 0; null if it is no comparison.</summary>
    public static Term? SignOf(ExpressionSyntax condition, SemanticModel semanticModel, bool asDouble) =>
        condition.WithoutParentheses() is BinaryExpressionSyntax comparison
        && IntrinsicOf(comparison) is { } intrinsic
        && Distance(comparison, semanticModel) is { } distance
            ? Term.Call("Sign", distance, intrinsic == "Step" ? "" : ", atZero: -1", asDouble)
            : null;

    /// <summary>The intrinsic that a condition becomes, for the name of the fix.</summary>
    public static string NameOf(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>().Select(IntrinsicOf).FirstOrDefault(static name => name is not null) ?? "Step";

    /// <summary>How far the greater side is above the other; null if that is no real number.</summary>
    public static Term? Distance(BinaryExpressionSyntax comparison, SemanticModel semanticModel)
    {
        var isLess = comparison.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression;
        var (high, low) = isLess ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
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

    private static string? IntrinsicOf(BinaryExpressionSyntax comparison) => comparison.Kind() switch
    {
        SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanExpression => "StrictStep",
        SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.LessThanOrEqualExpression => "Step",
        _ => null,
    };
}
