using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>A surrogate: what runs backward, and forward where the annotation says <c>Soft = true</c>.</summary>
/// <param name="Name">Its name in the enumeration <c>Surrogates.Shape</c>.</param>
/// <param name="Noun">How a sentence names it.</param>
/// <param name="Parameters">The numbers it has, which the annotation or a parameter of the method gives.</param>
/// <param name="StandIn">The smooth function of the distance u to the threshold, and of the parameters.</param>
internal sealed record ShapeEntry(
    string Name,
    string Noun,
    EquatableArray<ShapeParameter> Parameters,
    Func<Expression, IReadOnlyList<Expression>, Expression> StandIn)
{
    /// <summary>
    /// The derivative by u in the form in which it is to be written, where that form is better than what differentiating
    /// <see cref="StandIn"/> gives. A test holds the two together.
    /// </summary>
    public Func<Expression, IReadOnlyList<Expression>, Expression>? Derivative { get; init; }
}

/// <summary>A number that a shape has, such as its steepness.</summary>
/// <param name="Name">Its name, in the annotation and as a parameter of the annotated method.</param>
/// <param name="Default">The value where neither names one.</param>
internal sealed record ShapeParameter(string Name, double Default);
