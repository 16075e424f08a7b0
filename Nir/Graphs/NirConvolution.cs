namespace Surrogates.Exchange;

/// <summary>What a convolution puts around its input: numbers, or "same" or "valid".</summary>
/// <param name="Amounts">Zeros at either side, one number a dimension; null where it has a name.</param>
/// <param name="Name">Its name; null where it has numbers.</param>
public sealed record NirPadding(NirShape? Amounts, string? Name = null)
{
    /// <summary>As much as keeps the size, at a stride of 1.</summary>
    public static NirPadding Same { get; } = new(null, "same");

    /// <summary>None.</summary>
    public static NirPadding Valid { get; } = new(null, "valid");

    /// <summary>Numbers of zeros.</summary>
    /// <param name="amounts">The numbers, one a dimension.</param>
    public static NirPadding Of(params ReadOnlySpan<long> amounts) => new(NirShape.Of(amounts));

    /// <summary>As in messages.</summary>
    public override string ToString() => Amounts?.ToString() ?? $"'{Name}'";
}

/// <summary>A convolution over one dimension.</summary>
/// <param name="Weight">[outputs, inputs / groups, kernel].</param>
/// <param name="Bias">[outputs].</param>
/// <param name="Stride">The step of the kernel.</param>
/// <param name="Padding">What is put around the input.</param>
/// <param name="Dilation">The distance of the kernel's elements.</param>
/// <param name="Groups">Into how many parts the channels fall.</param>
/// <param name="InputShape">The length of the input; null where the file does not say.</param>
public sealed record NirConv1d(NirArray Weight, NirArray Bias, long Stride, NirPadding Padding, long Dilation = 1, long Groups = 1, long? InputShape = null) : NirNode
{
    internal override string Type => "Conv1d";

    internal override NirShape Flow(NirShape input) =>
        new ConvolutionShape(Weight, Bias, [Stride], Padding, [Dilation], Groups, InputShape is { } length ? [length] : null).Flow(input);
}

/// <summary>A convolution over two dimensions, height and width.</summary>
/// <param name="Weight">[outputs, inputs / groups, kernel height, kernel width].</param>
/// <param name="Bias">[outputs].</param>
/// <param name="Stride">The steps of the kernel, two numbers.</param>
/// <param name="Padding">What is put around the input.</param>
/// <param name="Dilation">The distances of the kernel's elements, two numbers.</param>
/// <param name="Groups">Into how many parts the channels fall.</param>
/// <param name="InputShape">[height, width] of the input; null where the file does not say.</param>
public sealed record NirConv2d(NirArray Weight, NirArray Bias, NirShape Stride, NirPadding Padding, NirShape Dilation, long Groups = 1, NirShape? InputShape = null) : NirNode
{
    internal override string Type => "Conv2d";

    internal override NirShape Flow(NirShape input) => new ConvolutionShape(Weight, Bias, Stride, Padding, Dilation, Groups, InputShape).Flow(input);
}
