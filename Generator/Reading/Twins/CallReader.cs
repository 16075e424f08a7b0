using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Diagnostics;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>Reads calls: of intrinsics, of mathematical functions, and of other scalar methods, which are read in their place.</summary>
internal sealed class CallReader(TwinContext context, ExpressionReader expressions, StatementReader statements)
{
    public ScalarValue? Read(IInvocationOperation invocation, Scope scope)
    {
        var method = invocation.TargetMethod;
        var home = method.ContainingType;
        if (home.ToDisplayString() == KnownNames.Surrogate)
        {
            return ReadIntrinsic(invocation, scope);
        }

        if (MathFunctions.IsHome(home))
        {
            return ReadFunction(invocation, scope);
        }

        var arguments = Ordered(invocation).Select(argument => expressions.Read(argument.Value, scope)).OfType<ScalarValue>().ToArray();
        if (arguments.Length != method.Parameters.Length)
        {
            return null;
        }

        return method.IsStatic || method.MethodKind == MethodKind.LocalFunction
            ? statements.Call(method.OriginalDefinition, arguments, invocation.Syntax)
            : expressions.Unsupported(invocation);
    }

    private static IEnumerable<IArgumentOperation> Ordered(IInvocationOperation invocation) =>
        invocation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0);

    private ScalarValue? ReadFunction(IInvocationOperation invocation, Scope scope)
    {
        var name = invocation.TargetMethod.Name;
        var isHard = MathFunctions.IsHard(name);
        if (isHard && context.Detached == 0)
        {
            context.Report(DiagnosticDescriptors.LostGradient, invocation.Syntax, ExpressionReader.Shorten(invocation.Syntax), name);
        }

        var arguments = Ordered(invocation).Select(argument => expressions.ReadNumber(argument.Value, scope)).OfType<Expression>().ToArray();
        if (arguments.Length != invocation.Arguments.Length)
        {
            return null;
        }

        var value = name == "Sign" ? Formula.Sign(arguments[0]) : MathFunctions.Call(name, arguments);
        return value is null ? expressions.Unsupported(invocation) : new Number(value);
    }

    private ScalarValue? ReadIntrinsic(IInvocationOperation invocation, Scope scope)
    {
        var name = invocation.TargetMethod.Name;
        if (name == "Detach")
        {
            context.Detached++;
            var value = expressions.ReadNumber(invocation.Arguments[0].Value, scope);
            context.Detached--;
            return value is null ? null : new Number(Detachment.Of(context.Bind(null, value)));
        }

        var hard = HardOps.Find(name);
        var arguments = Ordered(invocation)
            .Where(argument => hard is null || !IsShapeArgument(argument))
            .Select(argument => expressions.ReadNumber(argument.Value, scope))
            .OfType<Expression>()
            .Select(argument => context.Bind(null, argument))
            .ToArray();
        if (hard is null)
        {
            return arguments.Length == invocation.Arguments.Length && MathFunctions.Call(name, arguments) is { } function
                ? new Number(function)
                : expressions.Unsupported(invocation);
        }

        var named = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "shape");
        var shape = Shapes.Find(ShapeName(named) ?? context.Surrogates.Shape ?? hard.DefaultShape);
        if (shape is null)
        {
            return expressions.Unsupported(invocation);
        }

        var parameters = shape.Parameters.Select(parameter => ReadParameter(parameter, invocation, scope)).OfType<Expression>().ToArray();
        return parameters.Length == shape.Parameters.Count
            ? new Number(new HardCall(hard.Name, shape.Name, arguments.ToEquatableArray(), parameters.ToEquatableArray()))
            : null;
    }

    private static bool IsShapeArgument(IArgumentOperation argument) =>
        argument.Parameter is { } parameter && (parameter.Name == "shape" || Shapes.All.Any(shape => shape.Parameters.Any(candidate => candidate.Name == parameter.Name)));

    // The name of the enumeration's member; null for the default and for a value that is not a member.
    private static string? ShapeName(IArgumentOperation? argument)
    {
        var member = argument?.Value.Type?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, argument.Value.ConstantValue.Value));
        return member is null or { Name: "Default" } ? null : member.Name;
    }

    private Expression? ReadParameter(ShapeParameter parameter, IInvocationOperation invocation, Scope scope)
    {
        var argument = invocation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == parameter.Name);
        var isGiven = argument is { ArgumentKind: ArgumentKind.Explicit };
        return isGiven ? expressions.ReadNumber(argument!.Value, scope)
            : context.Surrogates.Parameters.TryGetValue(parameter.Name, out var value) ? value
            : parameter.Default;
    }
}
