using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>C# computes what a float method makes of constants alone in single precision, and an op keeps that on tensors of doubles.</summary>
[Collection(Side.Compiler)]
public sealed class FoldedConstantTests
{
    // A rounding in each of four operations: together 1.3e-7 off what they give in double precision.
    private static readonly float Constant = MathF.Atanh(0.875f * MathF.Sin(MathF.Tanh(2.6875f)));
    private static readonly double Exact = Math.Atanh(0.875 * Math.Sin(Math.Tanh(2.6875)));

    [Fact]
    public void HasTheRoundingsOfCSharp()
    {
        const double x = 3.30;
        var op = ScalarOps.Of("""
            [Surrogate]
            public static partial Tensor F(Tensor x);

            private static float F(float x)
            {
                for (var i = 0; i < 3; i++)
                {
                    x -= MathF.Atanh(0.875f * MathF.Sin(MathF.Tanh(2.6875f)));
                }

                return float.Exp10M1(MathF.Tanh(MathF.Sin(x)));
            }
            """).Call("F", tensor(x, ScalarType.Float64)).item<double>();

        // The op may have the digits behind a float: half of the last place, 3e-8, three times, where the slope is below 5. Computed in
        // double precision the constant would change the result by 1.7e-6.
        Assert.InRange(op - Steep(x - (3 * (double)Constant)), -5e-7, 5e-7);
        Assert.InRange(op - Steep(x - (3 * Exact)), 7e-7, 3e-6);
    }

    private static double Steep(double u) => double.Exp10M1(Math.Tanh(Math.Sin(u)));
}
