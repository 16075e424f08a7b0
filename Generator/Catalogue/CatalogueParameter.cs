namespace Surrogates.Generator.Catalogue;

/// <summary>A number that a shape or a hard operation has, such as its steepness.</summary>
/// <param name="Name">Its name as a parameter of the annotated method.</param>
/// <param name="Default">The value where neither the annotation nor the method gives one.</param>
/// <param name="Range">The values that it may have.</param>
internal sealed record CatalogueParameter(string Name, double Default, ParameterRange Range)
{
    /// <summary>Its name in the annotation: that of an argument for the steepness, of a property for all others.</summary>
    public string Argument => ArgumentOf(Name);

    /// <summary>Whether the formula has another form for each value, so that no parameter of the method can give it.</summary>
    public bool IsFixed => Range.IsWhole;

    /// <summary>The name in the annotation of a parameter of the method.</summary>
    public static string ArgumentOf(string name) => name == "k" ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
