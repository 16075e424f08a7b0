using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Derivatives and stand-ins of the user's own that one call of an intrinsic names.</summary>
public sealed class NamedSurrogateTests
{
    private static readonly ScalarOps Ops = ScalarOps.Of("""
        [Surrogate]
        public static partial Tensor Both(Tensor x);

        public static float Both(float x) => Surrogate.Step(x - 1, nameof(Tent)) + Surrogate.Step(x - 1, smooth: nameof(Cubic)) + Surrogate.Step(x, Straight);

        private static float Tent(float u) => 0.25f * MathF.Max(0, 1 - MathF.Abs(u));

        private static float Cubic(float u) => u * u * u;

        [Surrogate(Derivative = nameof(Tent))]
        public static partial Tensor BesideOne(Tensor x);

        public static float BesideOne(float x) => Surrogate.StrictStep(x - 1) + Surrogate.StrictStep(x - 1, derivative: nameof(Twice));

        private static float Twice(float u) => 2;

        [Surrogate]
        public static partial Tensor Reads(Tensor x, Tensor v, Tensor rest, int n);

        public static float Reads(float x, float v, float rest, int n) => Decide(x + v);

        private static float Decide(float u) => Surrogate.Floor(u, nameof(Resting));

        private static float Resting(float u, float v, float rest, int n) => n * (v - rest);

        [Surrogate]
        public static partial Tensor Learns(Tensor x, Tensor width);

        public static float Learns(float x, float width) => Surrogate.Sign(x - 1, smooth: nameof(Wide), k: 3, scale: 2, atZero: 0);

        private static float Wide(float u, float k, float width) => k * width * u;

        [Surrogate]
        public static partial Tensor Given(Tensor x, Tensor w);

        public static float Given(float x, float w) => Surrogate.Ceiling(x, smooth: nameof(Steep), k: 2 * w) + Surrogate.Clamp(x, -1, 1, nameof(Twice));

        private static float Steep(float u, float k) => k * u;

        [Surrogate]
        public static partial Tensor Scaled(Tensor x);

        public static float Scaled(float x) => Surrogate.Step(2 * x, smooth: nameof(Triple));

        private static float Triple(float u) => 3 * u;

        [Surrogate(Soft = true)]
        public static partial Tensor Soft(Tensor x);

        public static float Soft(float x) => Surrogate.Step(x - 1, smooth: nameof(Cubic), derivative: nameof(Twice));

        [Surrogate]
        public static partial Tensor InALoop(Tensor x);

        public static float InALoop(float x)
        {
            var sum = 0f;
            for (var i = 1; i <= 3; i++)
            {
                sum += Surrogate.Round(i * x, nameof(Inner));
            }

            return sum + Other.Decide(x);
        }

        private static float Inner(float u) => Surrogate.Step(u, nameof(Twice)) + 1;

        internal static class Other
        {
            public static float Decide(float u) => Surrogate.Truncate(u, nameof(Twice));

            private static float Twice(float u) => 4;
        }
        """);

    /// <summary>Exact: quarters, and powers of small whole numbers and their halves.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EachCallHasItsOwn(bool lanes)
    {
        using var use = LaneUse.Of(lanes);
        using var scope = NewDisposeScope();
        var x = tensor([0.5f, 1, 3], requires_grad: true);
        var both = Ops.Call("Both", x);
        Assert.Equal([1f, 3, 3], both.data<float>().ToArray());
        Assert.Equal([1.875f, 1.25f, 13], ScalarOps.Gradient(both, x));
        Assert.Equal([2.125f, 2.25f, 2], ScalarOps.Gradient(Ops.Call("BesideOne", x), x));
    }

    /// <summary>Exact. What a derivative reads it takes as it is, by whatever way it is called.</summary>
    [Fact]
    public void ADerivativeReadsOperands()
    {
        using var scope = NewDisposeScope();
        var (x, v, rest) = (tensor([0.5f, 1.5f], requires_grad: true), tensor([2f, 3], requires_grad: true), tensor(0.5f, requires_grad: true));
        var y = Ops.Call("Reads", x, v, rest, 4);
        Assert.Equal([2f, 4], y.data<float>().ToArray());
        y.sum().backward();
        Assert.Equal([6f, 10], x.grad!.data<float>().ToArray());
        Assert.Equal([6f, 10], v.grad!.data<float>().ToArray());
        Assert.Null(rest.grad);
    }

