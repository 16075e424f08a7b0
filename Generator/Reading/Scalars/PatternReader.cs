using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads patterns: of numbers and truth values, and of what holds several of them.</summary>
internal sealed class PatternReader(ScalarContext context, ExpressionReader expressions, StructReader structs)
{
    /// <summary>When a value fits a pattern; null if that is not supported.</summary>
    public Condition? Matches(IPatternOperation pattern, ScalarValue value, Scope scope) => (pattern, value) switch
    {
        (IDiscardPatternOperation, _) => Condition.Always,
        (IDeclarationPatternOperation declaration, _) => Declare(declaration.DeclaredSymbol, value, declaration.MatchedType, scope),
        (ITypePatternOperation type, _) => Declare(null, value, type.MatchedType, scope),
        (IConstantPatternOperation constant, _) => Equals(constant.Value, value, scope),
        (IRelationalPatternOperation relational, Number number) => Compare(relational.OperatorKind, relational.Value, number, scope),
        (INegatedPatternOperation negated, _) => Matches(negated.Pattern, value, scope) is { } inner ? !inner : null,
        (IBinaryPatternOperation both, _) => Matches(both.LeftPattern, value, scope) is { } left && Matches(both.RightPattern, value, scope) is { } right
            ? both.OperatorKind == BinaryOperatorKind.Or ? left | right : left & right
            : null,
        (IRecursivePatternOperation parts, _) => MatchesParts(parts, value, scope),
        _ => null,
    };

    /// <summary>When a value equals a constant.</summary>
    public Condition? Equals(IOperation constant, ScalarValue value, Scope scope) => value switch
    {
        Number number => Compare(BinaryOperatorKind.Equals, constant, number, scope),
        Bool truth when expressions.Read(constant, scope) is Bool { Known: { } known } => known ? truth.Condition : !truth.Condition,
        _ => null,
    };

    private Condition? MatchesParts(IRecursivePatternOperation pattern, ScalarValue value, Scope scope)
    {
        var fits = Declare(pattern.DeclaredSymbol, value, pattern.MatchedType, scope);
        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            if (value is not Several several || structs.Deconstruct(several, pattern.MatchedType, pattern) is not { } items || items.Items.Count != pattern.DeconstructionSubpatterns.Length)
            {
                return null;
            }

            foreach (var (part, item) in pattern.DeconstructionSubpatterns.Zip(items.Items, static (part, item) => (part, item)))
            {
                fits = And(fits, Matches(part, item, scope));
            }
        }

        foreach (var part in pattern.PropertySubpatterns)
        {
            fits = part.Member is IMemberReferenceOperation { Member: var member } && value is Several several && Structs.IndexOf(member) is >= 0 and var index
                ? And(fits, Matches(part.Pattern, several.Items[index], scope))
                : null;
        }

        return fits;

        static Condition? And(Condition? left, Condition? right) => left is null || right is null ? null : left & right;
    }

    // The type is the value's own: numbers of another never fit, and that a value has it is known.
    private Condition? Declare(ISymbol? variable, ScalarValue value, ITypeSymbol? type, Scope scope)
    {
        if (value is Number number && context.Types.NumberOf(type) is { } matched && matched != number.Type)
        {
            return null;
        }

        if (variable is not null)
        {
            scope[variable] = context.Name(variable.Name, value);
        }

        return Condition.Always;
    }

    // The pattern NaN holds for NaN, which no comparison does.
    private Condition? Compare(BinaryOperatorKind relation, IOperation bound, Number value, Scope scope) =>
        expressions.Read(bound, scope) is Number { Value: Constant constant } number && number.Type == value.Type
            ? double.IsNaN(constant.Value) ? relation == BinaryOperatorKind.Equals ? NumberKinds.Of("IsNaN", value.Value) : null
            : (expressions.Apply(relation, value, number, isChecked: false, bound) as Bool)?.Condition
            : null;
}
