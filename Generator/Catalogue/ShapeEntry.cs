using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>A surrogate: what runs backward, and forward where the annotation says <c>Soft = true</c>.</summary>
/// <param name="Name">Its name in the enumeration <c>Surrogates.Shape</c>.</param>
/// <param name="Noun">How a sentence names it.</param>
/// <param name="Parameters">The numbers it has, which the annotation or a parameter of the method gives.</param>
internal sealed record ShapeEntry(string Name, string Noun, EquatableArray<ShapeParameter> Parameters)
{
    /// <summary>The smooth function of u and of the parameters, if there is one.</summary>
    public Func<Expression, IReadOnlyList<Expression>, Expression>? StandIn { get; init; }

    /// <summary>
    /// The derivative by u: where there is no stand-in, or where it is to be written in a better form than what
    /// differentiating the stand-in gives. A test holds the two together.
    /// </summary>
    public Func<Expression, IReadOnlyList<Expression>, Expression>? Derivative { get; init; }

    /// <summary>The derivatives by u and by those of the parameters that are variables.</summary>
    public EquatableArray<Partial> Partials(Expression u, IReadOnlyList<Expression> parameters)
    {
        if (StandIn is not { } standIn)
        {
            return [new Partial(u, Derivative!(u, parameters))];
        }

        Expression[] arguments = [u, .. parameters.OfType<Variable>()];
        var derivatives = Differentiator.Gradient(standIn(u, parameters), 1, arguments);
        return arguments
            .Select((argument, i) => new Partial(argument, i == 0 && Derivative is { } derivative ? derivative(u, parameters) : derivatives[i]))
            .ToEquatableArray();
    }
}

/// <summary>A number that a shape has, such as its steepness.</summary>
/// <param name="Name">Its name as a parameter of the annotated method; with a capital, as a property of the attribute.</param>
/// <param name="Default">The value where neither names one.</param>
internal sealed record ShapeParameter(string Name, double Default);
