namespace Surrogates.Generator.Catalogue;

/// <summary>The table of surrogates. Adding one is adding an entry to one of its parts and its name to <c>Surrogates.Shape</c>.</summary>
internal static class Shapes
{
    public const string Straight = "Straight";

    public static readonly IReadOnlyList<ShapeEntry> All = [.. StepShapes.All, .. BellShapes.All, .. WindowShapes.All, .. RampShapes.All];

    public static ShapeEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}
