using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>What knows no time, on sequences.</summary>
internal static class AllSteps
{
    /// <summary>All steps as one large batch.</summary>
    /// <param name="input">[time, batch, ...].</param>
    /// <param name="function">From [batch, ...] to that.</param>
    public static Tensor At(Tensor input, Func<Tensor, Tensor> function)
    {
        using var scope = NewDisposeScope();
        return function(input.flatten(0, 1)).unflatten(0, input.shape[0], input.shape[1]).MoveToOuterDisposeScope();
    }

    /// <summary>A dimension of a step as one of a sequence: those from the end stay.</summary>
    public static long Dimension(long dimension) => dimension < 0 ? dimension : dimension + 2;
}
