namespace Surrogates.Generator.Algebra;

/// <summary>
/// Tells points that are outside of a formula's domain even where a decision makes a finite value of them: where it divides by zero, and
/// where something in it is not a number.
/// </summary>
internal static class Domain
{
    /// <summary>Whether a point is outside of the domain of one of the values.</summary>
    /// <param name="schedule">The order in which the values are evaluated.</param>
    /// <param name="values">The values.</param>
    /// <param name="point">The point.</param>
    public static bool IsLeft(Schedule schedule, IEnumerable<Expression> values, IReadOnlyDictionary<string, double> point)
    {
        var exact = Evaluator.Double(schedule, [point]);
        var needed = new bool[schedule.Nodes.Length];
        foreach (var value in values)
        {
            needed[schedule.PositionOf(value)] = true;
        }

        for (var i = needed.Length - 1; i >= 0; i--)
        {
            if (!needed[i])
            {
                continue;
            }

            if (double.IsNaN(exact.ValueAt(i, 0)) || IsPole(schedule.Nodes[i], schedule.Operands[i], exact))
            {
                return true;
            }

            foreach (var operand in exact.Needed(i, 0))
            {
                needed[operand] = true;
            }

            // What decides is computed too.
            if (schedule.Nodes[i] is Selection)
            {
                needed[schedule.Operands[i][0]] = true;
            }
        }

        return false;
    }

    private static bool IsPole(Node node, int[] operands, Evaluator exact) => node switch
    {
        Arithmetic { Operator: Operator.Divide } => exact.ValueAt(operands[1], 0) == 0,
        Power { Exponent: < 0 } => exact.ValueAt(operands[0], 0) == 0,
        _ => false,
    };
}
