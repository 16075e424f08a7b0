namespace Surrogates.Exchange;

/// <summary>Makes one dimension of several. Dimensions are counted without time and batch, from 0, or from the end, from -1 down.</summary>
/// <param name="StartDim">The first of them.</param>
/// <param name="EndDim">The last of them.</param>
/// <param name="InputType">The shape that comes in; null where the file does not say.</param>
public sealed record NirFlatten(long StartDim = 0, long EndDim = -1, NirShape? InputType = null) : NirNode
{
    internal override string Type => "Flatten";

    internal override NirShape Flow(NirShape input)
    {
        if (InputType is { } given && !given.Equals(input))
        {
            throw Unfit($"input_type is {given}, but {input} comes in.");
        }

        var (start, end) = (Place(StartDim, input), Place(EndDim, input));
        return start >= 0 && end < input.Count && start <= end
            ? [.. input.Take(start), NirShape.Of([.. input.Skip(start).Take(end - start + 1)]).Elements, .. input.Skip(end + 1)]
            : throw Unfit($"start_dim is {StartDim} and end_dim {EndDim}; expected dimensions of what comes in, {input}.");
    }

    private static int Place(long dimension, NirShape input) => (int)(dimension < 0 ? dimension + input.Count : dimension);
}
