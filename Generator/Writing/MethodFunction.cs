using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Models;

namespace Surrogates.Generator.Writing;

/// <summary>Makes a method's values and gradients of its rule.</summary>
internal static class MethodFunction
{
    public static GradientFunction Create(MethodModel method) => GradientFunction.Of(
        Outputs(method),
        [.. method.Parameters.Where(static parameter => parameter.HasGradient).Select(static parameter => parameter.Name)],
        gradient => Clip(gradient, method.Rule, ClipSide.Incoming),
        gradient => Clip(gradient, method.Rule, ClipSide.Outgoing));

    private static IReadOnlyList<Output> Outputs(MethodModel method) => method.Rule switch
    {
        CatalogueRule rule => [new Output(method.UniqueName("y"), CatalogueFunction.Value(rule.Call, rule.Soft), method.UniqueName("gradient"))],
        TwinRule { Results.Count: 1 } rule =>
            [.. TwinFunction.Values(rule).Select(result => new Output(method.UniqueName(result.Name), result.Value, method.UniqueName("gradient")))],
        TwinRule rule =>
            [.. TwinFunction.Values(rule).Select(result => new Output(result.Name, result.Value, method.UniqueName(result.Name + "Gradient")))],
        _ => throw new ArgumentException($"No function for {method.Rule.GetType().Name}.", nameof(method)),
    };

    private static Expression Clip(Expression gradient, Rule rule, ClipSide side) =>
        rule.ClipSide == side && !double.IsPositiveInfinity(rule.Clip) ? Formula.Clamp(gradient, -rule.Clip, rule.Clip) : gradient;
}
