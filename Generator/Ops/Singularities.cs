using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>Tells operations that may be infinite or NaN, themselves or in a derivative, where their operands are finite.</summary>
internal sealed class Singularities
{
    private readonly HashSet<Node> _aboveZero = [];
    private readonly HashSet<Node> _notNegative = [];

    /// <param name="nodes">The operations, each after its operands.</param>
    public Singularities(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (IsAboveZero(node))
            {
                _aboveZero.Add(node);
            }

            if (AboveZero(node) || IsNotNegative(node))
            {
                _notNegative.Add(node);
            }
        }
    }

    /// <summary>Whether one of the operations may be so.</summary>
    public bool Has(Node node) => node switch
    {
        Arithmetic { Operator: Operator.Divide } quotient => !AboveZero(quotient.Right),
        Call call when call.Function == FunctionTable.Exp => !IsBelowZero(GradientOverride.ValueOf(call.Arguments[0])),
        Call call when call.Function == FunctionTable.Log => !AboveZero(call.Arguments[0]),
        Call call when call.Function == FunctionTable.Log1p => !NotNegative(call.Arguments[0]),
        Call call => !call.Function.IsRegular,
        _ => false,
    };

    // By more than a constant.
    private bool IsAboveZero(Node node) => node switch
    {
        Constant constant => constant.Value > 0,
        Arithmetic { Operator: Operator.Add } sum => (AboveZero(sum.Left) && NotNegative(sum.Right)) || (NotNegative(sum.Left) && AboveZero(sum.Right)),
        Power power => AboveZero(power.Base),
        Call call when call.Function == FunctionTable.Square => AboveZero(call.Arguments[0]),
        Call call when call.Function == FunctionTable.Max => call.Arguments.Any(AboveZero),
        _ => false,
    };

    private bool IsNotNegative(Node node) => node switch
    {
        Constant constant => constant.Value >= 0,
        Arithmetic { Operator: Operator.Add or Operator.Multiply } both => NotNegative(both.Left) && NotNegative(both.Right),
        Call call => call.Function.IsNeverNegative,
        _ => false,
    };

    private bool IsBelowZero(Node node) => node switch
    {
        Negation negation => NotNegative(negation.Operand),
        Arithmetic { Operator: Operator.Multiply, Left: Constant { Value: < 0 } } product => NotNegative(product.Right),
        _ => false,
    };

    private bool AboveZero(Node node) => _aboveZero.Contains(GradientOverride.ValueOf(node));

    private bool NotNegative(Node node) => _notNegative.Contains(GradientOverride.ValueOf(node));
}
