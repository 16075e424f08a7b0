using System.Globalization;
using Microsoft.CodeAnalysis;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Neurons;

/// <summary>Reads which ready-made neuron an annotation names, and what it chooses of it.</summary>
internal static class OptionReader
{
    private const string Learned = nameof(Learned);

    private static readonly string[] Options = [nameof(NeuronOptions.Reset), nameof(NeuronOptions.DelayReset), nameof(NeuronOptions.DetachReset), nameof(NeuronOptions.FiresAt), nameof(NeuronOptions.DecayInput)];

    /// <summary>The neuron with its options; null where the class has a step of its own, which has none.</summary>
    public static NeuronEntry? Read(AttributeData attribute, Annotation annotation, string type, Action<Finding> report)
    {
        var given = attribute.NamedArguments.Where(static argument => argument.Key == Learned || Options.Contains(argument.Key)).ToDictionary(static argument => argument.Key, static argument => argument.Value);
        if (annotation.Model is null)
        {
            foreach (var name in given.Keys)
            {
                Ignored(name, name == Learned ? $"'{type}' has a step of its own; write [Learned] at its parameters" : $"'{type}' has a step of its own, which says so itself");
            }

            return null;
        }

        var entry = NeuronModels.Find(annotation.Model)!;
        foreach (var name in given.Keys.Where(name => name != Learned && !Has(entry.Options, name)))
        {
            Ignored(name, $"'{entry.Name}' has no such option");
        }

        var reset = Value(nameof(NeuronOptions.Reset)) is { } value ? (Reset)(int)value : entry.Options.Reset;
        if (entry.Options.Reset is not null && !entry.Resets.Contains(reset!.Value))
        {
            var resets = string.Join(", ", entry.Resets.Select(static possible => $"'{possible}'"));
            report(Finding.Of(DiagnosticDescriptors.UnknownValue, annotation.LocationOf(nameof(NeuronOptions.Reset)), reset.Value.ToString(), $"Reset of {entry.Name}", resets));
            reset = entry.Options.Reset;
        }

        return entry.With(new NeuronOptions
        {
            Reset = entry.Options.Reset is null ? null : reset,
            DelayReset = Chosen(entry.Options.DelayReset, nameof(NeuronOptions.DelayReset)),
            DetachReset = Chosen(entry.Options.DetachReset, nameof(NeuronOptions.DetachReset)),
            FiresAt = entry.Options.FiresAt is null ? null : Value(nameof(NeuronOptions.FiresAt)) is { } place ? (FiresAt)(int)place : entry.Options.FiresAt,
            DecayInput = Chosen(entry.Options.DecayInput, nameof(NeuronOptions.DecayInput)),
        });

        object? Value(string name) => given.TryGetValue(name, out var argument) ? argument.Value : null;

        bool? Chosen(bool? usual, string name) => usual is null ? null : Value(name) is bool chosen ? chosen : usual;

        void Ignored(string name, string why) => report(Finding.Of(DiagnosticDescriptors.NoEffect, annotation.LocationOf(name), name, why));
    }

    /// <summary>The names of the parameters that are learned.</summary>
    public static ICollection<string> ReadLearned(AttributeData attribute, Annotation annotation, NeuronEntry entry, Action<Finding> report)
    {
        var argument = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == Learned).Value;
        string[] names = argument is { Kind: TypedConstantKind.Array, IsNull: false } ? [.. argument.Values.Select(static value => value.Value as string ?? "")] : [];
        foreach (var name in names.Where(name => entry.Parameters.All(parameter => parameter.Name != name)))
        {
            var parameters = string.Join(", ", entry.Parameters.Select(static parameter => $"'{parameter.Name}'"));
            report(Finding.Of(DiagnosticDescriptors.UnknownParameter, annotation.LocationOf(Learned), name, entry.Name, parameters));
        }

        return names;
    }

    /// <summary>What the description of a layer says of the neuron, as C# text.</summary>
    public static IEnumerable<(string Property, string Value)> Described(NeuronEntry entry)
    {
        yield return ("Model", $"global::Surrogates.NeuronModel.{entry.Name}");
        foreach (var (name, value) in Values(entry.Options))
        {
            if (value is not null)
            {
                yield return (name, value is bool chosen ? (chosen ? "true" : "false") : $"global::Surrogates.{name}.{Convert.ToString(value, CultureInfo.InvariantCulture)}");
            }
        }
    }

    private static bool Has(NeuronOptions options, string name) => Values(options).Any(option => option.Name == name && option.Value is not null);

    private static (string Name, object? Value)[] Values(NeuronOptions options) =>
    [
        (nameof(options.Reset), options.Reset),
        (nameof(options.DelayReset), options.DelayReset),
        (nameof(options.DetachReset), options.DetachReset),
        (nameof(options.FiresAt), options.FiresAt),
        (nameof(options.DecayInput), options.DecayInput),
    ];
}
