using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>
/// Rounds to four bits, in multiples of a step that is learned: LSQ, Esser et al. (2019), with their initial step, 2 mean|x| / sqrt(largest
/// level) of the first numbers that it sees, and their scale of its gradient.
/// </summary>
internal sealed class LearnedStepQuantizer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _step = nn.Parameter(ones(1));
    private readonly Func<Tensor, Tensor, double, Tensor> _round;
    private readonly int _largest;
    private readonly Func<Tensor, long> _count;
    private bool _isSet;

    private LearnedStepQuantizer(Func<Tensor, Tensor, double, Tensor> round, int largest, Func<Tensor, long> count)
        : base(nameof(LearnedStepQuantizer))
    {
        (_round, _largest, _count) = (round, largest, count);
        RegisterComponents();
    }

    /// <summary>For activations that are not negative. The step is set by the first batch that is trained with; its gradient is scaled by the features of a sample.</summary>
    public static LearnedStepQuantizer OfActivations() => new(Quantizers.RoundUnsigned, 15, static x => x.shape[^1]);

    /// <summary>For weights, by which its step is set; its gradient is scaled by their number.</summary>
    public static LearnedStepQuantizer OfWeights(Tensor weights)
    {
        var quantizer = new LearnedStepQuantizer(Quantizers.RoundSigned, 7, static w => w.numel());
        quantizer.SetStep(weights);
        return quantizer;
    }

    public override Tensor forward(Tensor input)
    {
        if (training && !_isSet)
        {
            SetStep(input);
        }

        return _round(input, _step, 1 / Math.Sqrt((double)_count(input) * _largest));
    }

    private void SetStep(Tensor input)
    {
        using var inference = no_grad();
        using var scope = NewDisposeScope();
        // Numbers that are all zero would leave no step.
        _step.fill_(Math.Max(2 * input.abs().mean().item<float>() / Math.Sqrt(_largest), 1e-6));
        _isSet = true;
    }
}
