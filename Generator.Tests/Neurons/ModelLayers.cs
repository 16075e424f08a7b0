using System.Globalization;
using System.Reflection;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Neurons;

using Reset = Surrogates.Generator.Catalogue.Neurons.Reset;

/// <summary>What parameters of a layer are given as.</summary>
public enum Given
{
    Learned,
    Buffer,
    Number,
}

/// <summary>A layer of every ready-made neuron with each of its options: delays of the reset go with everything, all other options are chosen alone.</summary>
internal static class ModelLayers
{
    // As in the tests of the formulas: where defaults are missing, or would hide a term.
    private static readonly Dictionary<string, double> Telling = new()
    {
        ["decay"] = 0.9,
        ["rho"] = 0.95,
        ["alpha"] = 0.8,
        ["beta"] = 0.6,
        ["w"] = 0.3,
        ["a"] = 0.3,
        ["b"] = 0.2,
        ["a0"] = 1.2,
        ["vLeak"] = 0.1,
        ["vReset"] = -0.2,
        ["r"] = 1.5,
        ["wIn"] = 2,
        ["tau"] = 4,
        ["dt"] = 0.5,
        ["tauSyn"] = 3,
        ["tauMem"] = 2.5,
        ["threshold"] = 0.7,
        ["deltaT"] = 0.5,
    };

    public static IReadOnlyList<NeuronEntry> Neurons { get; } = [.. NeuronModels.All.SelectMany(static neuron => OptionsOf(neuron).Select(neuron.With))];

    /// <summary>A class for each of them, and one with all its parameters learned.</summary>
    public static string Source { get; } = Sources.Usings + string.Join("\n", Neurons.Select(static (neuron, i) => $"""
            [Neuron(NeuronModel.{neuron.Name}, ATan{Text(neuron)})]
            public sealed partial class {Given.Number}{i};
            [Neuron(NeuronModel.{neuron.Name}, ATan{Text(neuron)}, Learned = [{string.Join(", ", neuron.Parameters.Select(static parameter => $"\"{parameter.Name}\""))}])]
            public sealed partial class {Given.Learned}{i};

            """));

    /// <summary>The class of one of them.</summary>
    public static Type TypeOf(Assembly assembly, Given given, int neuron) =>
        assembly.GetType((given == Given.Learned ? given : Given.Number) + neuron.ToString(CultureInfo.InvariantCulture), throwOnError: true)!;

    /// <summary>What a parameter is: where defaults are missing, or would hide a term, something else.</summary>
    public static double NumberOf(NeuronQuantity parameter) => Telling.TryGetValue(parameter.Name, out var telling) ? telling : parameter.Default!.Value;

    private static IEnumerable<NeuronOptions> OptionsOf(NeuronEntry neuron) =>
        from reset in neuron.Resets.Cast<Reset?>().DefaultIfEmpty(null)
        from delays in Both(neuron.Options.DelayReset)
        from detaches in Both(neuron.Options.DetachReset)
        from decays in Both(neuron.Options.DecayInput)
        let options = new NeuronOptions { Reset = reset, DelayReset = delays, DetachReset = detaches, DecayInput = decays, FiresAt = neuron.Options.FiresAt }
        where delays is not null || Differences(options, neuron.Options) <= 1
        select options;

    private static int Differences(NeuronOptions one, NeuronOptions other) =>
        (one.Reset == other.Reset ? 0 : 1) + (one.DetachReset == other.DetachReset ? 0 : 1) + (one.DecayInput == other.DecayInput ? 0 : 1);

    private static bool?[] Both(bool? option) => option is null ? [null] : [false, true];

    private static string Text(NeuronEntry neuron)
    {
        (string Name, object? Value)[] options =
        [
            ("Reset", neuron.Options.Reset is { } reset ? $"Reset.{reset}" : null),
            ("DelayReset", neuron.Options.DelayReset),
            ("DetachReset", neuron.Options.DetachReset),
            ("DecayInput", neuron.Options.DecayInput),
        ];
        return string.Concat(options.Where(static option => option.Value is not null).Select(static option => $", {option.Name} = {(option.Value is bool truth ? truth ? "true" : "false" : option.Value)}"));
    }
}
