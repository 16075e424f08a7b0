using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>One step of a ready-made neuron in the notation of a textbook: a line for each of its values, after those that it is computed from.</summary>
internal sealed class NeuronFormula
{
    // The spike of the step before, as a reset that is delayed sees it.
    private const string Fired = "fired";

    private readonly Dictionary<string, (Expression Compared, string Relation, Expression Threshold)> _spikes = [];

    private NeuronFormula(NeuronEntry neuron)
    {
        var outputs = neuron.Run(Symbols.Variable, Spike);
        var values = neuron.States.Select((state, i) => (Name: state.Name + "'", Value: outputs[i + 1])).ToList();
        var potential = _spikes.TryGetValue("s", out var spike) ? values.Find(value => value.Value.Equals(spike.Compared)).Name ?? "h" : null;
        if (potential == "h")
        {
            values.Add((potential, spike.Compared));
        }

        var names = values.Select(static value => value.Name).ToHashSet();
        var texts = new FormulaSheet([.. values.Select(static value => ((string?)value.Name, value.Value))], _spikes.Keys).Texts;
        var lines = values.Zip(texts, (value, text) => (
            value.Name,
            Text: $"{value.Name} = {text with { Definitions = [.. text.Definitions.Where(definition => !names.Contains(definition.Name))] }}",
            Uses: text.Definitions.Select(static definition => definition.Name).ToArray())).ToArray();
        var used = lines.Where(line => line.Name == potential).SelectMany(static line => line.Uses).ToHashSet();
        Lines =
        [
            .. _spikes.Where(static spike => spike.Key == Fired).Select(static spike => Decision(Fired, Textbook.Write(spike.Value.Compared), spike.Value)),
            .. lines.Where(line => used.Contains(line.Name)).Select(static line => line.Text),
            .. lines.Where(line => line.Name == potential).Select(static line => line.Text),
            .. potential is null ? [] : (string[])[Decision("s", potential, spike)],
            .. lines.Where(line => !used.Contains(line.Name) && line.Name != potential).Select(static line => line.Text),
        ];
    }

    private IReadOnlyList<string> Lines { get; }

    /// <summary>The lines; a next state is the state with a stroke.</summary>
    public static IReadOnlyList<string> Of(NeuronEntry neuron) => new NeuronFormula(neuron).Lines;

    private static string Decision(string name, string compared, (Expression Compared, string Relation, Expression Threshold) spike) =>
        $"{name} = 1 if {compared} {spike.Relation} {Textbook.Write(spike.Threshold)}, else 0";

    private Variable Spike(Expression x, Expression threshold, bool atThreshold)
    {
        var name = x is Variable ? Fired : "s";
        _spikes[name] = (x, atThreshold ? ">=" : ">", threshold);
        return Symbols.Variable(name);
    }
}
