namespace Surrogates.Generator.Tests.Documentation;

/// <summary>What to write in place of a library's layer of neurons.</summary>
/// <param name="Layer">The layer as it is made there; its parameters stand for numbers.</param>
/// <param name="Model">The ready-made neuron.</param>
/// <param name="Settings">What the annotation says beside it: the surrogate, then options.</param>
/// <param name="Arguments">What the constructor gets.</param>
internal sealed record LayerEntry(string Layer, string Model, string Settings, string Arguments)
{
    public string Annotation => $"[Neuron(NeuronModel.{Model}{(Settings.Length == 0 ? "" : ", " + Settings)})]";

    /// <summary>The options that it names, with what they are set to.</summary>
    public IEnumerable<(string Name, string Value)> Options => Pairs(Settings, " = ");

    /// <summary>The parameters that it gives, with what they are.</summary>
    public IEnumerable<(string Name, string Value)> Parameters => Pairs(Arguments, ": ");

    private static IEnumerable<(string Name, string Value)> Pairs(string list, string sign) => list.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .Select(item => item.Split(sign, 2))
        .Where(static pair => pair.Length == 2)
        .Select(static pair => (pair[0], pair[1]));
}
