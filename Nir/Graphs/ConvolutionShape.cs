namespace Surrogates.Exchange;

/// <summary>What a convolution of any number of dimensions makes of a shape.</summary>
internal sealed record ConvolutionShape(NirArray Weight, NirArray Bias, NirShape Stride, NirPadding Padding, NirShape Dilation, long Groups, NirShape? InputShape)
{
    public NirShape Flow(NirShape input)
    {
        var dimensions = Stride.Count;
        if (Weight.Shape.Count != dimensions + 2)
        {
            throw new NirException($"weight is {Weight.Shape}; expected [outputs, inputs, kernel], the kernel of {dimensions} dimensions.");
        }

        if (!Bias.Shape.Equals([Weight.Shape[0]]))
        {
            throw new NirException($"bias is {Bias.Shape}; expected [{Weight.Shape[0]}].");
        }

        if (Groups < 1 || Weight.Shape[0] % Groups != 0)
        {
            throw new NirException($"groups is {Groups}; expected a number that divides the {Weight.Shape[0]} outputs.");
        }

        if (Dilation.Count != dimensions || Dilation.Concat(Stride).Any(static value => value < 1))
        {
            throw new NirException($"stride is {Stride} and dilation {Dilation}; expected {dimensions} positive numbers of each.");
        }

        if (input.Count != dimensions + 1 || input[0] != Weight.Shape[1] * Groups)
        {
            throw new NirException($"weight is {Weight.Shape} in {Groups} groups, and {input} comes in; expected {Weight.Shape[1] * Groups} channels and {dimensions} dimensions.");
        }

        if (InputShape is { } given && !given.SequenceEqual(input.Skip(1)))
        {
            throw new NirException($"input_shape is {given}, but {input} comes in.");
        }

        var padding = Amounts(dimensions);
        return [Weight.Shape[0], .. Enumerable.Range(0, dimensions).Select(i => padding is null
            ? input[i + 1]
            : Size(input[i + 1], Weight.Shape[i + 2], Stride[i], padding[i], Dilation[i]))];
    }

    /// <summary>How often a window fits.</summary>
    public static long Size(long input, long kernel, long stride, long padding, long dilation)
    {
        var room = input + (2 * padding) - (dilation * (kernel - 1)) - 1;
        return room >= 0 ? (room / stride) + 1 : throw new NirException($"a kernel of {kernel} is larger than what comes in, {input} with a padding of {padding}.");
    }

    // Null for what keeps the size.
    private NirShape? Amounts(int dimensions)
    {
        if (Padding.Equals(NirPadding.Same))
        {
            return Stride.All(static stride => stride == 1) ? null : throw new NirException($"padding is 'same' and stride {Stride}; expected a stride of 1.");
        }

        return Padding.Equals(NirPadding.Valid) ? [.. Enumerable.Repeat(0L, dimensions)]
            : Padding is { Amounts: { } amounts, Name: null } && amounts.Count == dimensions && amounts.All(static amount => amount >= 0) ? amounts
            : throw new NirException($"padding is {Padding}; expected {dimensions} numbers from 0 on, 'same' or 'valid'.");
    }
}
