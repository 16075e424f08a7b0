using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Methods for every type of numbers, as helpers and as scalar methods.</summary>
public sealed class GenericMathematicsTests
{
    private const string Members = """
        private static T Gate<T>(T x, T k)
            where T : IFloatingPointIeee754<T>
        {
            var e = T.Exp(-k * x);
            return T.One / (T.One + e);
        }

        private static T Bent<T>(T x)
            where T : struct, IFloatingPointIeee754<T>
        {
            var z = x;
            z += T.CreateChecked(0.1) * T.Pi;
            z++;
            return z > T.Zero && z != T.E ? T.Max(z, T.One) : T.CreateChecked(2) * -z + Other(z).Item2;
        }

        private static (T, T) Other<T>(T x)
            where T : IFloatingPointIeee754<T> => (T.Tau, T.Sin(x) * T.CreateChecked(3f));

        private static T Largest<T>(ReadOnlySpan<T> values)
            where T : INumber<T>
        {
            var largest = values[0];
            for (var i = 1; i < values.Length; i++)
            {
                if (values[i] > largest)
                {
                    largest = values[i];
                }
            }

            return largest;
        }

        private static T Eps<T>()
            where T : IFloatingPointIeee754<T>, IMinMaxValue<T> => T.MaxValue > T.CreateChecked(1e30f) ? T.CreateTruncating(0.7) / T.CreateSaturating(0.1) : T.Epsilon;

        private readonly record struct Level<T>(T Value)
            where T : IFloatingPointIeee754<T>
        {
            public T Squared => Value * Value;

            public Level<T> Plus(T other) => new(Value + other);
        }
        """;

    private static readonly string[] Bodies =
    [
        "return Gate(x, y) * x;",
        "return Gate<double>(k: 2, x: x) - y;",
        "return Bent(x) * y;",
        "return Largest([x, y, 0.25]) * x;",
        "return Largest([3, 1, 7]) / 2 * x;",
        "return Math.Floor(Eps<double>()) * x + MathF.Floor(Eps<float>()) * y;",
        "return new Level<double>(x).Plus(y).Squared;",
        "return new Level<float>(0.7f).Plus(0.1f).Value == 0.8f ? x : y;",
        "return (double)Bent(0.3f) > 0 ? x * y : y;",
    ];

    private static readonly MethodTrial Trial = new(Members, Bodies);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Bodies.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AreThoseOfTheirTypeArguments(int index) => Trial.Check(index);

    /// <summary>
    /// One method beside the op serves both types: exact in double, and in float to the rounding of the exponential, which the lanes have
    /// to two units in the last place.
    /// </summary>
    [Fact]
    public void AsTheScalarMethod()
    {
        using var scope = NewDisposeScope();
        var ops = GeneratorRun.Of("using System.Numerics;\n" + Sources.Ops("""
            [Surrogate(ATan, k: 2)]
            public static partial (Tensor spike, Tensor v) Cell(Tensor x, Tensor v, float beta);

            public static (T spike, T v) Cell<T>(T x, T v, T beta)
                where T : IFloatingPointIeee754<T>
            {
                var h = beta * v + T.Tanh(x);
                var s = Surrogate.Step(h - T.One);
                return (s, h - s);
            }

            [Surrogate(Step, Smooth = nameof(Soft))]
            public static partial Tensor Spike(Tensor x);

            public static T Soft<T>(T u)
                where T : IFloatingPointIeee754<T> => u / (T.One + T.Abs(u));
            """)).Load().GetType("Demo.Ops", throwOnError: true)!;
        double[] x = [-2, 0.3, 1.5, 4], v = [0.5, 2, 0.75, 1];
        var generic = ops.GetMethods().Single(static method => method.Name == "Cell" && method.IsGenericMethod);
        var op = ops.GetMethods().Single(static method => method.Name == "Cell" && !method.IsGenericMethod);
        foreach (var lanes in new[] { true, false })
        {
            using var use = LaneUse.Of(lanes);
            var (spike, next) = ((Tensor, Tensor))op.Invoke(null, [tensor(x), tensor(v), 0.5f])!;
            var (single, nextSingle) = ((Tensor, Tensor))op.Invoke(null, [tensor(x).to(ScalarType.Float32), tensor(v).to(ScalarType.Float32), 0.5f])!;
            for (var i = 0; i < x.Length; i++)
            {
                var exact = ((double, double))generic.MakeGenericMethod(typeof(double)).Invoke(null, [x[i], v[i], 0.5])!;
                var rounded = ((float, float))generic.MakeGenericMethod(typeof(float)).Invoke(null, [(float)x[i], (float)v[i], 0.5f])!;
                Assert.Equal(exact.Item1, spike[i].item<double>());
                Assert.Equal(exact.Item2, next[i].item<double>(), 1e-14);
                Assert.Equal(rounded.Item1, single[i].item<float>());
                Assert.Equal(rounded.Item2, nextSingle[i].item<float>(), 1e-6f);
            }
        }
    }

    [Theory]
    [InlineData("return Next(x);", "SURR202 'T.BitIncrement(x)' cannot be differentiated here;")]
    [InlineData("return Radix(x);", "SURR202 'T.Radix' cannot be differentiated here;")]
    [InlineData("return Least<uint>() * x;", "SURR202 'T.CreateChecked(-1)' cannot be differentiated here;")]
    public void WhatNumbersHaveNotIsRefused(string body, string expected) => Assert.StartsWith(
        expected,
        Assert.Single(MethodTrial.Refusals(
            """
            private static T Next<T>(T x) where T : IFloatingPointIeee754<T> => T.BitIncrement(x);

            private static T Radix<T>(T x) where T : IFloatingPointIeee754<T> => x * T.CreateChecked(T.Radix);

            private static T Least<T>() where T : INumber<T> => T.CreateChecked(-1) - T.CreateChecked(2.5);
            """,
            body)),
        StringComparison.Ordinal);
}
