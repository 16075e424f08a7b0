using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>Makes the values of a scalar method: puts its intermediate values together, and looks its hard calls up.</summary>
internal static class TwinFunction
{
    /// <summary>The results of an annotated method's twin.</summary>
    public static IEnumerable<(string Name, Expression Value)> Values(TwinRule rule)
    {
        var values = new Dictionary<string, Expression>();
        Bind(rule.Bindings, values, rule.Soft);
        return rule.Results.Select(result => (result.Name, Build(result.Value, values, rule.Soft)));
    }

    /// <summary>The result of a scalar method for arguments.</summary>
    public static Expression Value(ScalarFunction function, IReadOnlyList<Expression> arguments)
    {
        var values = function.Parameters.Zip(arguments, static (name, value) => (name, value)).ToDictionary(static pair => pair.name, static pair => pair.value);
        Bind(function.Bindings, values, soft: false);
        return Build(function.Result, values, soft: false);
    }

    private static void Bind(IEnumerable<Binding> bindings, Dictionary<string, Expression> values, bool soft)
    {
        foreach (var binding in bindings)
        {
            var value = Build(binding.Value, values, soft);
            values[binding.Id] = binding.Name is { } name ? value.Named(name) : value;
        }
    }

    private static Expression Build(Expression expression, Dictionary<string, Expression> values, bool soft)
    {
        return expression switch
        {
            Variable variable => values.TryGetValue(variable.Name, out var value) ? value : variable,
            Negation negation => -Build(negation.Operand),
            Arithmetic { Operator: Operator.Add } sum => Build(sum.Left) + Build(sum.Right),
            Arithmetic { Operator: Operator.Subtract } difference => Build(difference.Left) - Build(difference.Right),
            Arithmetic { Operator: Operator.Multiply } product => Build(product.Left) * Build(product.Right),
            Arithmetic { Operator: Operator.Divide } quotient => Build(quotient.Left) / Build(quotient.Right),
            Power power => Powers.Of(Build(power.Base), power.Exponent),
            Call call => Formula.Apply(call.Function, [.. call.Arguments.Select(Build)]),
            Selection selection => Formula.Where(
                selection.Relation,
                Build(selection.Left),
                Build(selection.Right),
                Build(selection.WhenTrue),
                Build(selection.WhenFalse)),
            HardCall call => CatalogueFunction.Value(
                call with
                {
                    Arguments = call.Arguments.Select(Build).ToEquatableArray(),
                    HardParameters = call.HardParameters.Select(Build).ToEquatableArray(),
                    ShapeParameters = call.ShapeParameters.Select(Build).ToEquatableArray(),
                },
                soft),
            Surrogate surrogate => Formula.Given(
                Build(surrogate.Value),
                [.. surrogate.Partials.Select(partial => new Partial(Build(partial.Argument), Build(partial.Derivative)))]),
            _ => expression,
        };

        Expression Build(Expression inner) => TwinFunction.Build(inner, values, soft);
    }
}
