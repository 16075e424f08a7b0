using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>A number of a choice, and when it is taken: where a pattern fits, a condition holds, or both.</summary>
/// <param name="Match">What is to fit, and the pattern.</param>
/// <param name="Condition">What is to hold.</param>
/// <param name="Number">The number.</param>
internal sealed record Arm((ExpressionSyntax Value, PatternSyntax Pattern)? Match, ExpressionSyntax? Condition, ExpressionSyntax Number)
{
    public static Arm Of(SwitchExpressionArmSyntax arm, ExpressionSyntax value) =>
        new(arm.Pattern is DiscardPatternSyntax ? null : (value, arm.Pattern), arm.WhenClause?.Condition, arm.Expression);

    /// <summary>1 where it is taken and 0 where not; null where no intrinsic makes it.</summary>
    public Term? ToStep(SemanticModel semanticModel, bool asDouble)
    {
        var fits = Match is var (value, pattern) ? PatternDecision.Of(pattern, value, semanticModel, asDouble) : Term.One;
        var holds = Condition is { } condition ? Decision.Of(condition, semanticModel, asDouble) : Term.One;
        return fits is null || holds is null ? null
            : Match is null ? holds
            : Condition is null ? fits
            : fits.Times(holds);
    }

    /// <summary>The same with -1 in place of 0; null if it is no single comparison.</summary>
    public Term? ToSign(SemanticModel semanticModel, bool asDouble) => this switch
    {
        { Match: null, Condition: { } condition } => Decision.SignOf(condition, semanticModel, asDouble),
        { Match: var (value, pattern), Condition: null } => PatternDecision.SignOf(pattern, value, semanticModel, asDouble),
        _ => null,
    };

    /// <summary>The intrinsics that it becomes.</summary>
    public IEnumerable<string> NamesOf(SemanticModel semanticModel) =>
    [
        .. Match is var (value, pattern) ? PatternDecision.NamesOf(pattern, value, semanticModel) : [],
        .. Condition is { } condition ? Decision.NamesOf(condition, semanticModel) : [],
    ];

    /// <summary>For which numbers they decide otherwise; null for none.</summary>
    public string? Difference(SemanticModel semanticModel) =>
        (Match is var (value, pattern) ? CodeFixes.Difference.Of(pattern, value, semanticModel) : null)
        ?? (Condition is { } condition ? CodeFixes.Difference.Of(condition, semanticModel) : null);
}
