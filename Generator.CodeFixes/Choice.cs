using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>One of two numbers, as a condition decides.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="WhenTrue">The number where it holds.</param>
/// <param name="WhenFalse">The number where not.</param>
internal sealed record Choice(ExpressionSyntax Condition, ExpressionSyntax WhenTrue, ExpressionSyntax WhenFalse)
{
    /// <summary>What intrinsics make of it, to the last bit and in the type that comes of itself; null where they do not.</summary>
    public Term? ToTerm(SemanticModel semanticModel) => Build(semanticModel, asDouble: false);

    /// <summary>The same in a type: float or double.</summary>
    public Term? ToTerm(SemanticModel semanticModel, SpecialType type) => (type, ToTerm(semanticModel)) switch
    {
        (SpecialType.System_Single, { } term) => term.AsFloat(),
        (SpecialType.System_Double, { } term) => term.IsDouble ? term : Build(semanticModel, asDouble: true),
        _ => null,
    };

    /// <summary>The intrinsics that it becomes.</summary>
    public string[] NamesOf(SemanticModel semanticModel) =>
        IsSign(semanticModel) && Decision.SignOf(Condition, semanticModel, false) is not null ? ["Sign"] : Decision.NamesOf(Condition, semanticModel);

    /// <summary>For which numbers they make another one; null for none.</summary>
    public string? Difference(SemanticModel semanticModel) =>
        CodeFixes.Difference.IsFinite(WhenTrue, semanticModel) && CodeFixes.Difference.IsFinite(WhenFalse, semanticModel)
            ? CodeFixes.Difference.Of(Condition, semanticModel)
            : CodeFixes.Difference.NotFinite;

    private bool IsSign(SemanticModel semanticModel) =>
        semanticModel.ConstantOf(WhenTrue) is { } a && semanticModel.ConstantOf(WhenFalse) is { } b && a == -b && a != 0;

    private Term? Build(SemanticModel semanticModel, bool asDouble)
    {
        var (a, b) = (semanticModel.ConstantOf(WhenTrue), semanticModel.ConstantOf(WhenFalse));
        if (!IsNumber(WhenTrue, semanticModel) || !IsNumber(WhenFalse, semanticModel) || IsInfinite(a) || IsInfinite(b))
        {
            return null;
        }

        var (whenTrue, whenFalse) = (Term.Of(WhenTrue, semanticModel), Term.Of(WhenFalse, semanticModel));
        if (IsSign(semanticModel) && Decision.SignOf(Condition, semanticModel, asDouble) is { } sign)
        {
            return Scaled(sign, a, whenTrue);
        }

        if (Decision.Of(Condition, semanticModel, asDouble) is not { } step)
        {
            return null;
        }

        return (a, b) switch
        {
            (_, 0) => Scaled(step, a, whenTrue),
            (0, _) => Scaled(Term.One.Minus(step), b, whenFalse),
            _ => Offset(step, whenTrue, whenFalse, a, b) ?? whenTrue.Times(step).Plus(whenFalse.Times(Term.One.Minus(step))),
        };
    }

    private static bool IsNumber(ExpressionSyntax expression, SemanticModel semanticModel) =>
        semanticModel.TypeOf(expression) is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32;

    // Infinity times zero is not zero.
    private static bool IsInfinite(double? value) => value is { } number && (double.IsInfinity(number) || double.IsNaN(number));

    // The text of a factor of 1 says its type.
    private static Term Scaled(Term step, double? factor, Term text) => factor switch
    {
        1 when step.IsDouble || !text.IsDouble => step,
        -1 when step.IsDouble || !text.IsDouble => step.Negated(),
        _ => text.Times(step),
    };

    /// <summary>One number and the way to the other; null if rounding would keep it from getting there.</summary>
    private static Term? Offset(Term step, Term whenTrue, Term whenFalse, double? a, double? b)
    {
        if (a is not { } to || b is not { } from)
        {
            return null;
        }

        var isDouble = step.IsDouble || whenTrue.IsDouble || whenFalse.IsDouble;
        if (Literal(whenTrue) is { } toLiteral && Literal(whenFalse) is { } fromLiteral)
        {
            var difference = toLiteral - fromLiteral;
            if (!Arrives(from, (double)difference, to, isDouble))
            {
                return null;
            }

            var suffix = whenTrue.Text.EndsWith("f", StringComparison.OrdinalIgnoreCase) || whenFalse.Text.EndsWith("f", StringComparison.OrdinalIgnoreCase) ? "f" : "";
            var text = Math.Abs(difference).ToString("0.############################", CultureInfo.InvariantCulture);
            var size = new Term(text + (text.Contains('.') ? suffix : ""), Binding.Primary, false);
            var way = size.Text == "1" ? step : size.Times(step);
            return difference > 0 ? whenFalse.Plus(way) : whenFalse.Minus(way);
        }

        var rounded = isDouble ? to - from : (float)((float)to - (float)from);
        return Arrives(from, rounded, to, isDouble) ? whenFalse.Plus(whenTrue.Minus(whenFalse).Times(step)) : null;
    }

    private static bool Arrives(double from, double difference, double to, bool isDouble) =>
        isDouble ? from + difference == to : (float)((float)from + (float)difference) == (float)to;

    private static decimal? Literal(Term term) =>
        decimal.TryParse(term.Text.TrimEnd('f', 'F', 'd', 'D'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
