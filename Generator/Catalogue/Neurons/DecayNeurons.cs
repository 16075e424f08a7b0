using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;
using static Surrogates.Generator.Catalogue.Neurons.Quantities;

namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>
/// Neurons that are reset by the spike of the step before, without a gradient, which is decided again on the potential that they kept.
/// Where the reset is not delayed, what it lacks is done at the end of the step as well.
/// </summary>
internal static class DecayNeurons
{
    private static readonly NeuronOptions Usual = new() { Reset = Reset.Subtract, DelayReset = true, DetachReset = false, FiresAt = FiresAt.AboveThreshold };

    private static readonly IReadOnlyList<Reset> Resets = [Reset.Zero, Reset.Subtract, Reset.None];

    private static readonly NeuronQuantity Input = new("input", "what comes in, in units of the potential");

    // It is clamped to this range: a learned one may leave it.
    private static readonly NeuronQuantity Beta = new("beta", "part of the potential that is left after a step, clamped to 0 and 1");

    private static readonly NeuronQuantity Alpha = new("alpha", "part of the synaptic current that is left after a step, clamped to 0 and 1");

    private static readonly NeuronState V = new("v", "potential");

    public static readonly IReadOnlyList<NeuronEntry> All =
    [
        new("Leaky", "the leaky neuron", [Input with { Name = "current", Description = Current.Description }], [V], [Beta, Threshold], Leaky)
        {
            Options = Usual,
            Resets = Resets,
            Source = "snnTorch `Leaky`",
        },
        new("Synaptic", "the leaky neuron with a synaptic current", [Input], [new("i", "synaptic current"), V], [Alpha, Beta, Threshold], Synaptic)
        {
            Options = Usual,
            Resets = Resets,
            Source = "snnTorch `Synaptic`",
        },
        new(
            "Alpha",
            "the neuron whose potential is an alpha function of its input",
            [Input],
            [new("iExc", "exciting current"), new("iInh", "inhibiting current"), V],
            [
                Alpha with { Description = "part of the exciting current that is left after a step, above `beta`, clamped to 0 and 1" },
                Beta with { Description = "part of the inhibiting current that is left after a step, below `alpha`, clamped to 0 and 1" },
                Threshold,
            ],
            AlphaFunction)
        {
            Options = new NeuronOptions { Reset = Reset.Zero, FiresAt = FiresAt.AboveThreshold },
            Resets = Resets,
            Source = "snnTorch `Alpha`",
        },
    ];

    private static IReadOnlyList<Expression> Leaky(NeuronContext c)
    {
        var (beta, v, current, fired) = (Part(c, "beta"), c.Variable("v"), c.Variable("current"), Fired(c));
        var h = c.Options.Reset switch
        {
            Reset.Zero => (beta * (1 - fired) * v) + current,
            Reset.Subtract => (beta * v) + current - (fired * c.Variable("threshold")),
            _ => (beta * v) + current,
        };
        var (s, next) = Fire(c, h, fired);
        return [s, next];
    }

    private static IReadOnlyList<Expression> Synaptic(NeuronContext c)
    {
        var fired = Fired(c);
        var i = ((Part(c, "alpha") * c.Variable("i")) + c.Variable("input")).As("iNext");
        var h = (Part(c, "beta") * c.Variable("v")) + i;
        var (s, next) = Fire(
            c,
            c.Options.Reset switch
            {
                Reset.Zero => (1 - fired) * h,
                Reset.Subtract => h - (fired * c.Variable("threshold")),
                _ => h,
            },
            fired);
        return [s, i, next];
    }

    private static IReadOnlyList<Expression> AlphaFunction(NeuronContext c)
    {
        var (alpha, beta, input, iInh, fired) = (Part(c, "alpha"), Part(c, "beta"), c.Variable("input"), c.Variable("iInh"), Fired(c));
        var exc = (alpha * c.Variable("iExc")) + input;
        var inh = (beta * iInh) - input;
        var peak = ((Log(alpha) / (Log(beta) - Log(alpha))) + 1).As("peak");
        var v = peak * (exc + inh);
        var left = 1 - fired;
        Expression[] next = c.Options.Reset switch
        {
            Reset.Zero => [left * exc, left * inh, left * v],
            Reset.Subtract => [exc - (fired * c.Variable("threshold")), left * inh, v + (fired * iInh)],
            _ => [exc, inh, v],
        };
        return [c.Spike(next[2].As("vNext"), c.Variable("threshold")), .. next];
    }

    private static Expression Part(NeuronContext c, string name) => Clamp(c.Variable(name), 0, 1).As(name + "Clamped");

    private static Expression Fired(NeuronContext c) => c.Detach(c.Spike(c.Variable("v"), c.Variable("threshold"))).As("fired");

    // What was subtracted for the spike before is not subtracted again.
    private static (Expression Spike, Expression V) Fire(NeuronContext c, Expression charged, Expression fired)
    {
        var h = charged.As("h");
        var s = c.Spike(h, c.Variable("threshold")).As("s");
        if (c.Options.DelayReset == true)
        {
            return (s, h);
        }

        var more = (c.Resetting(s) - fired).As("more");
        return (s, c.Options.Reset switch
        {
            Reset.Zero => h - (more * h),
            Reset.Subtract => h - (more * c.Variable("threshold")),
            _ => h,
        });
    }
}
