namespace Surrogates;

/// <summary>
/// Makes a layer of neurons of a partial class: a <see cref="Neurons.NeuronLayer"/>, which runs a ready-made neuron over time, or the class's
/// own <c>Step</c>: a static scalar method, differentiated as that of a <see cref="SurrogateAttribute">[Surrogate]</see> method is.
/// </summary>
/// <remarks>
/// <para>
/// The first parameter of <c>Step</c> is the input, [time, ...]; others with <see cref="OverTimeAttribute"/> are further inputs. A result
/// that has the name of a parameter is a state: the parameter is its value before the step, and its default, if it has one, the start;
/// without one that is zero. All other parameters are the neuron's: the constructor takes them by name, as numbers, tensors or
/// learned parameters.
/// </para>
/// <para>
/// <c>forward</c> starts anew at every call and returns the first result that is no state. <c>Run</c> takes and returns the states too,
/// for streams and truncated backpropagation; <c>Record</c> returns them at every step.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Neuron(ATan, k: 2)]
/// public sealed partial class Lif
/// {
///     static (float spike, float v) Step(float current, float v, float decay = 0.9f, [Learned] float threshold = 1)
///     {
///         var h = decay * v + current;
///         var s = Surrogate.Step(h - threshold);
///         return (s, h * (1 - Surrogate.Detach(s)));
///     }
/// }
///
/// [Neuron(NeuronModel.Leaky, FastSigmoid, k: 25, Reset = Reset.Zero, Learned = ["beta"])]
/// public sealed partial class Leaky;
///
/// var network = Sequential(Linear(64, 256), new Lif(decay: 0.95), Linear(256, 10), new Leaky(beta: 0.9));
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
#pragma warning disable IDE1006 // The annotation is written with k: and Clip:, spelled exactly so.
public sealed class NeuronAttribute : GradientAttribute
{
    /// <summary>Annotates a class with a step of its own.</summary>
    /// <param name="shape">The surrogate of the functions of <see cref="Surrogate"/> that name none; left out, the usual one of each.</param>
    /// <param name="k">The steepness of the surrogate, positive; left out, the default of <paramref name="shape"/>. The constructor takes another.</param>
    /// <param name="Clip">The gradient is clamped to [-Clip, Clip] at the side that <see cref="ClipAt"/> names; left out, it is not clamped.</param>
    public NeuronAttribute(Shape shape = Shape.Default, double k = double.NaN, double Clip = double.PositiveInfinity)
        : base(shape, k, Clip)
    {
    }

    /// <summary>Annotates a class that becomes a layer of ready-made neurons.</summary>
    /// <param name="model">The neuron.</param>
    /// <param name="shape">The surrogate of its spikes; left out, that of <see cref="Hard.Step"/>.</param>
    /// <param name="k">The steepness of the surrogate, positive; left out, the default of <paramref name="shape"/>. The constructor takes another.</param>
    /// <param name="Clip">The gradient is clamped to [-Clip, Clip] at the side that <see cref="ClipAt"/> names; left out, it is not clamped.</param>
    public NeuronAttribute(NeuronModel model, Shape shape = Shape.Default, double k = double.NaN, double Clip = double.PositiveInfinity)
        : base(shape, k, Clip) => Model = model;
#pragma warning restore IDE1006

    /// <summary>The ready-made neuron; null where the class has a step of its own.</summary>
    public NeuronModel? Model { get; }

    /// <summary>What a spike does to the potential; each model has its own default.</summary>
    public Reset Reset { get; set; }

    /// <summary>Whether it does so at the beginning of the next step, and not at the end of its own.</summary>
    public bool DelayReset { get; set; }

    /// <summary>Whether no gradient passes through the spike into the reset.</summary>
    public bool DetachReset { get; set; }

    /// <summary>Where the neuron fires: at its threshold, or only above it.</summary>
    public FiresAt FiresAt { get; set; }

    /// <summary>Whether the input is weighted with what the potential loses in a step.</summary>
    public bool DecayInput { get; set; }

    /// <summary>
    /// Whether what goes out at a step, the first result that is no state, is added to the input of the next one through a learned matrix:
    /// <c>recurrent.weight</c>, [neurons, neurons], which begins uniform in -1/sqrt(neurons) to 1/sqrt(neurons). The constructor then
    /// takes the number of neurons, the size of the last dimension, and <c>Run</c> takes and returns what went out last.
    /// </summary>
    public bool Recurrent { get; set; }

    /// <summary>The names of the parameters of a ready-made neuron that are learned, beside those that always are.</summary>
    public string[] Learned { get; set; } = [];
}
