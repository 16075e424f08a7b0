using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads patterns, and switches between cases by comparing a number with constants.</summary>
internal sealed class SwitchReader(ExpressionReader expressions, StatementReader statements)
{
    public ScalarValue? Read(IIsPatternOperation match, Scope scope) =>
        expressions.Read(match.Value, scope) switch
        {
            null => null,
            (Number or Bool) and var value when Matches(match.Pattern, value, scope) is { } condition => new Bool(condition),
            _ => expressions.Unsupported(match),
        };

    public ScalarValue? Read(ISwitchExpressionOperation choice, Scope scope)
    {
        if (ReadValue(choice.Value, scope) is not { } value)
        {
            return expressions.Unsupported(choice);
        }

        var arms = new List<(Condition When, ScalarValue Value, IOperation Arm)>();
        var covered = Condition.Never;
        foreach (var arm in choice.Arms)
        {
            if (When(arm, value, scope) is not { } when)
            {
                return expressions.Unsupported(choice);
            }

            if (when is Truth { Value: false })
            {
                continue;
            }

            if (expressions.Read(arm.Value, scope) is not { } armValue)
            {
                return null;
            }

            // What no arm before fits has this one.
            covered |= when;
            arms.Add((covered is Truth ? covered : when, armValue, arm));
            if (covered is Truth)
            {
                break;
            }
        }

        // Where no arm fits, C# throws.
        return arms.Count > 0 && arms[arms.Count - 1].When is Truth ? Joined(choice, arms) : expressions.Unsupported(choice);
    }

    public bool Read(ISwitchOperation choice, Scope scope)
    {
        if (ReadValue(choice.Value, scope) is not { } value)
        {
            return expressions.Unsupported(choice) is not null;
        }

        var sections = new List<(Condition When, ISwitchCaseOperation Section)>();
        ISwitchCaseOperation? otherwise = null;
        foreach (var section in choice.Cases)
        {
            var when = Condition.Never;
            foreach (var clause in section.Clauses)
            {
                if (clause is IDefaultCaseClauseOperation)
                {
                    otherwise = section;
                }
                else if (Matches(clause, value, scope) is { } matches)
                {
                    when |= matches;
                }
                else
                {
                    return expressions.Unsupported(choice) is not null;
                }
            }

            sections.Add((when, section));
        }

        return ReadFrom(0, scope);

        // One section after another, as an if with an else.
        bool ReadFrom(int next, Scope inner) => next < sections.Count
            ? statements.Branch(sections[next].When, choice.Value, inner, branch => Read(sections[next].Section, choice, branch), branch => ReadFrom(next + 1, branch))
            : otherwise is null || Read(otherwise, choice, inner);
    }

    // What is compared with each case; null if it cannot be.
    private ScalarValue? ReadValue(IOperation value, Scope scope) => expressions.Read(value, scope) is (Number or Bool) and var known ? known : null;

    private ScalarValue? Joined(IOperation choice, IReadOnlyList<(Condition When, ScalarValue Value, IOperation Arm)> arms)
    {
        var joined = arms[arms.Count - 1].Value;
        for (var i = arms.Count - 2; i >= 0; i--)
        {
            var (when, value, arm) = arms[i];
            if (expressions.Decide(when, value, joined, choice, arm.Syntax) is not { } both)
            {
                return null;
            }

            joined = both;
        }

        return joined;
    }

    private Condition? When(ISwitchExpressionArmOperation arm, ScalarValue value, Scope scope)
    {
        var matches = Matches(arm.Pattern, value, scope);
        return arm.Guard is null || matches is null
            ? matches
            : expressions.Read(arm.Guard, scope) is Bool guard ? matches & guard.Condition : null;
    }

    private bool Read(ISwitchCaseOperation section, ISwitchOperation choice, Scope scope)
    {
        var isRead = statements.Within([choice.ExitLabel], () => section.Body.All(statement => statements.Read(statement, scope)));
        statements.Reaches(choice.ExitLabel);
        return isRead;
    }

    private Condition? Matches(ICaseClauseOperation clause, ScalarValue value, Scope scope) => clause switch
    {
        ISingleValueCaseClauseOperation single => Compare(BinaryOperatorKind.Equals, single.Value, value, scope),
        IPatternCaseClauseOperation { Guard: null } pattern => Matches(pattern.Pattern, value, scope),
        _ => null,
    };

    // When a pattern holds; null if that is not supported.
    private Condition? Matches(IPatternOperation pattern, ScalarValue value, Scope scope) => pattern switch
    {
        IDiscardPatternOperation => Condition.Always,
        IConstantPatternOperation constant => Compare(BinaryOperatorKind.Equals, constant.Value, value, scope),
        IRelationalPatternOperation relational => Compare(relational.OperatorKind, relational.Value, value, scope),
        INegatedPatternOperation negated => Matches(negated.Pattern, value, scope) is { } inner ? !inner : null,
        IBinaryPatternOperation both when Matches(both.LeftPattern, value, scope) is { } left && Matches(both.RightPattern, value, scope) is { } right =>
            both.OperatorKind == BinaryOperatorKind.Or ? left | right : left & right,
        _ => null,
    };

    // The pattern NaN holds for NaN, which no comparison does.
    private Condition? Compare(BinaryOperatorKind relation, IOperation bound, ScalarValue value, Scope scope) =>
        (value, expressions.Read(bound, scope)) switch
        {
            (Number number, Number { Value: Constant constant } other) when number.Type == other.Type && !double.IsNaN(constant.Value) =>
                (expressions.Apply(relation, number, other, isChecked: false, bound) as Bool)?.Condition,
            (Bool truth, Bool { Known: { } known }) => known ? truth.Condition : !truth.Condition,
            _ => null,
        };
}
