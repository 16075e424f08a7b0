using Surrogates.Exchange.Neurons;
using Surrogates.Neurons;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Exchange;

/// <summary>
/// Makes the neurons of a network of the nodes of a graph: with the surrogate of <see cref="Shape.ATan"/>, and their parameters as they are in the
/// file, not learned. Override a method for another surrogate.
/// </summary>
/// <remarks>
/// What a method returns has the parameters of the node under the names of this project's neurons: <c>tau</c>, <c>tauSyn</c>, <c>tauMem</c>, <c>r</c>, <c>vLeak</c>,
/// <c>threshold</c>, <c>vReset</c>, <c>wIn</c>. From there <see cref="Nir.Save(NirNetwork, string)"/> takes them.
/// </remarks>
/// <example>
/// <code>
/// public sealed class WithFastSigmoid : NirNeuronFactory
/// {
///     public override NirNeurons LIF(NirLIF node, double dt)
///     {
///         var layer = new Fast(Value("tau", node.Tau), Value("r", node.R), Value("v_leak", node.VLeak), Value("v_threshold", node.VThreshold), Value("v_reset", node.VReset), dt);
///         return NirNeurons.Of(layer, layer.Run);
///     }
/// }
///
/// [Neuron(NeuronModel.LIFBox, FastSigmoid, k: 25)]
/// public sealed partial class Fast;
/// </code>
/// </example>
public class NirNeuronFactory
{
    /// <summary>The steepness of the surrogate, positive: k of <see cref="Shape.ATan"/>, snnTorch's alpha.</summary>
    public double Slope { get; init; } = 2;

    /// <summary>The parameters of neurons that are learned, by their names in the file, "tau" or "v_threshold" for instance; none when left out.</summary>
    public IReadOnlyCollection<string> Learned { get; init; } = [];

    /// <summary>v += dt r x. The potential begins at 0.</summary>
    /// <param name="node">The node.</param>
    /// <param name="dt">The length of a step, in seconds.</param>
    public virtual NirNeurons I(NirI node, double dt)
    {
        ArgumentNullException.ThrowIfNull(node);
        var layer = new IntegratorNeurons(r: Value("r", node.R), dt: dt);
        return NirNeurons.Of(layer, layer.Run);
    }

    /// <summary>v += dt r x, a spike where v &gt; threshold, then v = vReset, where the potential begins too.</summary>
    /// <inheritdoc cref="I"/>
    public virtual NirNeurons IF(NirIF node, double dt)
    {
        ArgumentNullException.ThrowIfNull(node);
        var layer = new IntegrateAndFireNeurons(
            r: Value("r", node.R), threshold: Value("v_threshold", node.VThreshold), vReset: Value("v_reset", node.VReset), dt: dt, k: Slope);
        return NirNeurons.Of(layer, (input, v) => layer.Run(input, v ?? layer.GetNeuronParameter("vReset").Tensor));
    }

    /// <summary>v += dt / tau (vLeak - v + r x). The potential begins at vLeak.</summary>
    /// <inheritdoc cref="I"/>
    public virtual NirNeurons LI(NirLI node, double dt)
    {
        ArgumentNullException.ThrowIfNull(node);
        var layer = new LeakyIntegratorNeurons(tau: Value("tau", node.Tau), r: Value("r", node.R), vLeak: Value("v_leak", node.VLeak), dt: dt);
        return NirNeurons.Of(layer, layer.Run);
    }

    /// <summary>v += dt / tau (vLeak - v + r x), a spike where v &gt; threshold, then v = vReset. The potential begins at vLeak.</summary>
    /// <inheritdoc cref="I"/>
    public virtual NirNeurons LIF(NirLIF node, double dt)
    {
        ArgumentNullException.ThrowIfNull(node);
        var layer = new LeakyIntegrateAndFireNeurons(
            tau: Value("tau", node.Tau),
            r: Value("r", node.R),
            vLeak: Value("v_leak", node.VLeak),
            threshold: Value("v_threshold", node.VThreshold),
            vReset: Value("v_reset", node.VReset),
            dt: dt,
            k: Slope);
        return NirNeurons.Of(layer, layer.Run);
    }

    /// <summary>i += dt / tauSyn (wIn x - i), then v += dt / tauMem (vLeak - v + r i). The current begins at 0, the potential at vLeak.</summary>
    /// <inheritdoc cref="I"/>
    public virtual NirNeurons CubaLI(NirCubaLI node, double dt)
    {
        ArgumentNullException.ThrowIfNull(node);
        var layer = new CurrentBasedIntegratorNeurons(
            tauSyn: Value("tau_syn", node.TauSyn),
            tauMem: Value("tau_mem", node.TauMem),
            r: Value("r", node.R),
            vLeak: Value("v_leak", node.VLeak),
            wIn: Value("w_in", node.WIn),
            dt: dt);
        return NirNeurons.Of(layer, layer.Run);
    }

    /// <summary>As <see cref="CubaLI"/>, a spike where v &gt; threshold, then v = vReset.</summary>
    /// <inheritdoc cref="I"/>
    public virtual NirNeurons CubaLIF(NirCubaLIF node, double dt)
    {
        ArgumentNullException.ThrowIfNull(node);
        var layer = new CurrentBasedNeurons(
            tauSyn: Value("tau_syn", node.TauSyn),
            tauMem: Value("tau_mem", node.TauMem),
            r: Value("r", node.R),
            vLeak: Value("v_leak", node.VLeak),
            wIn: Value("w_in", node.WIn),
            threshold: Value("v_threshold", node.VThreshold),
            vReset: Value("v_reset", node.VReset),
            dt: dt,
            k: Slope);
        return NirNeurons.Of(layer, layer.Run);
    }

    /// <summary>1 where x &gt; threshold, else 0.</summary>
    /// <param name="node">The node.</param>
    /// <returns>A module from any shape to that, with the threshold as <c>threshold</c>.</returns>
    public virtual nn.Module<Tensor, Tensor> Threshold(NirThreshold node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new ThresholdLayer(Value("threshold", node.Threshold).Tensor!, Slope);
    }

    /// <summary>Neurons of any type.</summary>
    internal NirNeurons Make(NirNeuron node, double dt) => node switch
    {
        NirI integrator => I(integrator, dt),
        NirIF firing => IF(firing, dt),
        NirLI leaky => LI(leaky, dt),
        NirLIF leaky => LIF(leaky, dt),
        NirCubaLI currentBased => CubaLI(currentBased, dt),
        _ => CubaLIF((NirCubaLIF)node, dt),
    };

    /// <summary>A parameter of a node as a layer takes it: learned if <see cref="Learned"/> names it, and else a buffer.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="array">Its values.</param>
    protected NeuronParameter Value(string name, NirArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var values = array.Type == ScalarType.Int64 ? array.ToTensor().to(float32) : array.ToTensor();
        return Learned.Contains(name) ? new Parameter(values) : values;
    }
}
