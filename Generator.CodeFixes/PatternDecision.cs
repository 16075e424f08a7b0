using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>A pattern as a number: 1 where it holds and 0 where not.</summary>
internal static class PatternDecision
{
    /// <summary>The number; null where no intrinsic makes it.</summary>
    public static Term? Of(PatternSyntax pattern, ExpressionSyntax value, SemanticModel semanticModel, bool asDouble)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax parenthesized:
                return Of(parenthesized.Pattern, value, semanticModel, asDouble);
            case ConstantPatternSyntax constant:
                return Decision.Equality(value, constant.Expression, semanticModel, asDouble);
            case UnaryPatternSyntax not:
                return Of(not.Pattern, value, semanticModel, asDouble) is { } inner ? Term.One.Minus(inner) : null;
            case RelationalPatternSyntax relational:
                var isLess = relational.OperatorToken.Kind() is SyntaxKind.LessThanToken or SyntaxKind.LessThanEqualsToken;
                var distance = isLess ? Decision.Distance(relational.Expression, value, semanticModel) : Decision.Distance(value, relational.Expression, semanticModel);
                return distance is null ? null : Term.Call(IntrinsicOf(relational), distance, asDouble: asDouble);
            case BinaryPatternSyntax both when Of(both.Left, value, semanticModel, asDouble) is { } left && Of(both.Right, value, semanticModel, asDouble) is { } right:
                return both.IsKind(SyntaxKind.AndPattern) ? left.Times(right) : Term.One.Minus(Term.One.Minus(left).Times(Term.One.Minus(right)));
            default:
                return null;
        }
    }

    /// <summary>The intrinsics that a pattern becomes, for the name of the fix.</summary>
    public static IEnumerable<string> NamesOf(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => NamesOf(parenthesized.Pattern),
        UnaryPatternSyntax not => NamesOf(not.Pattern),
        BinaryPatternSyntax both => NamesOf(both.Left).Concat(NamesOf(both.Right)),
        RelationalPatternSyntax relational => [IntrinsicOf(relational)],
        _ => ["Step"],
    };

    private static string IntrinsicOf(RelationalPatternSyntax relational) =>
        relational.OperatorToken.Kind() is SyntaxKind.GreaterThanToken or SyntaxKind.LessThanToken ? "StrictStep" : "Step";
}
