namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>The table of ready-made neurons. Adding one is adding an entry to one of its parts and its name to <c>Surrogates.NeuronModel</c>.</summary>
internal static class NeuronModels
{
    public static readonly IReadOnlyList<NeuronEntry> All = [.. IntegrateAndFireNeurons.All, .. DecayNeurons.All, .. EulerNeurons.All];

    public static NeuronEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);
}
