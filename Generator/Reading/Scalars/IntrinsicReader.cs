using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads calls of intrinsics, the functions of <c>Surrogate</c>, which say what is to be a gradient.</summary>
internal sealed class IntrinsicReader(ScalarContext context, ExpressionReader expressions)
{
    public ScalarValue? Read(IInvocationOperation invocation, Scope scope)
    {
        if (Precision.TypeOf(invocation.Type) is not { } type)
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
            default:
                return ReadHard(invocation, type, scope);
        }
    }

    // What is lost there is not missed.
    private Expression? ReadDetached(IArgumentOperation argument, Scope scope)
    {
        context.Detached++;
        var value = expressions.ReadNumber(argument.Value, scope);
        context.Detached--;
        return value;
    }

    private ScalarValue? ReadHard(IInvocationOperation invocation, NumberType type, Scope scope)
    {
        var name = invocation.TargetMethod.Name;
        var hard = HardOps.Find(name);
        var arguments = CallReader.Ordered(invocation)
            .Where(argument => hard is null || !IsParameter(argument, hard))
            .Select(argument => expressions.ReadNumber(argument.Value, scope))
            .OfType<Expression>()
            .ToArray();
        if (hard is null)
        {
            return arguments.Length == invocation.Arguments.Length && MathFunctions.Call(name, arguments) is not null
                ? new Number(Precision.Compute(type, operands => MathFunctions.Call(name, operands)!, arguments), type)
                : expressions.Unsupported(invocation);
        }

        var named = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "shape");
        if (named is not null && !named.Value.ConstantValue.HasValue)
        {
            return expressions.Unsupported(named.Value);
        }

        // What has a gradient of its own keeps it unless a shape is named at the call.
        var namedShape = ShapeName(named);
        var own = namedShape is null && hard.DefaultShape is not null ? context.Surrogates.Own : null;
        var usualShape = hard.DefaultShape is null ? null : context.Surrogates.Shape ?? hard.DefaultShape;
        var shape = own is not null ? own.Entry : (namedShape ?? usualShape) is { } shapeName ? Shapes.Find(shapeName) : null;
        if (shape is null && hard.Shapeless is null)
        {
            return expressions.Unsupported(invocation);
        }

        if (context.Surrogates.IsSoft && shape is { StandIn: null })
        {
            context.Report(DiagnosticDescriptors.NoStandIn, invocation.Syntax, shape.Name, "'Soft = true' runs");
        }

        ReportIgnored(invocation, hard, shape);

        // What the annotation says of its own shape does not hold for another.
        var (scale, shift) = namedShape is null ? (context.Surrogates.Scale, context.Surrogates.Shift) : (1, 0);
        return Parameters(hard.Parameters, isAnnotated: false) is { } hardParameters && Parameters(shape?.Parameters ?? [], isAnnotated: namedShape is null) is { } shapeParameters
            ? new Number(Deferred.Of(
                context.Table,
                new HardCall(hard.Name, own is null ? shape?.Name : null, own, arguments.Length, scale, shift),
                [.. arguments, .. hardParameters, .. shapeParameters]),
                type)
            : null;

        IReadOnlyList<Expression>? Parameters(EquatableArray<CatalogueParameter> entries, bool isAnnotated)
        {
            var values = entries.Select(entry => ReadParameter(entry, isAnnotated, invocation, scope)).OfType<Expression>().ToArray();
            return values.Length == entries.Count ? values : null;
        }
    }

    // What is not an operand: the shape, and the numbers that shapes and the operation have.
    private static bool IsParameter(IArgumentOperation argument, HardEntry hard) =>
        argument.Parameter is { } parameter
        && (parameter.Name == "shape" || hard.Parameters.Concat(Shapes.All.SelectMany(static shape => shape.Parameters)).Any(candidate => candidate.Name == parameter.Name));

    private void ReportIgnored(IInvocationOperation invocation, HardEntry hard, ShapeEntry? shape)
    {
        foreach (var argument in invocation.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && IsParameter(argument, hard)))
        {
            var name = argument.Parameter!.Name;
            if (name != "shape" && hard.Parameters.Concat(shape?.Parameters ?? []).All(parameter => parameter.Name != name))
            {
                var without = shape is null ? "without a shape" : $"with the shape '{shape.Name}'";
                context.Report(DiagnosticDescriptors.NoEffect, argument.Value.Syntax, name, $"'{hard.Name}' {without} has no such parameter");
            }
        }
    }

    // The name of the enumeration's member; null for the default and for a value that is not a member.
    private static string? ShapeName(IArgumentOperation? argument)
    {
        var member = argument?.Value.Type?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, argument.Value.ConstantValue.Value));
        return member is null or { Name: "Default" } ? null : member.Name;
    }

    private Expression? ReadParameter(CatalogueParameter parameter, bool annotated, IInvocationOperation invocation, Scope scope)
    {
        var argument = invocation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == parameter.Name);
        if (argument is not { ArgumentKind: ArgumentKind.Explicit })
        {
            return annotated && context.Surrogates.Parameters.TryGetValue(parameter.Argument, out var given) ? given : parameter.Default;
        }

        var value = expressions.ReadNumber(argument.Value, scope);
        if (value is Constant constant && !parameter.Range.Contains(constant.Value))
        {
            var text = constant.Value.ToString(CultureInfo.InvariantCulture);
            context.Report(DiagnosticDescriptors.ParameterRange, argument.Value.Syntax, parameter.Name, text, parameter.Range.Description);
        }

        return value;
    }
}
