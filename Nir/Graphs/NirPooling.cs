namespace Surrogates.Exchange;

/// <summary>The sum over each window.</summary>
/// <param name="KernelSize">[height, width] of the window.</param>
/// <param name="Stride">The steps of the window.</param>
/// <param name="Padding">Zeros at either side.</param>
public sealed record NirSumPool2d(NirShape KernelSize, NirShape Stride, NirShape Padding) : NirNode
{
    internal override string Type => "SumPool2d";

    internal override NirShape Flow(NirShape input) => Pooled(input, KernelSize, Stride, Padding);

    internal static NirShape Pooled(NirShape input, NirShape kernel, NirShape stride, NirShape padding)
    {
        if (kernel.Count != 2 || stride.Count != 2 || padding.Count != 2 || kernel.Concat(stride).Any(static value => value < 1) || padding.Any(static value => value < 0))
        {
            throw Unfit($"kernel_size is {kernel}, stride {stride} and padding {padding}; expected two numbers of each.");
        }

        return input.Count == 3
            ? [input[0], .. Enumerable.Range(0, 2).Select(i => ConvolutionShape.Size(input[i + 1], kernel[i], stride[i], padding[i], 1))]
            : throw Unfit($"{input} comes in; expected [channels, height, width].");
    }
}

/// <summary>The mean over each window, the zeros of the padding included.</summary>
/// <param name="KernelSize">[height, width] of the window.</param>
/// <param name="Stride">The steps of the window.</param>
/// <param name="Padding">Zeros at either side.</param>
public sealed record NirAvgPool2d(NirShape KernelSize, NirShape Stride, NirShape Padding) : NirNode
{
    internal override string Type => "AvgPool2d";

    internal override NirShape Flow(NirShape input) => NirSumPool2d.Pooled(input, KernelSize, Stride, Padding);
}
