using Surrogates.Evaluation;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>
/// One of two constants, in a loop that the JIT optimizes: a choice of bits makes one constant of both, which can be any pattern of bits, and
/// as a number of single precision it would lose those of a signalling NaN.
/// </summary>
public sealed partial class ChosenConstantTests
{
    public static TheoryData<int> Widths => [.. Enum.GetValues<VectorWidth>().Select(static width => (int)width)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void IsTheOneOrTheOther(int bits)
    {
        using var width = VectorWidthChoice.Use((VectorWidth)bits);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        float[] x = [-3, 0, 1, 2, 2.5f, 7];

        Assert.Equal(x.Select(static x => Levels(x)), Levels(tensor(x)).data<float>());
        Assert.Equal(x.Select(static x => (double)Levels(x)), Levels(tensor(x).to(float64)).data<double>());
        Assert.Equal(x.Select(static x => Signed(x)), Signed(tensor(x)).data<float>());
        Assert.Equal(x.Select(static x => (double)Signed(x)), Signed(tensor(x).to(float64)).data<double>());
    }

    [Surrogate]
    private static partial Tensor Levels(Tensor x);

    // The exponents differ in each bit, and what the digits have in common is not the first.
    private static float Levels(float x) => Surrogate.Detach(x) > 2 ? 1.25f : 2.625f;

    [Surrogate]
    private static partial Tensor Signed(Tensor x);

    private static float Signed(float x) => Surrogate.Detach(x) > 0 ? 1f : Surrogate.Detach(x) > -1 ? -2.5f : 3f;
}
