namespace Surrogates.Generator.Catalogue;

/// <summary>The table of hard operations. Adding one is adding an entry to one of its parts and its name to <c>Surrogates.Hard</c>.</summary>
internal static class HardOps
{
    public static readonly IReadOnlyList<HardEntry> All = [.. StepOps.All, .. SignOps.All, .. RoundingOps.All, .. Quantizers.All, .. RandomOps.All];

    public static HardEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}
