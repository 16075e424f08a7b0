using Surrogates.Generator.Catalogue.Neurons;
using static Surrogates.Generator.Tests.Documentation.Markdown;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The options of ready-made neurons: what each does, and which model has it with which default.</summary>
internal static class NeuronOptionTable
{
    private static readonly (string Name, Func<NeuronOptions, object?> Of, string Meaning)[] Options =
    [
        ("Reset", static options => options.Reset, "what a spike does to the potential: `Zero` sets it to 0, `Value` to the parameter `vReset`, `Subtract` subtracts the threshold, `None` does nothing"),
        ("DelayReset", static options => options.DelayReset, "`true`: a spike resets the potential at the next step; `false`: at the end of its own"),
        ("DetachReset", static options => options.DetachReset, "`true`: no gradient passes through the spike into the reset at the end of its step"),
        ("FiresAt", static options => options.FiresAt, "`Threshold`: a potential at the threshold fires; `AboveThreshold`: only one above it"),
        ("DecayInput", static options => options.DecayInput, "`true`: the input is weighted with the part of the potential that leaks in a step, so that a constant input is the potential's limit"),
    ];

    public static string Write() => Table(["option", "what it does", "default"], Options.Select(static option => Markdown.Row(Code(option.Name), option.Meaning, Lines(Defaults(option.Of)))));

    /// <summary>What a model has, with its defaults and the resets among which there is a choice.</summary>
    public static IEnumerable<string> Of(NeuronEntry neuron) => Options.Where(option => option.Of(neuron.Options) is not null).Select(option =>
        $"`{option.Name}`: {Text(option.Of(neuron.Options)!)}{(option.Name == "Reset" ? $" ({string.Join(", ", neuron.Resets.Where(reset => reset != neuron.Options.Reset).Select(static reset => Code($"{reset}")))})" : "")}");

    private static IEnumerable<string> Defaults(Func<NeuronOptions, object?> option) => NeuronModels.All
        .Where(neuron => option(neuron.Options) is not null)
        .GroupBy(neuron => Text(option(neuron.Options)!))
        .Select(static models => $"{models.Key}: {string.Join(", ", models.Select(static neuron => neuron.Name))}");

    private static string Text(object value) => Code(value is bool truth ? truth ? "true" : "false" : value.ToString()!);
}
