using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;

namespace Surrogates.Generator.Catalogue;

/// <summary>Makes the value of a hard operation, with the gradient of a shape.</summary>
internal static class CatalogueFunction
{
    /// <summary>The smooth stand-in of the whole operation in terms of the method's operands; null if its shape has none.</summary>
    public static Expression? StandIn(CatalogueRule rule)
    {
        var shape = Shapes.Find(rule.Shape)!;
        var parameters = Parameters(rule);
        return shape.StandIn is { } standIn ? HardOps.Find(rule.Hard)!.Value(Operands(rule), (_, u) => standIn(u, parameters)) : null;
    }

    public static Expression Value(CatalogueRule rule) => Value(rule.Hard, rule.Shape, Operands(rule), Parameters(rule), rule.Soft);

    /// <param name="hard">The operation's name.</param>
    /// <param name="shape">The shape's name.</param>
    /// <param name="arguments">The operands; those that are missing have their defaults.</param>
    /// <param name="parameters">The shape's parameters.</param>
    /// <param name="soft">Whether the smooth stand-in is the value.</param>
    public static Expression Value(
        string hard,
        string shape,
        IReadOnlyList<Expression> arguments,
        IReadOnlyList<Expression> parameters,
        bool soft)
    {
        var entry = HardOps.Find(hard)!;
        var surrogate = Shapes.Find(shape)!;
        IReadOnlyList<Expression> operands =
            [.. entry.Operands.Select((operand, i) => i < arguments.Count ? arguments[i] : (Expression)operand.Default!.Value)];
        return entry.Value(
            operands,
            (value, u) => new Surrogate(soft ? surrogate.StandIn!(u, parameters) : value, surrogate.Partials(u, parameters)));
    }

    private static IReadOnlyList<Expression> Operands(CatalogueRule rule)
    {
        var entry = HardOps.Find(rule.Hard)!;
        return [.. entry.Operands.Select((operand, i) => i < rule.Operands.Count ? new Variable(rule.Operands[i]) : (Expression)operand.Default!.Value)];
    }

    private static IReadOnlyList<Expression> Parameters(CatalogueRule rule) =>
        [.. rule.ShapeParameters.Select(static argument => argument.Parameter is { } name ? new Variable(name) : (Expression)argument.Value)];
}
