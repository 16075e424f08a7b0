using static TorchSharp.torch;

namespace Surrogates;

/// <summary>
/// Runs a module that knows no time, such as a convolution or a batch norm, on [time, batch, ...]: time is folded into the batch, [time * batch, ...], for the
/// one call, and unfolded from what it returns. SpikingJelly's <c>SeqToANNContainer</c>.
/// </summary>
/// <remarks>
/// The module is registered as <c>module</c>: its parameters and buffers are in <c>state_dict</c> below that key, and <c>to</c>, <c>train</c> and <c>eval</c> reach it. It is
/// disposed with this one. A batch norm takes its statistics over time and batch together; dropout draws for each step anew.
/// </remarks>
/// <example>
/// <code>
/// nn.Sequential(
///     new OverTimeOf(nn.Conv2d(1, 32, 3, padding: 1)),
///     new OverTimeOf(nn.BatchNorm2d(32)),
///     new Leaky(beta: 0.9))
/// </code>
/// </example>
public sealed class OverTimeOf : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _module;

    /// <summary>Makes a module run over time.</summary>
    /// <param name="module">The module, from [batch, ...] to [batch, ...].</param>
    /// <exception cref="ArgumentNullException"><paramref name="module"/> is null.</exception>
    public OverTimeOf(nn.Module<Tensor, Tensor> module)
        : base(nameof(OverTimeOf))
    {
        ArgumentNullException.ThrowIfNull(module);
        _module = module;
        register_module(nameof(module), module);
    }

    /// <summary>Runs the module on all steps at once.</summary>
    /// <param name="input">[time, batch, ...].</param>
    /// <returns>[time, batch, ...], without the first dimension what the module returns for a step.</returns>
    /// <exception cref="ArgumentException"><paramref name="input"/> has fewer than two dimensions.</exception>
    /// <exception cref="InvalidOperationException">The module does not return something for each element of the batch.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() < 2)
        {
            throw new ArgumentException($"{nameof(OverTimeOf)} of {_module.GetName()} takes [time, batch, ...], not {Text(input)}.", nameof(input));
        }

        using var scope = NewDisposeScope();
        var (time, batch) = (input.shape[0], input.shape[1]);
        var output = _module.call(input.flatten(0, 1));
        return output.dim() >= 1 && output.shape[0] == time * batch
            ? output.unflatten(0, time, batch).MoveToOuterDisposeScope()
            : throw new InvalidOperationException(
                $"{_module.GetName()} returns {Text(output)} for a batch of {time * batch}, {time} steps of {batch}: in {nameof(OverTimeOf)} it must keep the first dimension.");
    }

    private static string Text(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
