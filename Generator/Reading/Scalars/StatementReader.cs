using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>
/// Reads statements by running them with expressions for values: loops are unrolled, both branches of a decision are run
/// and joined. Each method is false where something is not supported, which has been reported then.
/// </summary>
internal sealed class StatementReader
{
    private const int MostIterations = 1024;

    private readonly ScalarContext _context;
    private readonly ExpressionReader _expressions;
    private int _iterations;

    // Where a jump can go, with nothing undecided on the way, and where one is going.
    private IReadOnlyList<ILabelSymbol> _targets = [];
    private ILabelSymbol? _jump;

    public StatementReader(ScalarContext context)
    {
        _context = context;
        _expressions = new ExpressionReader(context, this);
    }

    /// <summary>What a method returns for arguments; null if it is not supported.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="caller">Where it is called.</param>
    /// <param name="around">The variables there, which a local function reads too.</param>
    public ScalarValue? Call(IMethodSymbol method, IReadOnlyList<ScalarValue> arguments, SyntaxNode caller, Scope? around = null)
    {
        if (_context.Calls.Contains(method, SymbolEqualityComparer.Default))
        {
            _context.Report(DiagnosticDescriptors.Recursion, caller, method.Name);
            return null;
        }

        var syntax = _context.Declarations(method).FirstOrDefault();
        if (Body(syntax) is not { } body)
        {
            _context.Report(DiagnosticDescriptors.Unsupported, caller, $"the call of '{method.Name}', whose source is not in this project,");
            return null;
        }

        var scope = method.MethodKind == MethodKind.LocalFunction && around is not null ? around.Branch() : Scope.Create();
        foreach (var (parameter, argument) in method.Parameters.Zip(arguments, static (parameter, argument) => (parameter, argument)))
        {
            scope[parameter] = argument;
        }

        _context.Calls.Push(method);
        var isRead = Read(body, scope);
        _context.Calls.Pop();

        // A way that does not return is an error to the compiler, which reports it.
        return isRead && scope.HasReturned ? Result(scope) : null;
    }

    private IOperation? Body(SyntaxNode? syntax) =>
        (syntax is null ? null : _context.ModelOf(syntax.SyntaxTree).GetOperation(syntax, _context.CancellationToken)) switch
        {
            IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            _ => null,
        };

    private ScalarValue? Result(Scope scope)
    {
        var result = scope.Returns[scope.Returns.Count - 1].Value;
        for (var i = scope.Returns.Count - 2; i >= 0; i--)
        {
            var (when, value, decisions) = scope.Returns[i];
            foreach (var (condition, decision) in decisions)
            {
                _expressions.CheckArms(condition, value, result, decision);
            }

            var joined = Select(when, null, value, result);
            if (joined is null)
            {
                return null;
            }

            result = joined;
        }

        return result;
    }

    /// <summary>Reads a statement; false if it is not supported.</summary>
    public bool Read(IOperation statement, Scope scope)
    {
        _context.CancellationToken.ThrowIfCancellationRequested();
        return statement switch
        {
            _ when scope.HasReturned || _jump is not null => true,
            IBlockOperation block => block.Operations.All(inner => Read(inner, scope)),
            IVariableDeclarationGroupOperation group => group.Declarations.SelectMany(static declaration => declaration.Declarators).All(variable => Declare(variable, scope)),
            IExpressionStatementOperation expression => _expressions.Assign(expression.Operation, scope),
            IReturnOperation returned => Return(returned, scope),
            IConditionalOperation conditional => Branch(conditional, scope),
            ISwitchOperation choice => _expressions.Choose(choice, scope),
            IForLoopOperation loop => Unroll(loop, scope),
            IBranchOperation jump when _targets.Contains(jump.Target, SymbolEqualityComparer.Default) => Jump(jump.Target),
            ILocalFunctionOperation or IEmptyOperation => true,
            _ => Unsupported(statement),
        };
    }

    private bool Declare(IVariableDeclaratorOperation variable, Scope scope)
    {
        // What is assigned to one name would have to change what the other stands for.
        if (variable.Symbol.IsRef)
        {
            _context.Report(DiagnosticDescriptors.Unsupported, variable.Syntax, $"'{variable.Symbol.Name}', which is a reference to another variable,");
            return false;
        }

        // A variable without a value gets one before it is read, or the code does not compile.
        var initializer = variable.Initializer ?? (variable.Parent as IVariableDeclarationOperation)?.Initializer;
        if (initializer is null)
        {
            scope[variable.Symbol] = ScalarValue.Unassigned(variable.Symbol.Type)!;
            return scope[variable.Symbol] is not null || Unsupported(variable);
        }

        if (_expressions.Read(initializer.Value, scope) is not { } value || _expressions.Converted(value, variable.Symbol.Type, initializer.Value) is not { } converted)
        {
            return false;
        }

        scope[variable.Symbol] = _context.Name(variable.Symbol.Name, converted);
        return true;
    }

