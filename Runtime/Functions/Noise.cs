using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Functions;

/// <summary>Draws the noise of random ops.</summary>
public static class Noise
{
    /// <summary>Numbers from 0 up to but not including 1, uniform, from torch's own generator, which <c>torch.manual_seed</c> seeds.</summary>
    /// <param name="x">What the noise has the type and device of, and the shape.</param>
    /// <param name="others">What its shape is broadcast with; null for none.</param>
    public static Tensor Uniform(Tensor x, ReadOnlySpan<Tensor?> others = default)
    {
        return CanBeDrawnFor(x) ? Uniform(x, others, null) : torch.empty(0);
    }

    /// <summary>The same from a generator, which goes on with each draw.</summary>
    /// <param name="x">What the noise has the type and device of, and the shape.</param>
    /// <param name="generator">A generator on the device of <paramref name="x"/>.</param>
    /// <param name="others">What its shape is broadcast with; null for none.</param>
    /// <exception cref="ArgumentNullException">The generator is null.</exception>
    public static Tensor Uniform(Tensor x, torch.Generator generator, ReadOnlySpan<Tensor?> others = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return CanBeDrawnFor(x) ? Uniform(x, others, generator) : torch.empty(0);
    }

    /// <summary>The same from a seed: the same numbers each time for the same seed, shape, type and device.</summary>
    /// <param name="x">What the noise has the type and device of, and the shape.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="others">What its shape is broadcast with; null for none.</param>
    public static Tensor Uniform(Tensor x, long seed, ReadOnlySpan<Tensor?> others = default)
    {
        if (!CanBeDrawnFor(x))
        {
            return torch.empty(0);
        }

        using var generator = new torch.Generator(unchecked((ulong)seed), x.device);
        return Uniform(x, others, generator);
    }

    /// <summary>Numbers of the normal distribution with mean 0 and standard deviation 1, from torch's own generator.</summary>
    /// <param name="x">What the noise has the type and device of, and the shape.</param>
    /// <param name="others">What its shape is broadcast with; null for none.</param>
    public static Tensor Normal(Tensor x, ReadOnlySpan<Tensor?> others = default)
    {
        return CanBeDrawnFor(x) ? torch.randn(Shape(x, others), dtype: x.dtype, device: x.device) : torch.empty(0);
    }

    private static Tensor Uniform(Tensor x, ReadOnlySpan<Tensor?> others, torch.Generator? generator)
    {
        return torch.rand(Shape(x, others), dtype: x.dtype, device: x.device, generator: generator);
    }

    // The op itself says what is wrong with its operands.
    private static bool CanBeDrawnFor(Tensor? x)
    {
        return x is { IsInvalid: false } && torch.is_floating_point(x);
    }

    private static long[] Shape(Tensor x, ReadOnlySpan<Tensor?> others)
    {
        var shape = x.shape;
        foreach (var other in others)
        {
            if (other is { IsInvalid: false })
            {
                shape = Broadcast(shape, other.shape);
            }
        }

        return shape;
    }

    private static long[] Broadcast(long[] a, long[] b)
    {
        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        long[] shape = [.. longer];
        for (var i = 1; i <= shorter.Length; i++)
        {
            shape[^i] = shape[^i] == 1 ? shorter[^i] : shape[^i];
        }

        return shape;
    }
}
