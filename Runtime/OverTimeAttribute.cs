namespace Surrogates;

/// <summary>
/// Marks an operand of an annotated method as a sequence: its first dimension is time, [time, ...]. The scalar method is then one step,
/// and the op is the loop over all steps, with one node in the graph.
/// </summary>
/// <remarks>
/// A <em>state</em> is an output that has the name of an operand. The operand, of a step's shape or one that broadcasts to it, is its
/// value before the first step (zero, if it is a <c>Tensor?</c> and null), the output its value after the last one; both have gradients.
/// All other outputs are sequences. All other operands are the same at all steps, and gradients of tensors among them are summed over time.
/// All sequences have the same number of steps. A step's shape is what they broadcast to without their first dimension; nothing else
/// enlarges it. In 16 bits, states stay in single precision from step to step; only what is returned is rounded.
/// </remarks>
/// <example>
/// <code>
/// [Surrogate(ATan, k: 2)]
/// public static partial (Tensor spikes, Tensor v) Lif([OverTime] Tensor current, Tensor? v, float decay, float threshold);
///
/// static (float spikes, float v) Lif(float current, float v, float decay, float threshold)
/// {
///     var h = decay * v + current;
///     var s = Surrogate.Step(h - threshold);
///     return (s, h * (1 - Surrogate.Detach(s)));
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OverTimeAttribute : Attribute;
