using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads switches, and the operator <c>is</c>.</summary>
internal sealed class SwitchReader(ScalarContext context, ExpressionReader expressions, StatementReader statements, StructReader structs)
{
    private readonly PatternReader _patterns = new(context, expressions, structs);

    public ScalarValue? Read(IIsPatternOperation match, Scope scope) =>
        expressions.Read(match.Value, scope) switch
        {
            null => null,
            var value when _patterns.Matches(match.Pattern, value, scope) is { } condition => new Bool(condition),
            _ => expressions.Unsupported(match),
        };

    public ScalarValue? Read(ISwitchExpressionOperation choice, Scope scope)
    {
        if (expressions.Read(choice.Value, scope) is not { } value)
        {
            return null;
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

            if (expressions.Undecided(scope, () => expressions.Read(arm.Value, scope)) is not { } armValue)
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
        return arms.Count > 0 && (choice.IsExhaustive || arms[arms.Count - 1].When is Truth) ? Joined(choice, arms) : expressions.Unsupported(choice);
    }

    public bool Read(ISwitchOperation choice, Scope scope)
    {
        if (expressions.Read(choice.Value, scope) is not { } value)
        {
            return false;
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

        return ReadFrom(0, Condition.Always, scope);

        // One section after another, as an if with an else; the last one, which takes all that is left, as an else.
        bool ReadFrom(int next, Condition left, Scope inner) =>
            next == sections.Count ? otherwise is null || Read(otherwise, choice, inner)
            : (left & !sections[next].When) is Truth { Value: false } ? Read(sections[next].Section, choice, inner)
            : statements.Branch(
                sections[next].When,
                choice.Value,
                inner,
                branch => Read(sections[next].Section, choice, branch),
                branch => ReadFrom(next + 1, left & !sections[next].When, branch));
    }

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

    private Condition? When(ISwitchExpressionArmOperation arm, ScalarValue value, Scope scope) => Guarded(_patterns.Matches(arm.Pattern, value, scope), arm.Guard, scope);

    private Condition? Guarded(Condition? matches, IOperation? guard, Scope scope) =>
        guard is null || matches is null ? matches
        : expressions.Undecided(scope, () => expressions.Read(guard, scope)) is Bool holds ? matches & holds.Condition
        : null;

    private bool Read(ISwitchCaseOperation section, ISwitchOperation choice, Scope scope)
    {
        ISymbol[] variables = [.. scope.Variables];
        return statements.Within([choice.ExitLabel], () => section.Body.All(statement => statements.Read(statement, scope)))
            && statements.Arrive(choice.ExitLabel, scope, variables);
    }

    private Condition? Matches(ICaseClauseOperation clause, ScalarValue value, Scope scope) => clause switch
    {
        ISingleValueCaseClauseOperation single => _patterns.Equals(single.Value, value, scope),
        IPatternCaseClauseOperation pattern => Guarded(_patterns.Matches(pattern.Pattern, value, scope), pattern.Guard, scope),
        _ => null,
    };
}
