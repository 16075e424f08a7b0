using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Functions;

/// <summary>Draws the noise of random ops.</summary>
public static class Noise
{
    /// <summary>Numbers from 0 up to but not including 1, uniform, from torch's own generator, which <c>torch.manual_seed</c> seeds.</summary>
    /// <param name="x">What the noise has the shape, type and device of.</param>
    public static Tensor Uniform(Tensor x)
    {
        return Draw(x, null);
    }

    /// <summary>The same from a generator, which goes on with each draw.</summary>
    /// <param name="x">What the noise has the shape, type and device of.</param>
    /// <param name="generator">A generator on the device of <paramref name="x"/>.</param>
    /// <exception cref="ArgumentNullException">The generator is null.</exception>
    public static Tensor Uniform(Tensor x, torch.Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return Draw(x, generator);
    }

    /// <summary>The same from a seed: the same numbers each time for the same seed, shape, type and device.</summary>
    /// <param name="x">What the noise has the shape, type and device of.</param>
    /// <param name="seed">The seed.</param>
    public static Tensor Uniform(Tensor x, long seed)
    {
        if (!CanBeDrawnFor(x))
        {
            return Draw(x, null);
        }

        using var generator = new torch.Generator(unchecked((ulong)seed), x.device);
        return Draw(x, generator);
    }

    // The op itself says what is wrong with its operand.
    private static Tensor Draw(Tensor? x, torch.Generator? generator)
    {
        return CanBeDrawnFor(x) ? torch.rand(x!.shape, dtype: x.dtype, device: x.device, generator: generator) : torch.empty(0);
    }

    private static bool CanBeDrawnFor(Tensor? x)
    {
        return x is { IsInvalid: false } && torch.is_floating_point(x);
    }
}
