using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;

namespace Surrogates.Generator.Catalogue;

/// <summary>Makes the function of a method that names a hard operation and a shape.</summary>
internal static class CatalogueFunction
{
    /// <summary>The smooth stand-in of the whole operation in terms of the method's operands; null if its shape has none.</summary>
    public static Expression? StandIn(CatalogueRule rule)
    {
        var (hard, shape, parameters) = Resolve(rule);
        return shape.StandIn is { } standIn ? hard.Value(Operands(rule, hard), (_, u) => standIn(u, parameters)) : null;
    }

    /// <summary>The value, with the gradient of the surrogate.</summary>
    public static Expression Value(CatalogueRule rule)
    {
        var (hard, shape, parameters) = Resolve(rule);
        return hard.Value(
            Operands(rule, hard),
            (value, u) => new Surrogate(rule.Soft ? shape.StandIn!(u, parameters) : value, shape.Partials(u, parameters)));
    }

    private static (HardEntry Hard, ShapeEntry Shape, IReadOnlyList<Expression> Parameters) Resolve(CatalogueRule rule) =>
        (HardOps.Find(rule.Hard)!, Shapes.Find(rule.Shape)!, [.. rule.ShapeParameters.Select(Argument)]);

    private static IReadOnlyList<Expression> Operands(CatalogueRule rule, HardEntry hard) =>
        [.. hard.Operands.Select((operand, i) => i < rule.Operands.Count ? new Variable(rule.Operands[i]) : (Expression)operand.Default!.Value)];

    private static Expression Argument(ShapeArgument argument) =>
        argument.Parameter is { } name ? new Variable(name) : new Constant(argument.Value);
}
