using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.CodeFixes;

/// <summary>Rounding functions, the sign, and conversions to an integer become the intrinsics that compute the same.</summary>
internal static class RoundingFix
{
    public static Fix? Of(InvocationExpressionSyntax call, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        if (semanticModel.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { Parameters.Length: 1 } method)
        {
            return null;
        }

        var argument = call.ArgumentList.Arguments[0].Expression;
        if (method.ReturnType.SpecialType == SpecialType.System_Int32)
        {
            return AsReal(call, method.Name, Term.Of(argument, semanticModel), ", atZero: 0", argument, semanticModel, cancellationToken);
        }

        // A conversion of the result is part of what is replaced: it would lose the gradient too, or has nothing left to do.
        var cast = call.WithParentheses().Parent as CastExpressionSyntax;
        var target = semanticModel.GetTypeInfo(cast?.Type ?? (ExpressionSyntax)call, cancellationToken).Type?.SpecialType;
        var term = Term.Of(argument, semanticModel);
        if (cast is not null && target == SpecialType.System_Int32)
        {
            return AsReal(cast, method.Name, term, "", argument, semanticModel, cancellationToken);
        }

        var isSingle = semanticModel.TypeOf(argument) == SpecialType.System_Single;
        return cast is not null && target == SpecialType.System_Single && isSingle
            ? Replace(cast, method.Name, Term.Call(method.Name, term))
            : Replace(call, method.Name, Term.Call(method.Name, term, asDouble: method.ReturnType.SpecialType == SpecialType.System_Double));
    }

    public static Fix? Of(CastExpressionSyntax cast, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        var operand = cast.Expression.WithoutParentheses();
        return operand is InvocationExpressionSyntax call && IntrinsicOf(call, semanticModel, cancellationToken) is { } intrinsic
            ? AsReal(cast, intrinsic, Term.Of(operand, semanticModel), operand, semanticModel, cancellationToken)
            : AsReal(cast, "Truncate", Term.Of(operand, semanticModel), "", operand, semanticModel, cancellationToken);
    }

    // What these give is whole already.
    private static string? IntrinsicOf(InvocationExpressionSyntax call, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        semanticModel.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Name: "Round" or "Floor" or "Ceiling" or "Truncate" or "Step" or "StrictStep" } method
        && $"global::{method.ContainingType.ToDisplayString()}" == Term.Home
            ? method.Name
            : null;

    private static Fix? AsReal(
        ExpressionSyntax integer,
        string intrinsic,
        Term argument,
        string more,
        ExpressionSyntax operand,
        SemanticModel semanticModel,
        CancellationToken cancellationToken) =>
        AsReal(integer, intrinsic, Term.Call(intrinsic, argument, more), operand, semanticModel, cancellationToken);

    private static Fix? AsReal(
        ExpressionSyntax integer,
        string intrinsic,
        Term real,
        ExpressionSyntax operand,
        SemanticModel semanticModel,
        CancellationToken cancellationToken)
    {
        if (semanticModel.TypeOf(operand) is not (SpecialType.System_Single or SpecialType.System_Double)
            || IntegerUse.Of(integer, semanticModel, cancellationToken) is not { } use)
        {
            return null;
        }

        var term = use.NeedsFloat ? real.AsFloat() : real;
        return Fix.Use([intrinsic], DifferenceOf(integer, intrinsic), editor =>
        {
            term.Replace(editor, integer);
            use.Redeclare(editor, term.IsDouble);
        });
    }

    private static Fix Replace(ExpressionSyntax old, string intrinsic, Term term) =>
        Fix.Use([intrinsic], difference: null, editor => term.Replace(editor, old));

    // A step is 0 or 1, also for NaN; the sign of NaN throws; and a conversion to an integer ends somewhere.
    private static string? DifferenceOf(ExpressionSyntax integer, string intrinsic) =>
        intrinsic is "Step" or "StrictStep" ? null : integer is CastExpressionSyntax ? Difference.NoInteger : Difference.NaN;
}
