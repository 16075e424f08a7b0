namespace Surrogates.Generator.Algebra;

/// <summary>Tells values that are lost because arithmetic made numbers too large from those that another form would keep.</summary>
internal static class Growth
{
    /// <summary>Whether single precision can hold a value; not if it is NaN.</summary>
    public static bool IsSingle(double value) => Math.Abs(value) <= float.MaxValue;

    /// <summary>
    /// Whether a value that is not finite in single precision is so only because sums, products, quotients and powers of finite numbers
    /// really leave its range.
    /// </summary>
    public static bool Explains(Expression expression, Evaluator exact, Evaluator single)
    {
        var seen = new HashSet<Expression>();
        var open = new Stack<Expression>([expression]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            // What is lost came from an operand, or else it was lost here.
            var lost = Needed(node, single).Where(operand => !IsSingle(single.ValueOf(operand))).ToArray();
            if (lost.Length == 0 && !IsGrowth(node, exact))
            {
                return false;
            }

            foreach (var operand in lost)
            {
                open.Push(operand);
            }
        }

        return true;
    }

    private static IEnumerable<Expression> Needed(Expression node, Evaluator single) => node switch
    {
        Selection selection => [single.Chosen(selection)],
        GradientOverride overridden => [overridden.Value],
        _ => node.Operands.OfType<Expression>(),
    };

    // Exponential functions are not among these: they leave the range at arguments that are usual. NaN is not larger than anything.
    private static bool IsGrowth(Expression node, Evaluator exact) => Math.Abs(exact.ValueOf(node)) > float.MaxValue && node switch
    {
        Arithmetic { Operator: Operator.Divide } quotient => exact.ValueOf(quotient.Right) != 0,
        Arithmetic => true,
        Call square when square.Function == FunctionTable.Square => true,
        Power power => exact.ValueOf(power.Base) != 0,
        Call power when power.Function == FunctionTable.Pow => power.Arguments[1] is Constant && exact.ValueOf(power.Arguments[0]) != 0,
        _ => false,
    };
}
