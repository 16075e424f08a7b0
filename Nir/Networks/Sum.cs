using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>What several edges bring to a node.</summary>
internal static class Sum
{
    // What a sum multiplies its second term with. TorchSharp hands torch its address: nothing else may let go of it.
    private static readonly Scalar One = 1.ToScalar();

    public static Tensor Of(IEnumerable<Tensor> terms) => terms.Aggregate(static (sum, term) => sum.add(term, One));
}
