using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>Makes the function of a method that names a hard operation and a shape.</summary>
internal static class CatalogueFunction
{
    /// <summary>The smooth stand-in of a rule, in terms of the method's operands.</summary>
    public static Expression StandIn(CatalogueRule rule)
    {
        var (_, shape, distance, parameters) = Resolve(rule);
        return shape.StandIn(distance, parameters);
    }

    public static GradientFunction Create(MethodModel method, CatalogueRule rule)
    {
        var (hard, shape, distance, parameters) = Resolve(rule);
        var smooth = shape.StandIn(distance, parameters);
        var value = rule.Soft ? smooth : hard.Value(Operands(rule, hard));
        var output = new Surrogate(value, Partials(shape, smooth, distance, parameters));

        var operands = method.Parameters.Where(static parameter => parameter.IsTensor).Select(static parameter => parameter.Name).ToArray();
        var gradientName = method.UniqueName("gradient");
        var variables = operands.Select(static name => new Variable(name)).ToArray();
        var derivatives = Differentiator.Gradient(output, 1, variables);
        var gradients = Differentiator.Gradient(output, Clip(new Variable(gradientName), rule, ClipSide.Incoming), variables);

        return new GradientFunction(
            value,
            gradientName,
            operands
                .Select((name, i) => new OperandGradient(name, derivatives[i], Clip(gradients[i].As("d" + name), rule, ClipSide.Outgoing)))
                .ToEquatableArray());
    }

    private static (HardEntry Hard, ShapeEntry Shape, Expression Distance, IReadOnlyList<Expression> Parameters) Resolve(CatalogueRule rule)
    {
        var hard = HardOps.Find(rule.Hard)!;
        var shape = Shapes.Find(rule.Shape)!;
        return (hard, shape, hard.Distance(Operands(rule, hard)), [.. rule.ShapeParameters.Select(Argument)]);
    }

    private static IReadOnlyList<Expression> Operands(CatalogueRule rule, HardEntry hard) =>
        [.. hard.Operands.Select((operand, i) => i < rule.Operands.Count ? new Variable(rule.Operands[i]) : (Expression)operand.Default!.Value)];

    private static Expression Argument(ShapeArgument argument) =>
        argument.Parameter is { } name ? new Variable(name) : new Constant(argument.Value);

    private static EquatableArray<Partial> Partials(
        ShapeEntry shape,
        Expression smooth,
        Expression distance,
        IReadOnlyList<Expression> parameters)
    {
        Expression[] arguments = [distance, .. parameters.OfType<Variable>()];
        var derivatives = Differentiator.Gradient(smooth, 1, arguments);
        return arguments
            .Select((argument, i) => new Partial(argument, i == 0 && shape.Derivative is { } derivative ? derivative(distance, parameters) : derivatives[i]))
            .ToEquatableArray();
    }

    private static Expression Clip(Expression gradient, CatalogueRule rule, ClipSide side) =>
        rule.ClipSide == side && !double.IsPositiveInfinity(rule.Clip) ? Formula.Clamp(gradient, -rule.Clip, rule.Clip) : gradient;
}
