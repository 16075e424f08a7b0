using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads what has a body in source, methods, accessors, constructors and lambdas, in the place of its call.</summary>
internal sealed class MethodCalls(ScalarContext context, ExpressionReader expressions, StatementReader statements)
{
    /// <summary>The part of a method that has the body, with the parameters that it knows.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method) => method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;

    /// <summary>What a method returns, and behind it what the variables are worth that it gives back; null if it is not supported.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="caller">Where it is called.</param>
    /// <param name="given">The variables that it gives back: parameters of its definition, or of what is around it.</param>
    /// <param name="around">The variables that it sees beside its parameters.</param>
    /// <param name="lambda">The body of a lambda.</param>
    public IReadOnlyList<ScalarValue>? Call(
        IMethodSymbol method,
        IReadOnlyList<ScalarValue> arguments,
        SyntaxNode caller,
        IReadOnlyList<ISymbol> given,
        Scope around,
        IOperation? lambda = null)
    {
        var definition = Definition(method);
        if (context.Calls.Contains(definition, SymbolEqualityComparer.Default))
        {
            context.Report(DiagnosticDescriptors.Recursion, caller, method.Name);
            return null;
        }

        if ((lambda ?? Body(context.Declarations(definition).FirstOrDefault())) is not { } body)
        {
            context.Refuse(caller, $"the call of '{method.Name}', whose source is not in this project,");
            return null;
        }

        var scope = around.Branch(given);
        foreach (var (parameter, argument) in definition.Parameters.Zip(arguments, static (parameter, argument) => (parameter, argument)))
        {
            scope[parameter] = argument;
        }

        context.Calls.Push(definition);
        var isRead = context.Types.Within(method, () => statements.Read(body, scope));
        context.Calls.Pop();
        if (isRead && !scope.HasLeft && (method.ReturnsVoid || method.MethodKind == MethodKind.Constructor))
        {
            Return(scope, new Nothing());
        }

        if (isRead && !scope.HasLeft)
        {
            ReportEnd(body, method);
            return null;
        }

        return !isRead || Result(scope, caller) is not { } result ? null
            : given.Count > 0 ? ((Several)result).Items
            : [result];
    }

    /// <summary>Leaves a method with its result.</summary>
    public static void Return(Scope scope, ScalarValue value) =>
        scope.Return(scope.Given.Count == 0 ? value : new Several([value, .. scope.Given.Select(variable => scope[variable]!)]));

    /// <summary>The arguments in the order of the parameters; null if one is not supported.</summary>
    public IReadOnlyList<ScalarValue>? ReadArguments(IReadOnlyList<IArgumentOperation> arguments, Scope scope)
    {
        // What is passed by reference is read when the method runs.
        var values = new ScalarValue[arguments.Count];
        foreach (var argument in arguments.OrderBy(static argument => argument.Parameter?.RefKind is RefKind.Ref))
        {
            var value = argument.Parameter is { RefKind: RefKind.Out } parameter ? context.Types.Default(parameter.Type) ?? expressions.Unsupported(argument) : expressions.Read(argument.Value, scope);
            if (value is null)
            {
                return null;
            }

            values[argument.Parameter?.Ordinal ?? 0] = value is Function { Around: null } function ? function with { Around = scope } : value;
        }

        return values;
    }

    /// <summary>What a call is worth, which may change variables of the caller.</summary>
    public ScalarValue? Read(IInvocationOperation invocation, Scope scope)
    {
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return expressions.Read(invocation.Instance!, scope) switch
            {
                null => null,
                Function function => ReadWithin(invocation, function, scope),
                _ => expressions.Unsupported(invocation),
            };
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return ReadWithin(invocation, new Function(method, null, null), scope);
        }

        if (ReadArguments(invocation.Arguments, scope) is not { } arguments)
        {
            return null;
        }

        if (!IsClear(invocation, arguments, null))
        {
            return null;
        }

        IParameterSymbol[] changed = [.. Definition(method).Parameters.Where(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out)];
        if (method.IsStatic)
        {
            return Call(method, arguments, invocation.Syntax, changed, Scope.Create()) is { } results && Store(invocation, changed, results.Skip(1), scope) ? results[0] : null;
        }

        if (invocation.Instance is not { } instance || Structs.FieldsOf(method.ContainingType) is null)
        {
            return expressions.Unsupported(invocation);
        }

