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
            case ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression }:
                return Decision.Of(value, semanticModel, asDouble);
            case ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.FalseLiteralExpression }:
                return Decision.Of(value, semanticModel, asDouble) is { } holds ? Term.One.Minus(holds) : null;
            case ConstantPatternSyntax constant:
                return Decision.Equality(value, constant.Expression, semanticModel, asDouble);
            case UnaryPatternSyntax not:
                return Of(not.Pattern, value, semanticModel, asDouble) is { } inner ? Term.One.Minus(inner) : null;
            case RelationalPatternSyntax relational:
                return Distance(relational, value, semanticModel) is { } distance ? Term.Call(IntrinsicOf(relational), distance, asDouble: asDouble) : null;
            case BinaryPatternSyntax both when Of(both.Left, value, semanticModel, asDouble) is { } left && Of(both.Right, value, semanticModel, asDouble) is { } right:
                return both.IsKind(SyntaxKind.AndPattern) ? left.Times(right) : Term.One.Minus(Term.One.Minus(left).Times(Term.One.Minus(right)));
            case RecursivePatternSyntax tuple when PartsOf(tuple, value) is { } parts:
                var steps = parts.Select(part => Of(part.Pattern, part.Value, semanticModel, asDouble)).ToArray();
                return steps.Length == 0 ? null : steps.Aggregate(static (all, step) => step is null ? null : all?.Times(step));
            default:
                return null;
        }
    }

    /// <summary>The same with -1 in place of 0; null if it is no comparison.</summary>
    public static Term? SignOf(PatternSyntax pattern, ExpressionSyntax value, SemanticModel semanticModel, bool asDouble) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => SignOf(parenthesized.Pattern, value, semanticModel, asDouble),
        RelationalPatternSyntax relational when Distance(relational, value, semanticModel) is { } distance => Decision.Sign(IntrinsicOf(relational), distance, asDouble),
        ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression } => Decision.SignOf(value, semanticModel, asDouble),
        _ => null,
    };

    /// <summary>What a pattern matches one by one.</summary>
    public static IEnumerable<ExpressionSyntax> ValuesOf(ExpressionSyntax value) =>
        value.WithoutParentheses() is TupleExpressionSyntax tuple ? tuple.Arguments.SelectMany(static argument => ValuesOf(argument.Expression)) : [value];

    /// <summary>The intrinsics that a pattern becomes, for the name of the fix.</summary>
    public static IEnumerable<string> NamesOf(PatternSyntax pattern, ExpressionSyntax value, SemanticModel semanticModel) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => NamesOf(parenthesized.Pattern, value, semanticModel),
        UnaryPatternSyntax not => NamesOf(not.Pattern, value, semanticModel),
        BinaryPatternSyntax both => NamesOf(both.Left, value, semanticModel).Concat(NamesOf(both.Right, value, semanticModel)),
        RelationalPatternSyntax relational => [IntrinsicOf(relational)],
        ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } =>
            Decision.NamesOf(value, semanticModel),
        RecursivePatternSyntax tuple when PartsOf(tuple, value) is { } parts =>
            parts.SelectMany(part => NamesOf(part.Pattern, part.Value, semanticModel)),
        _ => ["Step"],
    };

    // What is discarded decides nothing.
    private static IEnumerable<(PatternSyntax Pattern, ExpressionSyntax Value)>? PartsOf(RecursivePatternSyntax pattern, ExpressionSyntax value) =>
        pattern is { Type: null, PropertyPatternClause: null, Designation: null, PositionalPatternClause.Subpatterns: var parts }
        && value.WithoutParentheses() is TupleExpressionSyntax tuple
        && parts.Count == tuple.Arguments.Count
        && parts.All(static part => part.NameColon is null)
            ? parts.Zip(tuple.Arguments, static (part, argument) => (part.Pattern, argument.Expression)).Where(static part => part.Pattern is not DiscardPatternSyntax)
            : null;

    private static Term? Distance(RelationalPatternSyntax relational, ExpressionSyntax value, SemanticModel semanticModel) =>
        relational.OperatorToken.Kind() is SyntaxKind.LessThanToken or SyntaxKind.LessThanEqualsToken
            ? Decision.Distance(relational.Expression, value, semanticModel)
            : Decision.Distance(value, relational.Expression, semanticModel);

    private static string IntrinsicOf(RelationalPatternSyntax relational) =>
        relational.OperatorToken.Kind() is SyntaxKind.GreaterThanToken or SyntaxKind.LessThanToken ? "StrictStep" : "Step";
}
