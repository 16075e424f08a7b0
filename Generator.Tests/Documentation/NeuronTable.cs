using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Catalogue.Neurons;
using static Surrogates.Generator.Tests.Documentation.Markdown;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>A row for each ready-made neuron.</summary>
internal static class NeuronTable
{
    public static string Write() => Table(
        ["model", "one step", "inputs, states, parameters: default; range", "options: default", HeadingOfPictures("potential and spikes")],
        NeuronModels.All.Select(Row));

    public static string PictureOf(NeuronEntry neuron) => $"pictures/neurons/{neuron.Name}.svg";

    private static string Row(NeuronEntry entry)
    {
        var neuron = entry.With(entry.Options);
        return Markdown.Row(
            Entry(neuron.Name, neuron.Noun, neuron.Source),
            Lines(NeuronFormula.Of(neuron).Select(Code)),
            Lines(
            [
                .. neuron.Inputs.Select(static input => $"`{input.Name}`: {input.Description}"),
                .. neuron.States.Select(State),
                .. entry.Parameters.Select(parameter => Parameter(parameter) + (neuron.Parameters.Contains(parameter) ? "" : ", with another reset")),
            ]),
            Lines(NeuronOptionTable.Of(neuron)),
            Lines($"![potential{(neuron.Spikes ? " and spikes" : "")} of {neuron.Name}]({PictureOf(neuron)})", Drawn(neuron)));
    }

    // What the picture was made with.
    private static string Drawn(NeuronEntry neuron) => $"<sub>{string.Join(", ", NeuronPictures.NumbersOf(neuron).Prepend((Name: neuron.Inputs[0].Name, Value: NeuronPictures.InputOf(neuron))).Select(static number => $"`{number.Name}` = {Number(Math.Round(number.Value, 3))}"))}</sub>";

    private static string State(NeuronState state) => $"`{state.Name}`: {state.Description}; begins at {(state.Start is { } start ? Code(start) : "0")}";

    private static string Parameter(NeuronQuantity parameter) => string.Join("; ", ((string[])
    [
        $"`{parameter.Name}`: {(parameter.Default is { } value ? Number(value) : "must be given")}",
        parameter.Range == ParameterRange.Finite ? "" : parameter.Range.Description,
        parameter.Description,
        parameter.IsLearned ? "learned" : "",
    ]).Where(static part => part.Length > 0));
}
