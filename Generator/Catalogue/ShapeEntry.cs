using System.Globalization;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>A function of u and of a shape's parameters.</summary>
/// <param name="u">The distance to the threshold, or the number that is rounded.</param>
/// <param name="parameters">The parameters.</param>
internal delegate Expression ShapeFunction(Expression u, IReadOnlyList<Expression> parameters);

/// <summary>The derivatives of a function of u and of a shape's parameters by each of these.</summary>
/// <param name="u">The distance to the threshold, or the number that is rounded.</param>
/// <param name="parameters">The parameters.</param>
internal delegate IReadOnlyList<Expression> ParameterDerivatives(Expression u, IReadOnlyList<Expression> parameters);

/// <summary>A surrogate: what runs backward, and forward where the annotation says <c>Soft = true</c>.</summary>
/// <param name="Name">Its name in the enumeration <c>Surrogates.Shape</c>.</param>
/// <param name="Noun">How a sentence names it.</param>
/// <param name="Parameters">The numbers it has, which the annotation or a parameter of the method gives.</param>
internal sealed record ShapeEntry(string Name, string Noun, EquatableArray<CatalogueParameter> Parameters)
{
    /// <summary>The smooth function, if there is one.</summary>
    public ShapeFunction? StandIn { get; init; }

    /// <summary>
    /// The derivative by u: where there is no stand-in, or where it is to be written in a better form than what
    /// differentiating the stand-in gives. A test holds the two together.
    /// </summary>
    public ShapeFunction? Derivative { get; init; }

    /// <summary>The derivative where the stand-in runs forward, if it differs from that under the hard operation.</summary>
    public ShapeFunction? SoftDerivative { get; init; }

    /// <summary>
    /// The derivatives by the parameters, in their order, where they are to be written in a better form than what differentiating
    /// the stand-in gives. A test holds the two together.
    /// </summary>
    public ParameterDerivatives? ByParameters { get; init; }

    /// <summary>What <c>Scale</c> stretches the stand-in about: 1/2 for a smooth step.</summary>
    public double Middle { get; init; }

    /// <summary>Who introduced it, or has it.</summary>
    public string Source { get; init; } = "";

    /// <summary>The derivatives by u and by those of the parameters that are no constants.</summary>
    public EquatableArray<Partial> Partials(Expression u, IReadOnlyList<Expression> parameters, bool isSoft = false)
    {
        var derivative = (isSoft ? SoftDerivative : null) ?? Derivative;
        if (StandIn is not { } standIn)
        {
            return [new Partial(u, derivative!(u, parameters))];
        }

        var areKnown = parameters.All(static parameter => parameter is Constant);
        var slopes = derivative is not null && (areKnown || ByParameters is not null) ? [] : Slopes(standIn, u, parameters);
        var byParameters = areKnown ? [] : ByParameters?.Invoke(u, parameters) ?? slopes.Skip(1);
        return parameters.Zip(byParameters, static (parameter, derivative) => new Partial(parameter, derivative))
            .Where(static partial => partial.Argument is not Constant)
            .Prepend(new Partial(u, derivative?.Invoke(u, parameters) ?? slopes[0]))
            .ToEquatableArray();
    }

    // By variables in place of what is computed, of which no node may be left: 3 * (2 * x) is 6 * x.
    private static IReadOnlyList<Expression> Slopes(ShapeFunction standIn, Expression u, IReadOnlyList<Expression> parameters)
    {
        var table = new NodeTable();
        var arguments = new Dictionary<string, Expression>();
        Expression[] variables = [.. parameters.Prepend(u).Select(Variable)];
        var slopes = Differentiator.Gradient(standIn(variables[0], [.. variables.Skip(1)]), 1, variables);
        return FlatFormula.Of(slopes).Build(name => arguments[name], static (call, _) => throw new ArgumentException($"{call} is not resolved.", nameof(call)));

        Expression Variable(Expression argument, int position)
        {
            if (argument is Constant)
            {
                return argument;
            }

            var variable = table.Variable(position.ToString(CultureInfo.InvariantCulture));
            arguments.Add(variable.Name, argument);
            return variable;
        }
    }
}