    /// <summary>Exact. Operands learn from a stand-in, and so does what is given for <c>k</c>.</summary>
    [Fact]
    public void AStandInGivesGradients()
    {
        using var scope = NewDisposeScope();
        var (x, width) = (tensor([2f, 4, 1], requires_grad: true), tensor([5f, 7, 1], requires_grad: true));
        var y = Ops.Call("Learns", x, width);
        Assert.Equal([1f, 1, 0], y.data<float>().ToArray());
        var gradients = autograd.grad([y.sum()], [x, width]);
        Assert.Equal([30f, 42, 6], gradients[0].data<float>().ToArray());
        Assert.Equal([6f, 18, 0], gradients[1].data<float>().ToArray());

        var (z, w) = (tensor([0.5f, 3], requires_grad: true), tensor([1f, 2], requires_grad: true));
        var given = Ops.Call("Given", z, w);
        Assert.Equal([1.5f, 4], given.data<float>().ToArray());
        gradients = autograd.grad([given.sum()], [z, w]);
        Assert.Equal([4f, 6], gradients[0].data<float>().ToArray());
        Assert.Equal([1f, 6], gradients[1].data<float>().ToArray());
    }

    /// <summary>Exact: of the product with 2, which is a product with 6 on the whole.</summary>
    [Fact]
    public void AStandInOfAMultiple()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-1f, 2], requires_grad: true);
        Assert.Equal([6f, 6], ScalarOps.Gradient(Ops.Call("Scaled", x), x));
    }

    /// <summary>Exact. The stand-in runs forward, and the derivative that is named beside it backward.</summary>
    [Fact]
    public void ASoftOpRunsTheStandIn()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0.5f, 3], requires_grad: true);
        var soft = Ops.Call("Soft", x);
        Assert.Equal([-0.125f, 8], soft.data<float>().ToArray());
        Assert.Equal([2f, 2], ScalarOps.Gradient(soft, x));
    }

    /// <summary>Exact: 6 and 12 from the loop, where the inner decision holds, and 4 from the other type, whose method of the name it is.</summary>
    [Fact]
    public void NamesAreThoseOfTheTypeInWhichTheCallStands()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-2f, 2], requires_grad: true);
        Assert.Equal([10f, 16], ScalarOps.Gradient(Ops.Call("InALoop", x), x));
    }

    [Theory]
    [InlineData("Surrogate.Step(x, \"Missing\")", "SURR106 'Ops' itself has no static method 'Missing' of float or double; write 'static float Missing(float u)' there, with further parameters as needed")]
    [InlineData("Surrogate.Step(x, smooth: nameof(Text))", "SURR106 'Ops' itself has no static method 'Text' of float or double; write 'static float Text(float u)' there, with further parameters as needed")]
    [InlineData("Surrogate.Step(x, nameof(Wide))", "SURR107 The parameter 'width' of 'Wide' has no value; add a parameter of that name to 'F', or give it beside the name if it is 'k'")]
    [InlineData("Surrogate.Step(x, nameof(Steep))", "SURR107 The parameter 'k' of 'Steep' has no value; add a parameter of that name to 'F', or give it beside the name if it is 'k'")]
    [InlineData("Surrogate.Step(x, ATan, derivative: nameof(Plain))", "SURR104 'ATan' has no effect: 'derivative' takes its place")]
    [InlineData("Surrogate.Step(x, derivative: nameof(Plain), k: 2)", "SURR104 'k' has no effect: 'Step' with the shape 'Plain' has no such parameter")]
    [InlineData("Surrogate.Step(x, Name)", "SURR108 'Name' is not known when the code is compiled, as the name of a method must be; pass a constant")]
    [InlineData("Surrogate.Step(x, nameof(Endless))", "SURR205 'Endless' calls itself, which cannot be differentiated here; write a loop with constant bounds")]
    [InlineData("Surrogate.Step(x, nameof(Back))", "SURR205 'F' calls itself, which cannot be differentiated here; write a loop with constant bounds")]
    [InlineData("Surrogate.Step(x, smooth: nameof(Lost))", "SURR203 The derivative of 'MathF.Floor(u)' is zero, so no gradient passes; use 'Surrogate.Floor', or put 'Surrogate.Detach' around it if that is meant")]
    public void WhatCannotBeIsReportedAtTheCall(string expression, string expected)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, "using System;\n" + Sources.Ops($$"""
            public static readonly string Name = "Plain";

            [Surrogate]
            public static partial Tensor F(Tensor x);

            public static float F(float x) => {{expression}};

            private static string Text(string text) => text;

            private static float Plain(float u) => u;

            private static float Wide(float u, float width) => u * width;

            private static float Steep(float u, float k) => u * k;

            private static float Lost(float u) => u + MathF.Floor(u);

            private static float Endless(float u) => Surrogate.Step(u, nameof(Endless));

            private static float Back(float u) => F(u);
            """));
        Assert.Equal([expected], AllFindings.Of(run));
    }
}
