using static Surrogates.Shape;

namespace Surrogates.Exchange.Neurons;

/// <summary>NIR's LI: tau dv/dt = (vLeak - v) + r x. From [time, batch, ...] to potentials of that shape.</summary>
[Neuron(NeuronModel.LI)]
internal sealed partial class LeakyIntegratorNeurons;

/// <summary>NIR's LIF: as LI, a spike above the threshold, then v = vReset. From [time, batch, ...] to spikes of that shape.</summary>
[Neuron(NeuronModel.LIFBox, ATan, k: 2, DetachReset = true)]
internal sealed partial class LeakyIntegrateAndFireNeurons;

/// <summary>NIR's CubaLI: LI behind a synaptic current. From [time, batch, ...] to potentials of that shape.</summary>
[Neuron(NeuronModel.CubaLI)]
internal sealed partial class CurrentBasedIntegratorNeurons;

/// <summary>NIR's CubaLIF: LIF behind a synaptic current. From [time, batch, ...] to spikes of that shape.</summary>
[Neuron(NeuronModel.CubaLIF, ATan, k: 2, DetachReset = true)]
internal sealed partial class CurrentBasedNeurons;
