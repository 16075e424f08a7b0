using static Surrogates.Shape;

namespace Surrogates.Generator.Tests.Exchange;

[Neuron(NeuronModel.IF, ATan)]
internal sealed partial class SavedIf;

[Neuron(NeuronModel.IF, ATan, Reset = Reset.Zero, FiresAt = FiresAt.AboveThreshold)]
internal sealed partial class SavedIfAbove;

[Neuron(NeuronModel.IF, ATan, Reset = Reset.None)]
internal sealed partial class SavedIfWithoutReset;

[Neuron(NeuronModel.LIF, ATan)]
internal sealed partial class SavedLif;

[Neuron(NeuronModel.LIF, ATan, DecayInput = false)]
internal sealed partial class SavedLifWhole;

[Neuron(NeuronModel.LIF, ATan, Reset = Reset.Zero)]
internal sealed partial class SavedLifZero;

[Neuron(NeuronModel.PLIF, ATan)]
internal sealed partial class SavedPlif;

[Neuron(NeuronModel.PLIF, ATan, DecayInput = false, Reset = Reset.Zero)]
internal sealed partial class SavedPlifWhole;

[Neuron(NeuronModel.Leaky, ATan, Reset = Reset.Zero, DelayReset = false)]
internal sealed partial class SavedLeaky;

[Neuron(NeuronModel.Leaky, ATan, Reset = Reset.None)]
internal sealed partial class SavedLeakyWithoutReset;

[Neuron(NeuronModel.Synaptic, ATan, Reset = Reset.Zero, DelayReset = false)]
internal sealed partial class SavedSynaptic;

[Neuron(NeuronModel.LIFBox, ATan)]
internal sealed partial class SavedBox;

[Neuron(NeuronModel.LIFBox, ATan, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SavedBoxAt;

[Neuron(NeuronModel.LIFBox, ATan, Reset = Reset.None)]
internal sealed partial class SavedBoxWithoutReset;

[Neuron(NeuronModel.CubaLIF, ATan)]
internal sealed partial class SavedCuba;

[Neuron(NeuronModel.LI)]
internal sealed partial class SavedLi;

[Neuron(NeuronModel.CubaLI)]
internal sealed partial class SavedCubaLi;

[Neuron(NeuronModel.LIFBox, ATan, Recurrent = true)]
internal sealed partial class SavedRecurrent;

[Neuron(NeuronModel.LIFBox, ATan, Recurrent = true, Reset = Reset.None)]
internal sealed partial class RefusedRecurrent;

[Neuron(NeuronModel.Leaky, ATan)]
internal sealed partial class RefusedSubtract;

[Neuron(NeuronModel.Leaky, ATan, Reset = Reset.Zero)]
internal sealed partial class RefusedDelayed;

[Neuron(NeuronModel.Alpha, ATan)]
internal sealed partial class RefusedAlpha;

[Neuron(ATan, k: 2)]
internal sealed partial class RefusedOwn
{
    private static (float spike, float v) Step(float current, float v, float decay)
    {
        var h = decay * v + current;
        var s = Surrogate.Step(h - 1);
        return (s, h * (1 - Surrogate.Detach(s)));
    }
}
