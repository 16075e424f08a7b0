using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>Derivatives of the first and the second order where an arm that was not taken has none that is finite.</summary>
[Collection(Side.Compiler)]
public sealed class UntakenArmTests
{
    private static readonly Lazy<CompiledOps> Ops = new(static () => CompiledOps.Of("""
        [Surrogate] public static partial Tensor Root(Tensor x);
        static float Root(float x) => x > 0 ? System.MathF.Sqrt(x) : x;

        [Surrogate] public static partial Tensor Bounded(Tensor x);
        static float Bounded(float x) => x <= 10 ? System.MathF.Exp(x) : 1;

        [Surrogate] public static partial Tensor Else(Tensor x);
        static float Else(float x) => x <= 0 ? x * x : 1 / x;

        [Surrogate] public static partial Tensor Nested(Tensor x);
        static float Nested(float x) => x > 0 ? (x < 4 ? System.MathF.Log(4 - x) : 1 / x) : 1 / (x - 1);

        [Surrogate] public static partial Tensor Shared(Tensor x);
        static float Shared(float x)
        {
            var root = System.MathF.Sqrt(x + 1);
            return x > 0 ? root * System.MathF.Log(x) : root;
        }

        [Surrogate] public static partial Tensor Least(Tensor x);
        static float Least(float x) => System.MathF.Min(1 / x, 3);

        [Surrogate(Step, FakeNumericalGradient)] public static partial Tensor Fake(Tensor x);
        """));

    [Theory]
    [InlineData("Root", new[] { -1f, 4, 0 }, new[] { 1f, 0.25f, 1 }, new[] { 0, -0.03125f, 0 })]
    [InlineData("Bounded", new[] { 1, float.NaN, 1e10f }, new[] { MathF.E, 0, 0 }, new[] { MathF.E, 0, 0 })]
    [InlineData("Else", new[] { -3f, 0, 2 }, new[] { -6f, 0, -0.25f }, new[] { 2f, 2, 0.25f })]
    [InlineData("Nested", new[] { 0f, 2, 4, 1 }, new[] { -1f, -0.5f, -0.0625f, -1 / 3f }, new[] { -2f, -0.25f, 0.03125f, -1 / 9f })]
    [InlineData("Shared", new[] { -0.75f, 0 }, new[] { 1f, 0.5f }, new[] { -2f, -0.25f })]
    [InlineData("Least", new[] { 0f, 0.1f, 1 }, new[] { 0f, 0, -1 }, new[] { 0f, 0, 2 })]
    [InlineData("Fake", new[] { 0f, 1 }, new[] { 0.3f, 0.3f }, new[] { 0f, 0 })]
    public void HasNoInfluence(string op, float[] x, float[] first, float[] second)
    {
        using var scope = NewDisposeScope();
        var input = tensor(x).requires_grad_();
        var incoming = ones(x.Length).requires_grad_();
        var gradient = autograd.grad([Ops.Value.Call(op, input)], [input], [incoming], create_graph: true)[0];
        var derivatives = autograd.grad([gradient], [input, incoming], [ones(x.Length)], allow_unused: true).ToArray();

        // A dozen roundings in single precision.
        Assert.Equal(first, gradient.data<float>().ToArray(), new Near());
        Assert.Equal(second, derivatives[0] is { IsInvalid: false } byInput ? byInput.data<float>().ToArray() : new float[x.Length], new Near());
        Assert.Equal(first, derivatives[1].data<float>().ToArray(), new Near());
    }

    private sealed class Near : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => MathF.Abs(x - y) <= 1e-6f * MathF.Max(1, MathF.Abs(x));

        public int GetHashCode(float value) => 0;
    }
}
