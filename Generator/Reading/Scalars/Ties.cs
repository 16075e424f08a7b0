using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>
/// Finds out whether two values are equal on whole intervals of what they are computed from: where both are on levels, as rounded values
/// and constants are.
/// </summary>
/// <param name="context">Knows what differs from element to element.</param>
internal sealed class Ties(ScalarContext context)
{
    private readonly Dictionary<Node, Levels?> _levels = [];

    /// <summary>Whether a call shares the gradient of equal operands, which may be equal on whole intervals.</summary>
    /// <param name="function">The name of the function.</param>
    /// <param name="arguments">The arguments.</param>
    public bool AreShared(string function, IReadOnlyList<Expression> arguments) =>
        function is "Min" or "Max" or "MinMagnitude" or "MaxMagnitude" or "MinNumber" or "MaxNumber"
        && Of(arguments[0]) is { } first && Of(arguments[1]) is { } second
        && (first.AreSteps || second.AreSteps)
        && !IsBetween(first, arguments[1]) && !IsBetween(second, arguments[0])
        && arguments.Any(context.HasGradient);

    // A constant that no rounded value is.
    private static bool IsBetween(Levels levels, Expression value) => levels.AreWhole && value is Constant { Value: var constant } && constant != Math.Floor(constant);

    private Levels? Of(Expression value)
    {
        foreach (var node in Topology.OperandsFirst<Expression>([value], node => _levels.ContainsKey(node) ? [] : node.Operands.OfType<Expression>()))
        {
            if (!_levels.ContainsKey(node))
            {
                _levels.Add(node, Find(node));
            }
        }

        return _levels[value];
    }

    // Operands are found by now; null where there are no levels.
    private Levels? Find(Expression node) => node switch
    {
        Constant constant => new Levels(AreSteps: false, AreWhole: constant.Value == Math.Floor(constant.Value)),
        Variable variable => context.IsElement(variable.Name) ? null : new Levels(AreSteps: false, AreWhole: false),
        Whole => new Levels(AreSteps: false, AreWhole: true),
        Call { Function.IsHard: true } or Deferred { Call: HardCall { Entry.DefaultShape: not null } } => new Levels(AreSteps: true, AreWhole: true),
        Deferred { Call: Replacement } => _levels[(Expression)node.Operands[0]],
        Arithmetic { Operator: not Operator.Divide } or Negation or GradientOverride or Selection => Together(node.Operands, areWhole: true),
        Call call => Together(node.Operands, areWhole: call.Function.IsChoice || call.Function == FunctionTable.Abs),
        _ => Together(node.Operands, areWhole: false),
    };

    private Levels? Together(IEnumerable<Node> operands, bool areWhole)
    {
        Levels?[] levels = [.. operands.OfType<Expression>().Select(operand => _levels[operand])];
        return Array.TrueForAll(levels, static operand => operand is not null)
            ? new Levels(levels.Any(static operand => operand!.AreSteps), areWhole && Array.TrueForAll(levels, static operand => operand!.AreWhole))
            : null;
    }

    /// <summary>What is known of values that stay the same on intervals.</summary>
    /// <param name="AreSteps">Whether elements step from one to another.</param>
    /// <param name="AreWhole">Whether all are whole numbers.</param>
    private sealed record Levels(bool AreSteps, bool AreWhole);
}
