using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>One step of a neuron: its output, which is the spike or of a neuron without spikes the potential, then the next states in their order.</summary>
/// <param name="context">What the formula is written with.</param>
internal delegate IReadOnlyList<Expression> NeuronStep(NeuronContext context);

/// <summary>A ready-made neuron.</summary>
/// <param name="Name">Its name in the enumeration <c>Surrogates.NeuronModel</c>.</param>
/// <param name="Noun">How a sentence names it.</param>
/// <param name="Inputs">What comes in at each step.</param>
/// <param name="States">What it keeps from step to step.</param>
/// <param name="Parameters">What is the same at all steps.</param>
/// <param name="Step">One step.</param>
internal sealed record NeuronEntry(
    string Name,
    string Noun,
    EquatableArray<NeuronQuantity> Inputs,
    EquatableArray<NeuronState> States,
    EquatableArray<NeuronQuantity> Parameters,
    NeuronStep Step)
{
    /// <summary>The options that it has, as they are where nobody says otherwise; null for those that it does not have.</summary>
    public NeuronOptions Options { get; init; } = NeuronOptions.None;

    /// <summary>The resets that it can have.</summary>
    public IReadOnlyList<Reset> Resets { get; init; } = [];

    /// <summary>Whose definition it is.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether it puts out spikes, and not the potential.</summary>
    public bool Spikes => Options.FiresAt is not null;

    /// <summary>The same neuron with other options, which takes the parameters that its step then reads.</summary>
    /// <param name="options">The options: null for those that it does not have, and for no other.</param>
    public NeuronEntry With(NeuronOptions options)
    {
        var read = Read(options);
        return this with
        {
            Options = options,
            Parameters = Parameters.Where(parameter => read.Contains(parameter.Name)).ToEquatableArray(),
            States = States.Select(state => state.Start is { } start && !read.Contains(start) ? state with { Start = null } : state).ToEquatableArray(),
        };
    }

    /// <summary>One step with the options that it has.</summary>
    /// <param name="variables">What stands for an input, a state or a parameter.</param>
    /// <param name="spike">The decision whether the neuron fires.</param>
    public IReadOnlyList<Expression> Run(Func<string, Expression> variables, SpikeFunction spike) => Step(new NeuronContext(variables, spike, Options));

    private HashSet<string> Read(NeuronOptions options)
    {
        var table = new NodeTable();
        return Topology.VariablesOf(Step(new NeuronContext(table.Variable, static (x, threshold, _) => Formula.Where(x >= threshold, 1, 0), options)));
    }
}
