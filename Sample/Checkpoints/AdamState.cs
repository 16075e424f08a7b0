using System.Collections;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Sample.Checkpoints;

/// <summary>The moments and step counts of Adam, laid out as the <c>state_dict</c> of <c>torch.optim.Adam</c>.</summary>
internal static class AdamState
{
    /// <summary>The dictionary; its tensors are the optimizer's own, but for the counts.</summary>
    public static IDictionary Describe(Adam optimizer)
    {
        var (options, states) = Of(optimizer);
        return new Dictionary<string, object>
        {
            ["state"] = Enumerable.Range(0, states.Length).ToDictionary(static i => (object)i, i => (object)Describe(states[i])),
            ["param_groups"] = new List<object> { Describe(options, states.Length) },
        };
    }

    public static void Restore(Adam optimizer, Section saved)
    {
        var (_, states) = Of(optimizer);
        var moments = saved.Inner("state");
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        for (var i = 0; i < states.Length; i++)
        {
            var moment = moments.Inner(i);
            states[i].step = (long)moment.Tensor("step", like: Count(0)).item<double>();
            states[i].exp_avg.copy_(moment.Tensor("exp_avg", like: states[i].exp_avg));
            states[i].exp_avg_sq.copy_(moment.Tensor("exp_avg_sq", like: states[i].exp_avg_sq));
        }
    }

    private static (Adam.Options Options, Adam.State[] States) Of(Adam optimizer)
    {
        var all = optimizer.state_dict();
        return ((Adam.Options)all.Options.Single(), [.. all.State.Cast<Adam.State>()]);
    }

    private static Dictionary<string, object> Describe(Adam.State state) => new()
    {
        ["step"] = Count(state.step),
        ["exp_avg"] = state.exp_avg,
        ["exp_avg_sq"] = state.exp_avg_sq,
    };

    private static Dictionary<string, object?> Describe(Adam.Options options, int parameters) => new()
    {
        ["lr"] = options.LearningRate,
        ["initial_lr"] = options.InitialLearningRate,
        ["betas"] = new object?[] { options.beta1, options.beta2 },
        ["eps"] = options.eps,
        ["weight_decay"] = options.weight_decay,
        ["amsgrad"] = options.amsgrad,
        ["maximize"] = options.maximize,
        ["foreach"] = null,
        ["capturable"] = false,
        ["differentiable"] = false,
        ["fused"] = null,
        ["params"] = Enumerable.Range(0, parameters).Cast<object>().ToList(),
    };

    // PyTorch counts in floating point; this type counts on where the usual one would stop, at 2^24.
    private static Tensor Count(long steps) => tensor((double)steps);
}
