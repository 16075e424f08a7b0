using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>A shape that the user wrote.</summary>
/// <param name="Parameters">The names of its parameters.</param>
/// <param name="Smooth">The stand-in, of u and of parameters; null if there is none.</param>
/// <param name="Derivative">The derivative, of u and of parameters; null where that of the stand-in is taken.</param>
internal sealed record OwnShape(EquatableArray<string> Parameters, ScalarFunction? Smooth, ScalarFunction? Derivative)
{
    /// <summary>The method that names it.</summary>
    public string Name => (Smooth ?? Derivative)!.Name;

    /// <summary>It as an entry, so that nothing tells it from those of the catalogue.</summary>
    public ShapeEntry Entry => new(Name, $"'{Name}'", Parameters.Select(static name => new CatalogueParameter(name, 1, ParameterRange.Finite)).ToEquatableArray())
    {
        StandIn = Smooth is null ? null : (u, parameters) => Value(Smooth, u, parameters),
        Derivative = Derivative is null ? null : (u, parameters) => Value(Derivative, u, parameters),
    };

    private Expression Value(ScalarFunction function, Expression u, IReadOnlyList<Expression> parameters)
    {
        var values = Parameters.Zip(parameters, static (name, value) => (name, value)).ToDictionary(static pair => pair.name, static pair => pair.value);
        values[function.Parameters[0]] = u;
        return HardExpansion.Build(function.Formula, name => values[name], HardMode.Hard)[0];
    }
}
