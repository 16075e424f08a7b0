using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Emitting;

/// <summary>Names of the user's that the generated code would give a second time, or read as something else: that it compiles is checked by every run.</summary>
[Collection(Side.Compiler)]
public sealed class NameTests
{
    [Fact]
    public void GradientsOfOperandsHaveNamesOfTheirOwn() => Assert.Contains(
        "(T dx2, T ddx, T dx22) Backward<T>(T gradient, T x, T dx, T x2)",
        Generated("""
            [Surrogate]
            public static partial Tensor Product(Tensor x, Tensor dx, Tensor x2);

            private static float Product(float x, float dx, float x2) => x * dx * x2;
            """),
        StringComparison.Ordinal);

    [Fact]
    public void GradientsOfOutputsAndOperandsDiffer() => Assert.Contains(
        "(T dGradient2, T dx) Backward<T>(T dGradient, T eGradient, T Gradient, T x)",
        Generated("""
            [Surrogate]
            public static partial (Tensor d, Tensor e) Both(Tensor Gradient, Tensor x);

            private static (float d, float e) Both(float Gradient, float x) => (Gradient * x, Gradient * Gradient * x);
            """),
        StringComparison.Ordinal);

    [Fact]
    public void LocalsOfALoopDiffer() => Assert.Contains(
        "(y[i2], batch[i2]) = Forward(Forward2[i2], Forward22[i2], i[i2]);",
        Generated("""
            [Surrogate]
            public static partial (Tensor y, Tensor batch) Loop(Tensor Forward, Tensor Forward2, Tensor i);

            private static (float y, float batch) Loop(float Forward, float Forward2, float i) => (Forward * Forward2, Forward2 * i);
            """),
        StringComparison.Ordinal);

    /// <summary>Those of the type itself, of the types that its expressions name, and of what it inherits.</summary>
    [Fact]
    public void ConstantsHideNothing()
    {
        var source = Generated("""
            private const float SoftPass = 1.5f, MethodImplOptions = 2.5f, CFunction = 3.5f, Forward = 4.5f;

            private new const float ToString = 5.5f, Equals = 6.5f, ReferenceEquals = 7.5f;

            [Surrogate]
            public static partial Tensor C(Tensor x);

            private static float C(float x) =>
                MathF.Sin(SoftPass * x) + MathF.Sin(MethodImplOptions * x) + MathF.Sin(CFunction * x) + MathF.Sin(Forward * x)
                + MathF.Sin(ToString * x) + MathF.Sin(Equals * x) + MathF.Sin(ReferenceEquals * x);
            """);
        Assert.All(
            (string[])["SoftPass", "MethodImplOptions", "CFunction", "Forward", "ToString", "Equals", "ReferenceEquals"],
            name => Assert.Contains($"private const double {name}2 = ", source, StringComparison.Ordinal));
    }

    private static string Generated(string members) => GeneratorRun.Of("using System;\n" + Sources.Ops(members)).GeneratedSource("Demo.Ops.g.cs");
}
