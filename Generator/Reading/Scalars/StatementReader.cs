using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>
/// Reads statements by running them with expressions for values: loops are unrolled, both branches of a decision are run
/// and joined. Each method is false where something is not supported, which has been reported then.
/// </summary>
internal sealed class StatementReader
{
    private readonly ScalarContext _context;
    private readonly ExpressionReader _expressions;
    private readonly VariableReader _variables;
    private readonly LoopReader _loops;

    // Where a jump can go; what is reached last comes first.
    private IReadOnlyList<ILabelSymbol> _targets = [];

    public StatementReader(ScalarContext context)
    {
        _context = context;
        _expressions = new ExpressionReader(context, this);
        _variables = new VariableReader(context, _expressions);
        _loops = new LoopReader(context, _expressions, this);
    }

    /// <summary>What a static method returns for arguments; null if it is not supported.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="caller">Where it is called.</param>
    public ScalarValue? Call(IMethodSymbol method, IReadOnlyList<ScalarValue> arguments, SyntaxNode caller) => _expressions.Methods.Call(method, arguments, caller, [], Scope.Create())?[0];

    /// <summary>Reads a statement; false if it is not supported.</summary>
    public bool Read(IOperation statement, Scope scope)
    {
        _context.CancellationToken.ThrowIfCancellationRequested();
        return statement switch
        {
            _ when scope.HasLeft => true,
            IBlockOperation block => block.Operations.All(inner => Read(inner, scope)),
            IVariableDeclarationGroupOperation group => group.Declarations.SelectMany(static declaration => declaration.Declarators).All(variable => _variables.Declare(variable, scope)),
            IExpressionStatementOperation expression => _expressions.Assign(expression.Operation, scope),
            IReturnOperation returned => Return(returned, scope),
            IConditionalOperation conditional => Branch(conditional, scope),
            ISwitchOperation choice => _expressions.Choose(choice, scope),
            ILoopOperation loop => _loops.Read(loop, scope),
            IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } jump => Leave(jump.Target, scope),
            ILocalFunctionOperation or IEmptyOperation => true,
            _ => Unsupported(statement),
        };
    }

    private bool Return(IReturnOperation returned, Scope scope)
    {
        // That the value is missing where one is due, the compiler says.
        if ((returned.ReturnedValue is { } read ? _expressions.Read(read, scope) : _context.Calls.Peek().ReturnsVoid ? new Nothing() : null) is not { } value)
        {
            return false;
        }

        MethodCalls.Return(scope, value);
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
        if (!readTrue(whenTrue) || !readFalse(whenFalse))
        {
            return false;
        }

        var isJoined = true;
        scope.Join(condition, decision, whenTrue, whenFalse, (variable, a, b) =>
        {
            var value = Select(condition, variable.Name, a, b);
            _expressions.CheckArms(condition, a, b, decision, joined: value);
            isJoined &= value is not null;
            return value;
        });
        return isJoined || Unsupported(decision);
    }

    private ScalarValue? Select(Condition condition, string? name, ScalarValue whenTrue, ScalarValue whenFalse)
    {
        var value = ExpressionReader.Select(condition, whenTrue, whenFalse);
        return value is null ? null : _context.Name(name, value);
    }

    /// <summary>Reads what jumps to the labels leave or go on with.</summary>
    /// <param name="labels">The labels; what is reached last comes first.</param>
    /// <param name="read">Reads it; false if it is not supported.</param>
    public bool Within(IReadOnlyList<ILabelSymbol> labels, Func<bool> read)
    {
        var around = _targets;
        _targets = [.. around, .. labels];
        var isRead = read();
        _targets = around;
        return isRead;
    }

    /// <summary>Goes on at a label; false if what has jumped there cannot be joined, which is reported.</summary>
    /// <param name="label">The label.</param>
    /// <param name="scope">The variables, and what has jumped.</param>
    /// <param name="variables">The variables that exist there.</param>
    public bool Arrive(ILabelSymbol label, Scope scope, IReadOnlyList<ISymbol> variables)
    {
        var isJoined = true;
        scope.Arrive(label, variables, (jump, variable, jumped, other) =>
        {
            var value = Select(jump.When, variable.Name, jumped, other);
            foreach (var (condition, decision) in jump.Decisions)
            {
                _expressions.CheckArms(condition, jumped, other, decision, joined: value);
            }

            isJoined &= value is not null || Unsupported(jump.Decisions[0].Operation);
            return value;
        });
        return isJoined;
    }

    private bool Leave(ILabelSymbol target, Scope scope)
    {
        scope.Leave(target, _targets.ToList().FindIndex(label => SymbolEqualityComparer.Default.Equals(label, target)));
        return true;
    }

    public bool Unsupported(IOperation operation)
    {
        _context.Refuse(operation.Syntax, $"'{ExpressionReader.Shorten(operation.Syntax)}'");
        return false;
    }
}
