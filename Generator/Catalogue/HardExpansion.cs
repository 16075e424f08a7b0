using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Catalogue;

/// <summary>What takes the place of a hard operation.</summary>
internal enum HardMode
{
    /// <summary>Its value, with the gradient of its shape.</summary>
    Hard,

    /// <summary>The smooth stand-in, with the gradient of the shape.</summary>
    Soft,

    /// <summary>The smooth stand-in alone.</summary>
    StandIn,
}

/// <summary>Looks the hard operations of a formula up, and what takes their place.</summary>
internal static class HardExpansion
{
    /// <summary>Builds formulas with their hard operations expanded.</summary>
    /// <param name="formula">The formulas as they were read.</param>
    /// <param name="variables">What stands for a variable.</param>
    /// <param name="mode">What takes the place of a hard operation.</param>
    public static IReadOnlyList<Expression> Build(FlatFormula formula, Func<string, Expression> variables, HardMode mode) =>
        formula.Build(variables, (call, arguments) => call is HardCall hard ? Of(hard, arguments, mode) : Replacement.Of(arguments[0], arguments[1], mode));

    /// <summary>The value of a hard operation.</summary>
    public static Expression Of(HardCall call, IReadOnlyList<Expression> arguments, HardMode mode)
    {
        var hard = call.Entry;
        Expression[] given = [.. arguments.Take(call.OperandCount)];
        Expression[] parameters = [.. arguments.Skip(call.OperandCount).Take(hard.Parameters.Count)];
        var shape = new ShapeUse(call.ShapeEntry ?? Shapes.Find(Shapes.Straight)!, [.. arguments.Skip(call.OperandCount + hard.Parameters.Count)], call.Scale, call.Shift);

        Expression[] operands = [.. hard.Operands.Select((operand, i) => i < given.Length ? given[i] : (Expression)operand.Default!.Value)];
        var value = call.ShapeEntry is null ? hard.Shapeless!.Value : hard.Value;
        return value(
            hard.Chance is { } chance ? [.. operands, shape.Probability(chance(operands))] : operands,
            parameters,
            mode switch
            {
                HardMode.Hard => shape.Surrogate,
                HardMode.Soft => (_, u) => shape.Soft(u, hard.IsCentred),
                _ => (_, u) => shape.StandIn(u, hard.IsCentred)!,
            });
    }
}
