using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>A delay by whole steps, which may differ from element to element. Its state is what came in during the longest of them, [steps, batch, ...].</summary>
/// <param name="layer">How many steps.</param>
internal sealed class Delaying(DelayLayer layer) : Operation
{
    /// <summary>Whether what comes in at a step goes out at a later one only, everywhere.</summary>
    public bool IsLater => layer.Least > 0;

    public override bool HasState => layer.Most > 0;

    public override Tensor Run(Tensor input, ref IReadOnlyList<Tensor>? states)
    {
        if (!HasState)
        {
            return input;
        }

        var line = cat([states?[0] ?? Silence(input.shape[1..], input), input]);
        states = [line.narrow(0, input.shape[0], layer.Most).clone()];
        return At(line, input.shape[0]);
    }

    /// <summary>What goes out at a step, of which it is not yet known what comes in.</summary>
    /// <param name="line">The state before the step.</param>
    public Tensor Next(Tensor line) => At(line, 1);

    /// <summary>The state after a step.</summary>
    /// <param name="line">The state before it.</param>
    /// <param name="input">What came in, [1, batch, ...].</param>
    public Tensor After(Tensor line, Tensor input) => cat([line.narrow(0, 1, layer.Most - 1), input]);

    /// <summary>The state before anything has come in.</summary>
    /// <param name="shape">[batch, ...].</param>
    /// <param name="like">A tensor of the type and the device of what will come in.</param>
    public Tensor Silence(long[] shape, Tensor like) => zeros([layer.Most, .. shape], dtype: like.dtype, device: like.device);

    private Tensor At(Tensor line, long steps)
    {
        if (layer.Least == layer.Most)
        {
            return line.narrow(0, 0, steps);
        }

        var places = Sum.Of([Counted(steps, line), layer.Earliest]);
        return line.gather(0, places.expand([steps, .. line.shape[1..]]));
    }

    // The numbers of the steps along the first dimension.
    private static Tensor Counted(long steps, Tensor line)
    {
        long[] numbers = [.. Enumerable.Range(0, checked((int)steps)).Select(static step => (long)step)];
        return tensor(numbers, [steps, .. Enumerable.Repeat(1L, (int)line.dim() - 1)], device: line.device);
    }
}
