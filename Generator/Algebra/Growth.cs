namespace Surrogates.Generator.Algebra;

/// <summary>Tells values that are lost because arithmetic made numbers too large from those that another form would keep.</summary>
internal static class Growth
{
    /// <summary>Whether single precision can hold a value; not if it is NaN.</summary>
    public static bool IsSingle(double value) => Math.Abs(value) <= float.MaxValue;

    /// <summary>
    /// Of each node, by its position: whether it is not finite in single precision only because sums, products, quotients and powers of
    /// finite numbers really leave its range. One pass tells it of all.
    /// </summary>
    public static bool[] Explained(Schedule schedule, Evaluator exact, Evaluator single, int point)
    {
        var explained = new bool[schedule.Nodes.Length];
        for (var i = 0; i < explained.Length; i++)
        {
            if (schedule.Nodes[i] is Expression node && !IsSingle(single.ValueAt(i, point)))
            {
                explained[i] = IsExplained(node, i);
            }
        }

        return explained;

        // What is lost came from an operand, or else it was lost here.
        bool IsExplained(Expression node, int position)
        {
            var operands = schedule.Operands[position];
            var isLostBefore = false;
            foreach (var operand in single.Needed(position, point))
            {
                if (schedule.Nodes[operand] is Expression && !IsSingle(single.ValueAt(operand, point)))
                {
                    isLostBefore = true;
                    if (!explained[operand])
                    {
                        return false;
                    }
                }
            }

            return isLostBefore || (Math.Abs(exact.ValueAt(position, point)) > float.MaxValue && CanGrow(node, operands, exact, point));
        }
    }

    // Exponential functions are not among these: they leave the range at arguments that are usual.
    private static bool CanGrow(Expression node, int[] operands, Evaluator exact, int point) => node switch
    {
        Arithmetic { Operator: Operator.Divide } => exact.ValueAt(operands[1], point) != 0,
        Arithmetic => true,
        Power => exact.ValueAt(operands[0], point) != 0,
        Call { Function.IsPower: true } power => power.Arguments.Skip(1).All(static exponent => exponent is Constant) && exact.ValueAt(operands[0], point) != 0,
        _ => false,
    };
}
