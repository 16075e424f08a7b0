using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Unrolls loops. Each method is false where something is not supported, which has been reported then.</summary>
internal sealed class LoopReader(ScalarContext context, ExpressionReader expressions, StatementReader statements)
{
    private const int MostIterations = 1024;

    // Each is written out at least twice, and compiled: as many take some seconds.
    private const int MostValues = 20_000;

    private int _iterations;

    public bool Read(ILoopOperation loop, Scope scope) => loop switch
    {
        IForLoopOperation counted => Unroll(loop, scope, counted.Condition, counted.Before, counted.AtLoopBottom),
        IWhileLoopOperation { ConditionIsUntil: false } repeated => Unroll(loop, scope, repeated.Condition, [], [], startsWithBody: !repeated.ConditionIsTop),
        IForEachLoopOperation each => Unroll(each, scope),
        _ => statements.Unsupported(loop),
    };

    private bool Unroll(ILoopOperation loop, Scope scope, IOperation? condition, IReadOnlyList<IOperation> before, IReadOnlyList<IOperation> bottom, bool startsWithBody = false)
    {
        ISymbol[] outer = [.. scope.Variables];
        if (!before.All(statement => statements.Read(statement, scope)))
        {
            return false;
        }

        ISymbol[] variables = [.. scope.Variables];
        return statements.Within([loop.ExitLabel, loop.ContinueLabel], () =>
        {
            while (!scope.HasLeft)
            {
                if (!startsWithBody && Continues(condition, scope) is var continues && continues is not true)
                {
                    return continues is false || TooMany(condition ?? loop);
                }

                startsWithBody = false;
                if (!Round(loop, scope, variables) || !bottom.All(statement => statements.Read(statement, scope)))
                {
                    return false;
                }
            }

            return true;
        }) && statements.Arrive(loop.ExitLabel, scope, outer);
    }

    private bool Unroll(IForEachLoopOperation loop, Scope scope)
    {
        ISymbol[] variables = [.. scope.Variables];
        if (expressions.Read(loop.Collection, scope) is not Table table)
        {
            return expressions.Unsupported(loop.Collection) is not null;
        }

        return statements.Within([loop.ExitLabel, loop.ContinueLabel], () => table.Items.TakeWhile(_ => !scope.HasLeft).All(item => Declare(loop.LoopControlVariable, item, scope) && Round(loop, scope, variables)))
            && statements.Arrive(loop.ExitLabel, scope, variables);
    }

    private bool Declare(IOperation variable, ScalarValue item, Scope scope)
    {
        if (variable is not IVariableDeclaratorOperation { Symbol: var symbol })
        {
            return expressions.Store(variable, item, scope);
        }

        if (expressions.Converted(item, symbol.Type, variable) is not { } converted)
        {
            return false;
        }

        scope[symbol] = context.Name(symbol.Name, converted);
        return true;
    }

    private bool Round(ILoopOperation loop, Scope scope, IReadOnlyList<ISymbol> variables) =>
        (_iterations++ < MostIterations || TooMany((loop as IForLoopOperation)?.Condition ?? (loop as IWhileLoopOperation)?.Condition ?? loop))
        && !IsLarge(loop)
        && statements.Read(loop.Body, scope)
        && statements.Arrive(loop.ContinueLabel, scope, variables);

    private bool IsLarge(ILoopOperation loop)
    {
        if (context.Table.Count <= MostValues)
        {
            return false;
        }

        var most = MostValues.ToString("N0", CultureInfo.InvariantCulture);
        context.Refuse(loop.Syntax, $"'{ExpressionReader.Shorten(loop.Syntax)}', with which more than {most} values would be written out,", "let it run less often, or make an op of one round and loop over tensors");
        return true;
    }

    // Null if that is not known.
    private bool? Continues(IOperation? condition, Scope scope) =>
        condition is null ? true
        : CountsWholeNumbers(condition) && expressions.Read(condition, scope) is Bool { Known: { } known } ? known
        : null;

    private bool TooMany(IOperation place)
    {
        context.Report(DiagnosticDescriptors.LoopBounds, place.Syntax, MostIterations.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    // How often a loop over real numbers runs depends on their rounding.
    private static bool CountsWholeNumbers(IOperation condition) => !condition.DescendantsAndSelf()
        .Any(static operation => operation is ILocalReferenceOperation { ConstantValue.HasValue: false, Type.SpecialType: SpecialType.System_Single or SpecialType.System_Double });
}