        if (expressions.Read(instance, scope) is not { } before)
        {
            return null;
        }

        return Call(method, arguments, invocation.Syntax, [StructReader.Self(method.ContainingType), .. changed], StructReader.Members(method.ContainingType, before)) is { } all
            && (all[1].Equals(before) || expressions.Store(instance, all[1], scope))
            && Store(invocation, changed, all.Skip(2), scope)
            ? all[0]
            : null;
    }

    // A local function and a lambda see the variables around them, and may change them; but not from within a method that a lambda was
    // passed to, where only some of the elements may come by.
    private ScalarValue? ReadWithin(IInvocationOperation invocation, Function function, Scope scope)
    {
        var (method, around) = (function.Method, function.Around ?? scope);
        IParameterSymbol[] changed = [.. method.OriginalDefinition.Parameters.Where(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out)];
        ISymbol[] variables = [.. around.Variables];
        if (ReadArguments(invocation.Arguments, scope) is not { } arguments
            || !IsClear(invocation, arguments, function)
            || Call(method, arguments, invocation.Syntax, [.. variables, .. changed], around, function.Body) is not { } results)
        {
            return null;
        }

        foreach (var (variable, value) in variables.Zip(results.Skip(1), static (variable, value) => (variable, value)))
        {
            if (!value.Equals(around[variable]))
            {
                if (around != scope || around.Undecided > 0)
                {
                    context.Refuse(invocation.Syntax, $"'{ExpressionReader.Shorten(invocation.Syntax)}', which changes '{variable.Name}' and is not always called,", "return the value instead");
                    return null;
                }

                around[variable] = value;
            }
        }

        return Store(invocation, changed, results.Skip(1 + variables.Length), scope) ? results[0] : null;
    }

    // Whether the method reaches every variable under one name.
    private bool IsClear(IInvocationOperation invocation, IReadOnlyList<ScalarValue> arguments, Function? called)
    {
        var bodies = arguments.OfType<Function>().Append(called).OfType<Function>()
            .Select(function => function.Body ?? Body(context.Declarations(Definition(function.Method)).FirstOrDefault()))
            .OfType<IOperation>();
        if (Aliases.Find(invocation, bodies) is not { } variable)
        {
            return true;
        }

        context.Refuse(invocation.Syntax, $"'{ExpressionReader.Shorten(invocation.Syntax)}', which reaches '{variable.Name}' under two names,", "pass it once, or return the value");
        return false;
    }

    private bool Store(IInvocationOperation invocation, IReadOnlyList<IParameterSymbol> changed, IEnumerable<ScalarValue> values, Scope scope) =>
        changed.Zip(values, (parameter, value) => expressions.Store(invocation.Arguments.First(argument => argument.Parameter?.Ordinal == parameter.Ordinal).Value, value, scope))
            .ToArray()
            .All(static isStored => isStored);

    // A way that does not return is an error to the compiler, which reports it, unless it knows that nothing goes there.
    private void ReportEnd(IOperation body, IMethodSymbol method)
    {
        if (body.Syntax is BlockSyntax block && context.ModelOf(block.SyntaxTree).AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: false })
        {
            context.Refuse(block, $"'{method.Name}', whose last way out is a case that always holds,", "write it as 'default' or 'else'");
        }
    }

    private IOperation? Body(SyntaxNode? syntax) =>
        (syntax is null ? null : context.ModelOf(syntax.SyntaxTree).GetOperation(syntax, context.CancellationToken)) switch
        {
            IMethodBodyBaseOperation method => method.BlockBody ?? method.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            IBlockOperation expression => expression,
            _ => null,
        };

    private ScalarValue? Result(Scope scope, SyntaxNode caller)
    {
        var result = scope.Returns[scope.Returns.Count - 1].Value;
        for (var i = scope.Returns.Count - 2; i >= 0; i--)
        {
            var (when, value, decisions) = scope.Returns[i];
            foreach (var (condition, decision) in decisions)
            {
                expressions.CheckArms(condition, value, result, decision);
            }

            if (ExpressionReader.Select(when, value, result) is not { } joined)
            {
                context.Refuse(caller, $"'{ExpressionReader.Shorten(caller)}', which gives one of several functions or tables,");
                return null;
            }

            result = joined;
        }

        return result;
    }
}
