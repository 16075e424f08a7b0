using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>Makes an entry of the user's own shape, so that nothing else tells it from the others.</summary>
internal static class OwnShapes
{
    public static ShapeEntry Entry(OwnShape own) => new(
        own.Name,
        $"'{own.Name}'",
        own.Parameters.Select(static name => new CatalogueParameter(name, 1, ParameterRange.Finite)).ToEquatableArray())
    {
        StandIn = own.Smooth is { } smooth ? (u, parameters) => Value(smooth, own, u, parameters) : null,
        Derivative = own.Derivative is { } derivative ? (u, parameters) => Value(derivative, own, u, parameters) : null,
    };

    private static Expression Value(ScalarFunction function, OwnShape own, Expression u, IReadOnlyList<Expression> parameters)
    {
        var values = own.Parameters.Zip(parameters, static (name, value) => (name, value)).ToDictionary(static pair => pair.name, static pair => pair.value);
        return TwinFunction.Value(function, [u, .. function.Parameters.Skip(1).Select(name => values[name])]);
    }
}
