using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>Tells operations that may be infinite or NaN, themselves or in a derivative, where their operands are finite.</summary>
internal static class Singularities
{
    /// <summary>Whether an operation may be so.</summary>
    public static bool Has(Node node) => node switch
    {
        Arithmetic { Operator: Operator.Divide } quotient => !IsAboveZero(quotient.Right),
        Call call when call.Function == FunctionTable.Exp => !IsBelowZero(call.Arguments[0]),
        Call call when call.Function == FunctionTable.Log => !IsAboveZero(call.Arguments[0]),
        Call call when call.Function == FunctionTable.Log1p => !IsNotNegative(call.Arguments[0]),
        Call call => call.Function is { IsChoice: false, IsHard: false }
            && call.Function != FunctionTable.Abs && call.Function != FunctionTable.Finite && call.Function != FunctionTable.Square,
        _ => false,
    };

    // By more than a constant.
    private static bool IsAboveZero(Node node) => node switch
    {
        Constant constant => constant.Value > 0,
        Arithmetic { Operator: Operator.Add } sum => (IsAboveZero(sum.Left) && IsNotNegative(sum.Right)) || (IsNotNegative(sum.Left) && IsAboveZero(sum.Right)),
        Power power => IsAboveZero(power.Base),
        Call call when call.Function == FunctionTable.Square => IsAboveZero(call.Arguments[0]),
        Call call when call.Function == FunctionTable.Max => call.Arguments.Any(IsAboveZero),
        _ => false,
    };

    private static bool IsNotNegative(Node node) => node switch
    {
        Constant constant => constant.Value >= 0,
        Arithmetic { Operator: Operator.Multiply } product => IsNotNegative(product.Left) && IsNotNegative(product.Right),
        Call call => call.Function.IsNeverNegative,
        _ => IsAboveZero(node),
    };

    private static bool IsBelowZero(Node node) => node switch
    {
        Negation negation => IsNotNegative(negation.Operand),
        Arithmetic { Operator: Operator.Multiply, Left: Constant { Value: < 0 } } product => IsNotNegative(product.Right),
        _ => false,
    };
}
