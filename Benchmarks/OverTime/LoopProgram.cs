using Surrogates.Benchmarks.Candidates;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>A neuron over all steps, forward and backward, in one of the ways in which a user can have it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Run">Runs it once.</param>
internal sealed record LoopProgram(string Name, Action<LoopInputs> Run)
{
    public const float Decay = 0.9f;
    public const float Threshold = 1;

    private const float Rho = 0.97f;
    private const float Beta = 1.8f;

    public static LoopProgram Lif { get; } = Of("lif", static inputs => NeuronOps.Lif(inputs.X, null, Decay, Threshold).spikes);

    public static LoopProgram LifSteps { get; } = Of("steps", static inputs =>
    {
        var v = inputs.Start;
        return Steps(inputs, x =>
        {
            (var spikes, v) = NeuronOps.LifStep(x, v, Decay, Threshold);
            return spikes;
        });
    });

    /// <summary>What a user of TorchSharp writes: a custom function for the spike, and operations of torch.</summary>
    public static LoopProgram LifByHand { get; } = Of("by hand", static inputs =>
    {
        var v = inputs.Start;
        return Steps(inputs, x =>
        {
            var h = (Decay * v) + x;
            var spikes = ATanStep.apply(h, Threshold);
            v = h * (1 - spikes.detach());
            return spikes;
        });
    });

    public static LoopProgram Adaptive { get; } = Of("alif", static inputs => NeuronOps.Adaptive(inputs.X, null, null, Decay, Rho, Beta).spikes);

    public static LoopProgram AdaptiveSteps { get; } = Of("steps", static inputs =>
    {
        var (v, a) = (inputs.Start, inputs.Start);
        return Steps(inputs, x =>
        {
            (var spikes, v, a) = NeuronOps.AdaptiveStep(x, v, a, Decay, Rho, Beta);
            return spikes;
        });
    });

    /// <summary>A layer whose parameters are numbers.</summary>
    public static LoopProgram AdaptiveLayer { get; } = Of("layer", AdaptiveLayerOf(new(Decay, Rho, Beta)));

    public static LoopProgram Parametric { get; } = Learned("plif", static inputs => NeuronOps.Parametric(inputs.X, null, inputs.W, Threshold).spikes);

    public static LoopProgram ParametricSteps { get; } = Learned("steps", static inputs =>
    {
        var v = inputs.Start;
        return Steps(inputs, x =>
        {
            (var spikes, v) = NeuronOps.ParametricStep(x, v, inputs.W, Threshold);
            return spikes;
        });
    });

    public static LoopProgram Recurrent { get; } = Fed("recurrent", static inputs => inputs.Recurrent.call(inputs.X));

    /// <summary>What a user writes who has an op for a step.</summary>
    public static LoopProgram RecurrentSteps { get; } = Fed("steps", static inputs =>
    {
        var (spikes, v) = (inputs.Start, inputs.Start);
        var back = inputs.Recurrent.get_parameter("recurrent.weight")!.t();
        return Steps(inputs, x =>
        {
            (spikes, v) = NeuronOps.LifStep(addmm(x, spikes, back, 1, 1), v, Decay, Threshold);
            return spikes;
        });
    });

    /// <summary>As much memory as must move: the current in both passes, the spikes, their gradient and that of the current.</summary>
    public static LoopProgram Copy { get; } = new("copy", static inputs =>
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        inputs.Copies[0].copy_(inputs.X);
        inputs.Copies[1].copy_(inputs.Gradients[0]);
        var half = inputs.Steps / 2;
        inputs.Copies[2].slice(0, 0, half, 1).copy_(inputs.X.slice(0, 0, half, 1));
    });

    private static LoopProgram Of(string name, Func<LoopInputs, Tensor> spikes) => new(name, inputs =>
    {
        using var scope = NewDisposeScope();
        autograd.grad(new[] { spikes(inputs) }, inputs.OfCurrent, inputs.Gradients);
    });

    private static Func<LoopInputs, Tensor> AdaptiveLayerOf(AdaptiveLayer layer) => inputs => layer.call(inputs.X);

    private static LoopProgram Fed(string name, Func<LoopInputs, Tensor> spikes) => new(name, inputs =>
    {
        using var scope = NewDisposeScope();
        autograd.grad(new[] { spikes(inputs) }, [inputs.X, inputs.Recurrent.get_parameter("recurrent.weight")!], inputs.Gradients);
    });

    private static LoopProgram Learned(string name, Func<LoopInputs, Tensor> spikes) => new(name, inputs =>
    {
        using var scope = NewDisposeScope();
        autograd.grad(new[] { spikes(inputs) }, [inputs.X, inputs.W], inputs.Gradients);
    });

    // Selected one by one, each step would have a gradient of the size of all.
    private static Tensor Steps(LoopInputs inputs, Func<Tensor, Tensor> step) =>
        stack([.. inputs.X.unbind(0).Select(step)]);
}
