using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads calls: of mathematical functions, and of other scalar methods, which are read in their place.</summary>
internal sealed class CallReader(ScalarContext context, ExpressionReader expressions, MethodCalls calls)
{
    private readonly Ties _ties = new(context);
    private readonly IntrinsicReader _intrinsics = new(context, expressions);

    public ScalarValue? Read(IInvocationOperation invocation, Scope scope)
    {
        var method = invocation.TargetMethod;
        var home = method.ContainingType;
        if (home.ToDisplayString() == KnownNames.Surrogate)
        {
            return _intrinsics.Read(invocation, scope);
        }

        if (MathFunctions.IsHome(home) || GenericMathematics.IsHome(home))
        {
            return ReadFunction(invocation, scope);
        }

        return method is { Name: "GetLength", ContainingType.SpecialType: SpecialType.System_Array } ? ReadLength(invocation, scope) : calls.Read(invocation, scope);
    }

    /// <summary>The arguments in the order of the parameters.</summary>
    public static IEnumerable<IArgumentOperation> Ordered(IInvocationOperation invocation) =>
        invocation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0);

    private ScalarValue? ReadLength(IInvocationOperation invocation, Scope scope) =>
        expressions.Read(invocation.Instance!, scope) is Table table && expressions.Read(invocation.Arguments[0].Value, scope) is Number dimension
            ? TableReader.Length(table, dimension) ?? expressions.Unsupported(invocation)
            : null;

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
}
