using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads calls of intrinsics, the functions of <c>Surrogate</c>, which say what is to be a gradient.</summary>
internal sealed class IntrinsicReader(ScalarContext context, ExpressionReader expressions)
{
    private readonly HardIntrinsicReader _hard = new(context, expressions);

    public ScalarValue? Read(IInvocationOperation invocation, Scope scope)
    {
        if (context.Types.NumberOf(invocation.Type) is not { } type)
        {
            return expressions.Unsupported(invocation);
        }

        var given = CallReader.Ordered(invocation).ToArray();
        switch (invocation.TargetMethod.Name)
        {
            case "Detach":
                return ReadDetached(given[0], scope) is { } value ? new Number(Formula.Detached(value), type) : null;
            case "Replace":
                return ReadDetached(given[0], scope) is { } hard && expressions.ReadNumber(given[1].Value, scope) is { } soft
                    ? new Number(Deferred.Of(context.Table, Replacement.Call, [hard, soft]), type)
                    : null;
            case "Uniform":
                return ReadDraw(invocation, Distribution.Uniform, type);
            case "Normal":
                return ReadDraw(invocation, Distribution.Normal, type);
            default:
                return HardOps.Find(invocation.TargetMethod.Name) is { } entry ? _hard.Read(entry, invocation, type, scope) : ReadFunction(invocation, given, type, scope);
        }
    }

    private Number? ReadDraw(IInvocationOperation invocation, Distribution distribution, NumberType type)
    {
        if (context.Draws is { } draws)
        {
            return new Number(draws.Next(context.Table, distribution), type);
        }

        context.Report(DiagnosticDescriptors.Unsupported, invocation.Syntax, $"'{ExpressionReader.Shorten(invocation.Syntax)}', which a field, a derivative or a stand-in draws,", "draw it in the scalar method itself");
        return null;
    }

    // What is lost there is not missed.
    private Expression? ReadDetached(IArgumentOperation argument, Scope scope)
    {
        context.Detached++;
        var value = expressions.ReadNumber(argument.Value, scope);
        context.Detached--;
        return value;
    }

    private ScalarValue? ReadFunction(IInvocationOperation invocation, IReadOnlyList<IArgumentOperation> given, NumberType type, Scope scope)
    {
        var name = invocation.TargetMethod.Name;
        var arguments = given.Select(argument => expressions.ReadNumber(argument.Value, scope)).OfType<Expression>().ToArray();
        return arguments.Length != given.Count ? null
            : MathFunctions.Call(name, arguments) is not null ? new Number(Precision.Compute(type, operands => MathFunctions.Call(name, operands)!, arguments), type)
            : expressions.Unsupported(invocation);
    }
}
