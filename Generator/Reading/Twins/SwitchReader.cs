using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>Reads patterns, and switches between cases of which a constant chooses one.</summary>
internal sealed class SwitchReader(ExpressionReader expressions, StatementReader statements)
{
    public ScalarValue? Read(IIsPatternOperation match, Scope scope) =>
        expressions.Read(match.Value, scope) switch
        {
            null => null,
            Number number when Matches(match.Pattern, number, scope) is { } condition => new Truth(condition),
            _ => expressions.Unsupported(match),
        };

    public ScalarValue? Read(ISwitchExpressionOperation choice, Scope scope)
    {
        if (expressions.Read(choice.Value, scope) is not Number { Value: Constant } value)
        {
            return expressions.Unsupported(choice);
        }

        foreach (var arm in choice.Arms)
        {
            if (arm.Guard is not null || Matches(arm.Pattern, value, scope) is not Condition.Known known)
            {
                return expressions.Unsupported(choice);
            }

            if (known.Value)
            {
                return expressions.Read(arm.Value, scope);
            }
        }

        return expressions.Unsupported(choice);
    }

    public bool Read(ISwitchOperation choice, Scope scope)
    {
        if (expressions.Read(choice.Value, scope) is not Number { Value: Constant } value)
        {
            return expressions.Unsupported(choice) is not null;
        }

        ISwitchCaseOperation? otherwise = null;
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                if (clause is IDefaultCaseClauseOperation)
                {
                    otherwise = section;
                }
                else if (Matches(clause, value, scope) is not Condition.Known known)
                {
                    return expressions.Unsupported(choice) is not null;
                }
                else if (known.Value)
                {
                    return Read(section.Body, scope);
                }
            }
        }

        return otherwise is null || Read(otherwise.Body, scope);
    }

    // What ends a section ends the switch.
    private bool Read(IReadOnlyCollection<IOperation> body, Scope scope) => body.All(statement => statement switch
    {
        IBranchOperation { BranchKind: BranchKind.Break } => statement.Parent is ISwitchCaseOperation or IBlockOperation { Parent: ISwitchCaseOperation },
        IBlockOperation { Parent: ISwitchCaseOperation } block => Read(block.Operations, scope),
        _ => statements.Read(statement, scope),
    });

    private Condition? Matches(ICaseClauseOperation clause, Number value, Scope scope) => clause switch
    {
        ISingleValueCaseClauseOperation single => Compare(BinaryOperatorKind.Equals, single.Value, value, scope),
        IPatternCaseClauseOperation { Guard: null } pattern => Matches(pattern.Pattern, value, scope),
        _ => null,
    };

    // When a pattern holds; null if that is not supported.
    private Condition? Matches(IPatternOperation pattern, Number value, Scope scope) => pattern switch
    {
        IDiscardPatternOperation => Condition.Always,
        IConstantPatternOperation constant => Compare(BinaryOperatorKind.Equals, constant.Value, value, scope),
        IRelationalPatternOperation relational => Compare(relational.OperatorKind, relational.Value, value, scope),
        INegatedPatternOperation negated => Matches(negated.Pattern, value, scope) is { } inner ? Condition.Not(inner) : null,
        IBinaryPatternOperation both when Matches(both.LeftPattern, value, scope) is { } left && Matches(both.RightPattern, value, scope) is { } right =>
            both.OperatorKind == BinaryOperatorKind.Or ? Condition.Or(left, right) : Condition.And(left, right),
        _ => null,
    };

    // The pattern NaN holds for NaN, which no comparison does.
    private Condition? Compare(BinaryOperatorKind relation, IOperation bound, Number value, Scope scope) =>
        expressions.Read(bound, scope) is Number { Value: Constant constant } && !double.IsNaN(constant.Value)
            ? (BinaryOperators.Apply(relation, value, new Number(constant)) as Truth)?.Condition
            : null;
}
