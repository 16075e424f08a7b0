using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue.Neurons;

namespace Surrogates.Generator.Tests.Catalogue;

using FiresAt = Surrogates.Generator.Catalogue.Neurons.FiresAt;
using Reset = Surrogates.Generator.Catalogue.Neurons.Reset;

/// <summary>The table of ready-made neurons is complete, and every option does something.</summary>
public sealed class NeuronModelTests
{
    public static TheoryData<string> Models { get; } = [.. NeuronModels.All.Select(static neuron => neuron.Name)];

    [Fact]
    public void EveryEnumerationMemberHasAnEntry()
    {
        Assert.Equal(Enum.GetNames<NeuronModel>().Order(), NeuronModels.All.Select(static neuron => neuron.Name).Order());
        Assert.All(NeuronModels.All, static neuron => Assert.Same(neuron, NeuronModels.Find(neuron.Name)));
        Assert.Null(NeuronModels.Find("lif"));
    }

    /// <summary>An annotation's value is read as a number.</summary>
    [Fact]
    public void OptionsAreThoseOfTheRuntime()
    {
        Assert.Equal(Enum.GetValues<Surrogates.Reset>().Select(static value => (value.ToString(), (int)value)), Enum.GetValues<Reset>().Select(static value => (value.ToString(), (int)value)));
        Assert.Equal(Enum.GetValues<Surrogates.FiresAt>().Select(static value => (value.ToString(), (int)value)), Enum.GetValues<FiresAt>().Select(static value => (value.ToString(), (int)value)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void NamesAndNumbersAreSound(string model)
    {
        var neuron = NeuronModels.Find(model)!;
        string[] names = [.. neuron.Inputs.Concat(neuron.Parameters).Select(static quantity => quantity.Name), .. neuron.States.Select(static state => state.Name)];
        Assert.Equal(names, names.Distinct());
        Assert.All(names, static name => Assert.True(SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && char.IsLower(name[0]), name));
        Assert.All(neuron.Parameters.Where(static parameter => parameter.Default is not null), static parameter => Assert.True(parameter.Range.Contains(parameter.Default!.Value), parameter.Name));
        Assert.All(neuron.Inputs, static input => Assert.Null(input.Default));
        Assert.All(neuron.States.Where(static state => state.Start is not null), state => Assert.Contains(neuron.Parameters, parameter => parameter.Name == state.Start));
        Assert.NotEmpty(neuron.Source);
        Assert.Equal(neuron.Options.Reset is not null, neuron.Spikes);
        Assert.Equal(neuron.Spikes, neuron.Resets.Count > 0);
    }

    /// <summary>With its own options it is what it is, and reads all that it has, by any others at most that.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void StepsReadWhatTheNeuronHas(string model)
    {
        var neuron = NeuronModels.Find(model)!;
        Assert.All(OptionsOf(neuron), options =>
        {
            var chosen = neuron.With(options);
            var table = new NodeTable();
            var outputs = Run(chosen, table);
            Assert.Equal(chosen.States.Count + 1, outputs.Count);
            var read = Topology.VariablesOf(outputs);
            string[] taken = [.. chosen.Inputs.Concat(chosen.Parameters).Select(static quantity => quantity.Name)];
            Assert.Empty(taken.Except(read));
            Assert.Empty(read.Except(taken).Except(chosen.States.Select(static state => state.Name)));
            Assert.All(chosen.States, state => Assert.True(state.Start is null || chosen.Parameters.Any(parameter => parameter.Name == state.Start)));
        });
        Assert.All(neuron.Parameters, parameter => Assert.Contains(OptionsOf(neuron), options => neuron.With(options).Parameters.Contains(parameter)));
    }

    /// <summary>No two choices are the same neuron, but where a reset that is delayed has no gradient, and where there is none to be detached or delayed.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void EveryOptionDoesSomething(string model)
    {
        var neuron = NeuronModels.Find(model)!;
        var table = new NodeTable();
        var steps = OptionsOf(neuron)
            .Where(static options => options.Reset != Reset.None || (options.DelayReset != false && options.DetachReset != true))
            .Where(static options => options.DelayReset != true || options.DetachReset != true)
            .Select(options => FlatFormula.Of(Run(neuron.With(options), table)))
            .ToArray();
        Assert.Equal(steps.Length, steps.Distinct().Count());
    }

    /// <summary>A reset that is no reset to a value has none, and the potential begins at zero.</summary>
    [Fact]
    public void AResetToNoValueTakesNone()
    {
        var neuron = NeuronModels.Find("LIF")!;
        Assert.Equal("vReset", neuron.States[0].Start);
        var subtracting = neuron.With(neuron.Options with { Reset = Reset.Subtract });
        Assert.Equal(["tau", "threshold"], subtracting.Parameters.Select(static parameter => parameter.Name));
        Assert.Null(subtracting.States[0].Start);
    }

    private static IEnumerable<NeuronOptions> OptionsOf(NeuronEntry neuron) =>
        from reset in neuron.Resets.Cast<Reset?>().DefaultIfEmpty(null)
        from delays in Both(neuron.Options.DelayReset)
        from detaches in Both(neuron.Options.DetachReset)
        from decays in Both(neuron.Options.DecayInput)
        from fires in neuron.Spikes ? (FiresAt?[])[FiresAt.Threshold, FiresAt.AboveThreshold] : [null]
        select new NeuronOptions { Reset = reset, DelayReset = delays, DetachReset = detaches, DecayInput = decays, FiresAt = fires };

    private static bool?[] Both(bool? option) => option is null ? [null] : [false, true];

    private static IReadOnlyList<Expression> Run(NeuronEntry neuron, NodeTable table) =>
        neuron.Run(table.Variable, static (x, threshold, atThreshold) => Formula.Where(atThreshold ? x >= threshold : x > threshold, 1, 0));
}
