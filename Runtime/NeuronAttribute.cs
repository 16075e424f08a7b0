namespace Surrogates;

/// <summary>
/// Makes a layer of neurons of a partial class: a <see cref="NeuronLayer"/>, which runs the class's own <c>Step</c> over time. The step is
/// a static scalar method, differentiated as that of a <see cref="SurrogateAttribute">[Surrogate]</see> method is.
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
/// var layer = new Lif(decay: 0.95);
/// var spikes = layer.call(currents);
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
}