    private bool Return(IReturnOperation returned, Scope scope)
    {
        if (returned.ReturnedValue is null || _expressions.Read(returned.ReturnedValue, scope) is not { } value)
        {
            return returned.ReturnedValue is not null ? false : Unsupported(returned);
        }

        scope.Returns.Add(Returned.Always(value));
        scope.HasReturned = true;
        return true;
    }

    private bool Branch(IConditionalOperation conditional, Scope scope) =>
        _expressions.Read(conditional.Condition, scope) is Bool { Condition: var condition }
        && Branch(
            condition,
            conditional.Condition,
            scope,
            branch => Read(conditional.WhenTrue, branch),
            branch => conditional.WhenFalse is null || Read(conditional.WhenFalse, branch));

    /// <summary>Reads the branch that is taken, or both where that is not known; false if something is not supported.</summary>
    /// <param name="condition">When the first branch is taken.</param>
    /// <param name="decision">Where that is decided.</param>
    /// <param name="scope">The variables.</param>
    /// <param name="readTrue">Reads the first branch.</param>
    /// <param name="readFalse">Reads the other.</param>
    public bool Branch(Condition condition, IOperation decision, Scope scope, Func<Scope, bool> readTrue, Func<Scope, bool> readFalse)
    {
        if (condition is Truth known)
        {
            return known.Value ? readTrue(scope) : readFalse(scope);
        }

        _context.Decided(decision.Syntax, condition);
        var (whenTrue, whenFalse) = (scope.Branch(), scope.Branch());
        var targets = _targets;
        _targets = [];
        var isRead = readTrue(whenTrue) && readFalse(whenFalse);
        _targets = targets;
        if (!isRead)
        {
            return false;
        }

        var isJoined = true;
        scope.Join(condition, decision, whenTrue, whenFalse, (variable, a, b) =>
        {
            _expressions.CheckArms(condition, a, b, decision);
            var value = Select(condition, variable.Name, a, b);
            isJoined &= value is not null;
            return value;
        });
        if (scope.HasReturned)
        {
            // Every way has returned, so the last one needs no condition.
            scope.Returns[scope.Returns.Count - 1] = scope.Returns[scope.Returns.Count - 1] with { When = Condition.Always, Decisions = [] };
        }

        return isJoined || Unsupported(decision);
    }

    private ScalarValue? Select(Condition condition, string? name, ScalarValue whenTrue, ScalarValue whenFalse)
    {
        var value = ExpressionReader.Select(condition, whenTrue, whenFalse);
        return value is null ? null : _context.Name(name, value);
    }

    private bool Unroll(IForLoopOperation loop, Scope scope)
    {
        if (!loop.Before.All(statement => Read(statement, scope)))
        {
            return false;
        }

        return Within([loop.ExitLabel, loop.ContinueLabel], () => Iterate(loop, scope));
    }

    private bool Iterate(IForLoopOperation loop, Scope scope)
    {
        while (!scope.HasReturned && !Reaches(loop.ExitLabel))
        {
            if (Continues(loop, scope) is not { } continues || (continues && _iterations++ == MostIterations))
            {
                _context.Report(DiagnosticDescriptors.LoopBounds, loop.Condition?.Syntax ?? loop.Syntax, MostIterations.ToString(CultureInfo.InvariantCulture));
                return false;
            }

            if (!continues)
            {
                return true;
            }

            if (!Read(loop.Body, scope))
            {
                return false;
            }

            Reaches(loop.ContinueLabel);
            if (!loop.AtLoopBottom.All(statement => Read(statement, scope)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads what jumps to the labels leave or go on with.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="read">Reads it; false if it is not supported.</param>
    public bool Within(IReadOnlyList<ILabelSymbol> labels, Func<bool> read)
    {
        var around = _targets;
        _targets = [.. around, .. labels];
        var isRead = read();
        _targets = around;
        return isRead;
    }

    /// <summary>Whether a jump goes to a label, which it then has reached.</summary>
    public bool Reaches(ILabelSymbol label)
    {
        if (!SymbolEqualityComparer.Default.Equals(_jump, label))
        {
            return false;
        }

        _jump = null;
        return true;
    }

    private bool Jump(ILabelSymbol target)
    {
        _jump = target;
        return true;
    }

    // Null if that is not known.
    private bool? Continues(IForLoopOperation loop, Scope scope) =>
        loop.Condition is null ? true
        : CountsWholeNumbers(loop.Condition) && _expressions.Read(loop.Condition, scope) is Bool { Known: { } known } ? known
        : null;

    // How often a loop over real numbers runs depends on their rounding.
    private static bool CountsWholeNumbers(IOperation condition) => !condition.DescendantsAndSelf()
        .Any(static operation => operation is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Single or SpecialType.System_Double });

    private bool Unsupported(IOperation operation)
    {
        _context.Report(DiagnosticDescriptors.Unsupported, operation.Syntax, $"'{ExpressionReader.Shorten(operation.Syntax)}'");
        return false;
    }
}
