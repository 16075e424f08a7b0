using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads calls: of intrinsics, of mathematical functions, and of other scalar methods, which are read in their place.</summary>
internal sealed class CallReader(ScalarContext context, ExpressionReader expressions, MethodCalls calls)
{
    private readonly Ties _ties = new(context);

    public ScalarValue? Read(IInvocationOperation invocation, Scope scope)
    {
        var method = invocation.TargetMethod;
        var home = method.ContainingType;
        if (home.ToDisplayString() == KnownNames.Surrogate)
        {
            return ReadIntrinsic(invocation, scope);
        }

        if (MathFunctions.IsHome(home) || GenericMathematics.IsHome(home))
        {
            return ReadFunction(invocation, scope);
        }

        return method is { Name: "GetLength", ContainingType.SpecialType: SpecialType.System_Array } ? ReadLength(invocation, scope) : calls.Read(invocation, scope);
    }

    private ScalarValue? ReadLength(IInvocationOperation invocation, Scope scope) =>
        expressions.Read(invocation.Instance!, scope) is Table table && expressions.Read(invocation.Arguments[0].Value, scope) is Number dimension
            ? TableReader.Length(table, dimension) ?? expressions.Unsupported(invocation)
            : null;

    private static IEnumerable<IArgumentOperation> Ordered(IInvocationOperation invocation) =>
        invocation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0);

    private ScalarValue? ReadFunction(IInvocationOperation invocation, Scope scope)
    {
        var name = invocation.TargetMethod.Name;
        var numbers = Ordered(invocation).Select(argument => expressions.Read(argument.Value, scope)).OfType<Number>().ToArray();
        if (numbers.Length != invocation.Arguments.Length)
        {
            return null;
        }

        if (numbers.Length == 1 && name is "CreateChecked" or "CreateSaturating" or "CreateTruncating" && context.Types.NumberOf(invocation.Type) is { } created && (name == "CreateChecked" || !created.IsWhole()))
        {
            return expressions.Convert(numbers[0], created, isChecked: name == "CreateChecked", invocation);
        }

        if (numbers.Length == 1 && NumberKinds.Of(name, numbers[0].Value) is { } kind)
        {
            return new Bool(kind);
        }

        if (MathFunctions.OfWholeNumbers(name, numbers) is { } whole)
        {
            return context.Exactly(whole, invocation.Syntax);
        }

        Expression[] arguments = [.. numbers.Select(static number => number.Value)];
        var type = context.Types.NumberOf(invocation.Type);
        if (name == "CopySign")
        {
            return ReadSign(invocation, arguments[0], arguments[1], numbers[0].Type);
        }

        if (MathFunctions.Results(name, arguments) is { } results)
        {
            return new Several(results.Select(result => (ScalarValue)new Number(result, numbers[0].Type)).ToEquatableArray());
        }

        var (value, intrinsic) = name == "Round" ? ReadRounding(invocation.TargetMethod, arguments) : (MathFunctions.Call(name, arguments), name);
        if (value is null || type is null)
        {
            context.Refuse(invocation.Syntax, $"'{ExpressionReader.Shorten(invocation.Syntax)}'", MathFunctions.AdviceFor(name));
            return null;
        }

        if (_ties.AreShared(name, arguments))
        {
            context.Report(DiagnosticDescriptors.SharedTie, invocation.Syntax, ExpressionReader.Shorten(invocation.Syntax));
        }

        if (MathFunctions.IsHard(name))
        {
            context.Lost(invocation.Syntax, arguments, [intrinsic], MathFunctions.Decisions(value, arguments));
        }

        // Of a number that is none, C# throws: there is no sign.
        return type.Value.IsWhole()
            ? new Number(value, type.Value) { Range = new WholeRange(-1, 1) }
            : new Number(Precision.Compute(type.Value, operands => Again(operands)!, arguments), type.Value);

        Expression? Again(Expression[] operands) => name == "Round" ? ReadRounding(invocation.TargetMethod, operands).Value : MathFunctions.Call(name, operands);
    }

    // The digits and the mode have defaults, and must be known.
    private static (Expression? Value, string Intrinsic) ReadRounding(IMethodSymbol method, IReadOnlyList<Expression> arguments)
    {
        if (arguments.Skip(1).Any(static argument => argument is not Constant))
        {
            return (null, method.Name);
        }

        return MathFunctions.Rounding(arguments[0], Of("digits"), (MidpointRounding)Of("mode")) is var (value, intrinsic) ? (value, intrinsic) : (null, method.Name);

        int Of(string parameter) => method.Parameters.FirstOrDefault(candidate => candidate.Name == parameter) is { } found ? (int)((Constant)arguments[found.Ordinal]).Value : 0;
    }

    // The sign only decides. That of minus zero does too, which the reciprocal tells.
    private ScalarValue ReadSign(IInvocationOperation invocation, Expression magnitude, Expression sign, NumberType type)
    {
        var isNegative = Formula.Min(sign, 1 / sign) < 0;
        var (whenTrue, whenFalse) = (new Number(-Formula.Abs(magnitude), type), new Number(Formula.Abs(magnitude), type));
        context.Decided(invocation.Syntax, isNegative, ["Sign"]);
        expressions.CheckArms(isNegative, whenTrue, whenFalse, invocation, ["Sign"]);
        return new Number(Formula.Where(isNegative, whenTrue.Value, whenFalse.Value), type);
    }

    private ScalarValue? ReadIntrinsic(IInvocationOperation invocation, Scope scope)
    {
        var name = invocation.TargetMethod.Name;
        if (context.Types.NumberOf(invocation.Type) is not { } type)
        {
            return expressions.Unsupported(invocation);
        }

        if (name == "Detach")
        {
            context.Detached++;
            var value = expressions.ReadNumber(invocation.Arguments[0].Value, scope);
            context.Detached--;
            return value is null ? null : new Number(Formula.Detached(value), type);
        }

        var hard = HardOps.Find(name);
        var arguments = Ordered(invocation)
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
