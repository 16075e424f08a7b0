using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>The decision whether a neuron fires, with its surrogate.</summary>
/// <param name="x">What is compared.</param>
/// <param name="threshold">The threshold.</param>
/// <param name="atThreshold">Whether it fires at the threshold, and not only above it.</param>
internal delegate Expression SpikeFunction(Expression x, Expression threshold, bool atThreshold);

/// <summary>What the formula of a step is written with.</summary>
/// <param name="variables">What stands for an input, a state or a parameter.</param>
/// <param name="spike">The decision whether the neuron fires.</param>
/// <param name="options">What was chosen.</param>
internal sealed class NeuronContext(Func<string, Expression> variables, SpikeFunction spike, NeuronOptions options)
{
    /// <summary>What was chosen.</summary>
    public NeuronOptions Options => options;

    /// <summary>An input, a state or a parameter.</summary>
    public Expression Variable(string name) => variables(name);

    /// <summary>1 where the neuron fires, and else 0.</summary>
    public Expression Spike(Expression potential, Expression threshold) => spike(potential, threshold, options.FiresAt == FiresAt.Threshold);

    /// <summary>A value through which no gradient passes.</summary>
    public Expression Detach(Expression value) => Formula.Detached(value);

    /// <summary>A spike as the reset at the end of its own step sees it.</summary>
    public Expression Resetting(Expression spike) => options.DetachReset == true ? Detach(spike) : spike;

    /// <summary>Fires where the potential has reached the threshold, and resets it at the end of the step.</summary>
    public (Expression Spike, Expression Potential) Fire(Expression charged, Expression threshold)
    {
        var h = charged.As("h");
        var s = Spike(h, threshold).As("s");
        return (s, Left(h, s));
    }

    private Expression Left(Expression potential, Expression spike)
    {
        var s = Resetting(spike);
        return options.Reset switch
        {
            Reset.Zero => (1 - s) * potential,
            Reset.Value => ((1 - s) * potential) + (s * Variable("vReset")),
            Reset.Subtract => potential - (s * Variable("threshold")),
            _ => potential,
        };
    }
}
