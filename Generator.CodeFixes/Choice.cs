using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>One of several numbers: that of the first arm which is taken.</summary>
/// <param name="Arms">The arms, at least one.</param>
/// <param name="Otherwise">The number where none is taken.</param>
internal sealed record Choice(IReadOnlyList<Arm> Arms, ExpressionSyntax Otherwise)
{
    /// <param name="condition">The condition.</param>
    /// <param name="whenTrue">The number where it holds.</param>
    /// <param name="whenFalse">The number where not.</param>
    public Choice(ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse)
        : this([new Arm(null, condition, whenTrue)], whenFalse)
    {
    }

    private IEnumerable<ExpressionSyntax> Numbers => Arms.Select(static arm => arm.Number).Append(Otherwise);

    /// <summary>The choice of an expression; null if it is none.</summary>
    public static Choice? Of(ExpressionSyntax expression) => expression switch
    {
        ConditionalExpressionSyntax conditional => new Choice(conditional.Condition, conditional.WhenTrue, conditional.WhenFalse),
        // The last arm takes what is left: C# would throw otherwise, and that has no gradient to lose.
        SwitchExpressionSyntax { Arms: { Count: > 1 } arms } choice =>
            new Choice([.. arms.Take(arms.Count - 1).Select(arm => Arm.Of(arm, choice.GoverningExpression))], arms.Last().Expression),
        _ => null,
    };

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
        [.. Arms.SelectMany((arm, i) => i == Arms.Count - 1 && Sign(arm, Number.Of(Otherwise, semanticModel), semanticModel, false) is not null ? ["Sign"] : arm.NamesOf(semanticModel)).Distinct()];

    /// <summary>For which numbers they make another one; null for none.</summary>
    public string? Difference(SemanticModel semanticModel) =>
        Numbers.All(number => CodeFixes.Difference.IsFinite(number, semanticModel))
            ? Arms.Select(arm => arm.Difference(semanticModel)).FirstOrDefault(static difference => difference is not null)
            : CodeFixes.Difference.NotFinite;

    private Term? Build(SemanticModel semanticModel, bool asDouble)
    {
        if (!Numbers.All(number => IsNumber(number, semanticModel) && !IsInfinite(semanticModel.ConstantOf(number))))
        {
            return null;
        }

        Number? chosen = Number.Of(Otherwise, semanticModel);
        foreach (var arm in Arms.Reverse())
        {
            chosen = chosen is not null && Between(arm, chosen, semanticModel, asDouble) is { } term ? new Number(term, null) : null;
        }

        return chosen?.Text;
    }

    private static Term? Sign(Arm arm, Number otherwise, SemanticModel semanticModel, bool asDouble) =>
        semanticModel.ConstantOf(arm.Number) is { } a && otherwise.Constant is { } b && a == -b && a != 0 ? arm.ToSign(semanticModel, asDouble) : null;

    private static Term? Between(Arm arm, Number otherwise, SemanticModel semanticModel, bool asDouble)
    {
        var ((whenTrue, a), (whenFalse, b)) = (Number.Of(arm.Number, semanticModel), otherwise);
        if (Sign(arm, otherwise, semanticModel, asDouble) is { } sign)
        {
            return Scaled(sign, a, whenTrue);
        }

        if (arm.ToStep(semanticModel, asDouble) is not { } step)
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

    private sealed record Number(Term Text, double? Constant)
    {
        public static Number Of(ExpressionSyntax expression, SemanticModel semanticModel) => new(Term.Of(expression, semanticModel), semanticModel.ConstantOf(expression));
    }
}
