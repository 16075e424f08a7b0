using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Operands that are true or false: one for all elements, or a mask.</summary>
public sealed class TruthTests
{
    private static readonly ScalarOps Ops = ScalarOps.Of("""
        [Surrogate]
        public static partial Tensor Dropped(Tensor x, bool training, float scale = 2);

        public static float Dropped(float x, bool training, float scale)
        {
            if (!training)
            {
                return x;
            }

            return scale * Surrogate.Step(x - 1, Straight) * x;
        }

        [Surrogate]
        public static partial Tensor Conditions(Tensor x, bool a, bool b, int n);

        public static float Conditions(float x, bool a, bool b, int n)
        {
            var both = a && b;
            var count = (a ? n : 1) + (b ? 2 : 4);
            var kind = a switch { true => 10, false => 20 };
            return (both ? x : 2 * x) + (a == b ? 100 : 200) + (a ^ b || Surrogate.Detach(x) > 1 ? 1000 : 3000) + count * kind + Either(a is true, b is not true) * (1 << count);
        }

        private static int Either(bool a, bool b) => a | b ? 1 : 3;

        [Surrogate(Straight)]
        public static partial Tensor Gated(Tensor x, bool training);

        public static float Gated(float x, bool training)
        {
            var s = Surrogate.Step(x);
            return training ? s : Surrogate.Detach(s);
        }

        [Surrogate]
        public static partial Tensor Masked(Tensor mask, Tensor x, Tensor w);

        public static float Masked(bool mask, float x, float w) => mask ? w * x : Surrogate.Replace(0, x);

        [Surrogate]
        public static partial Tensor Optional(Tensor x, Tensor? mask = null);

        public static float Optional(float x, bool mask = true) => mask ? 2 * x : 3 * x;
        """);

    private static readonly float[] Points = [-1.5f, 0.25f, 1, 3];

    public static TheoryData<bool, bool, bool> Cases()
    {
        var cases = new TheoryData<bool, bool, bool>();
        for (var i = 0; i < 8; i++)
        {
            cases.Add((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
        }

        return cases;
    }

    /// <summary>Exact: small whole numbers and their quarters. The op is its scalar method, whatever is true.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void OneForAllElements(bool lanes, bool a, bool b)
    {
        using var use = LaneUse.Of(lanes);
        using var scope = NewDisposeScope();
        var x = tensor(Points, requires_grad: true);
        var y = Ops.Call("Conditions", x, a, b, 3);
        Assert.Equal(Points.Select(point => Ops.Scalar("Conditions", point, a, b, 3)), y.data<float>().ToArray());
        Assert.All(ScalarOps.Gradient(y, x), slope => Assert.Equal(a && b ? 1 : 2, slope));

        var dropped = Ops.Call("Dropped", x, a, 2f);
        Assert.Equal(Points.Select(point => Ops.Scalar("Dropped", point, a, 2f)), dropped.data<float>().ToArray());
        Assert.Equal(Points.Select(point => a ? 2 * (point + (point >= 1 ? 1 : 0)) : 1), ScalarOps.Gradient(dropped, x));
    }

    /// <summary>Exact. A mask broadcasts as other operands do, is of any type, and gets no gradient; the results have the type of what has one.</summary>
    [Theory]
    [InlineData(true, ScalarType.Bool)]
    [InlineData(false, ScalarType.Bool)]
    [InlineData(true, ScalarType.Float32)]
    [InlineData(true, ScalarType.Int64)]
    public void AMask(bool lanes, ScalarType type)
    {
        using var use = LaneUse.Of(lanes);
        using var scope = NewDisposeScope();
        var (x, w) = (tensor(Points, requires_grad: true), tensor(5f, requires_grad: true));
        var mask = tensor(new float[,] { { 1, 0, 1, 0 }, { 0, 0, 2, 1 } }).to(type);
        if (type == ScalarType.Float32)
        {
            mask.requires_grad = true;
        }

        var y = Ops.Call("Masked", mask, x, w);
        Assert.Equal(float32, y.dtype);
        Assert.Equal([-7.5f, 0, 5, 0, 0, 0, 5, 15], y.data<float>().ToArray());
        y.sum().backward();
        Assert.Equal([6f, 2, 10, 6], x.grad!.data<float>().ToArray());
        Assert.Equal(-1.5f + 1 + 1 + 3, w.grad!.item<float>());
        Assert.Null(mask.grad);
    }

    /// <summary>Exact: as tensors that are left out do, null stands for the default of the scalar method.</summary>
    [Fact]
    public void AMaskThatIsLeftOut()
    {
        using var scope = NewDisposeScope();
        var x = tensor(Points);
        var left = Ops.Call("Optional", x, tensor([true, false, true, false]));
        Assert.Equal([-3f, 0.75f, 2, 9], left.data<float>().ToArray());
        Assert.Equal([-3f, 0.5f, 2, 6], Ops.Call("Optional", x, null).data<float>().ToArray());
    }

    /// <summary>Exact: with first and second derivatives through torch operations.</summary>
    [Fact]
    public void SecondDerivativesOfTheArmThatIsTaken()
    {
        using var scope = NewDisposeScope();
        var (x, w) = (tensor([2.0, 3], requires_grad: true), tensor([5.0, 7], requires_grad: true));
        var first = autograd.grad([Ops.Call("Masked", tensor([true, false]), x, w).sum()], [x, w], create_graph: true, retain_graph: true);
        Assert.Equal([5.0, 1], first[0].data<double>().ToArray());
        var second = autograd.grad([first[0].sum()], [w]);
        Assert.Equal([1.0, 0], second[0].data<double>().ToArray());
    }

    [Theory]
    [InlineData("[Surrogate(Step)]\npublic static partial Tensor F(Tensor x, bool b);", "SURR005 Operand 'b' has type 'bool'; use 'TorchSharp.torch.Tensor', 'float', 'double', 'int' or, beside a scalar method, 'bool'")]
    [InlineData("[Surrogate]\npublic static partial Tensor F(Tensor x, bool b);", "SURR201 'F' names no operation, so it is made from a scalar method, which is missing; write 'static float F(float x, bool b)'")]
    [InlineData("[Surrogate]\npublic static partial Tensor F(Tensor x, bool b);\n\npublic static float F(float x, float b) => b * x;", "SURR201 'F' names no operation, so it is made from a scalar method, which is missing; write 'static float F(float x, bool b)'")]
    [InlineData("[Surrogate]\npublic static partial Tensor F(Tensor x, bool b);\n\npublic static float F(float x, bool b) => x;", "SURR204 No result depends on 'b'; use it or remove it")]
    [InlineData("[Surrogate]\npublic static partial Tensor F(Tensor x, Tensor b);\n\npublic static float F(float x, bool b) => x;", "SURR204 No result depends on 'b'; use it or remove it")]
    [InlineData("[Surrogate]\npublic static partial Tensor F(Tensor x, bool b);\n\npublic static float F(float x, bool b) => x * (b || x >= 1 ? 2 : 3);", "SURR203 The derivative of 'b || x >= 1 ? 2 : 3' is zero, so no gradient passes; use 'Surrogate.Step', or put 'Surrogate.Detach' around it if that is meant")]
    [InlineData("[Surrogate]\npublic static partial Tensor F(Tensor x, bool b);\n\npublic static float F(float x, bool b)\n{\n    for (var i = 0; i < (b ? 2 : 3); i++)\n    {\n        x *= x;\n    }\n\n    return x;\n}", "SURR206 The number of iterations must be known when the code is compiled, and at most 1024 in all; where elements decide it, loop to a constant bound and leave by 'break'")]
    public void WhatCannotBeIsReported(string members, string expected)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, Sources.Ops(members));
        Assert.Equal([expected], AllFindings.Of(run));
    }

    /// <summary>What differs in its gradient alone is computed once, and nothing is chosen.</summary>
    [Theory]
    [InlineData("b ? s : Surrogate.Detach(s)")]
    [InlineData("2 * (b ? Surrogate.Detach(s) : s) + x")]
    [InlineData("b ? s : Surrogate.Replace(s, x)")]
    [InlineData("x > 1 ? s : b ? Surrogate.Detach(s) : s")]
    public void ArmsOfTheSameValueAreOne(string expression)
    {
        var code = GeneratorRun.Of(Sources.Ops($$"""
            [Surrogate]
            public static partial Tensor F(Tensor x, bool b);

            public static float F(float x, bool b)
            {
                var s = Surrogate.Step(x);
                return {{expression}};
            }
            """)).GeneratedSource("Demo.Ops.g.cs");
        Assert.Contains("Forward<T>(T x)", code, StringComparison.Ordinal);
        Assert.Contains("T isB)", code, StringComparison.Ordinal);
    }

    /// <summary>Exact: the value is that of both, and the gradient that of the one.</summary>
    [Theory]
    [InlineData(true, 1f)]
    [InlineData(false, 0f)]
    public void TheGradientIsThatOfTheArmThatIsTaken(bool training, float expected)
    {
        using var scope = NewDisposeScope();
        var x = tensor(Points, requires_grad: true);
        var y = Ops.Call("Gated", x, training);
        Assert.Equal([0f, 1, 1, 1], y.data<float>().ToArray());
        Assert.All(ScalarOps.Gradient(y, x), slope => Assert.Equal(expected, slope));
    }

    /// <summary>Of overloads the one with numbers is meant.</summary>
    [Fact]
    public void AFloatComesBeforeAMask() => Assert.Contains(
        "return x * b;",
        GeneratorRun.Of(Sources.Ops("""
            [Surrogate]
            public static partial Tensor F(Tensor x, Tensor b);

            public static float F(float x, bool b) => b ? x : 0;

            public static float F(float x, float b) => x * b;
            """)).GeneratedSource("Demo.Ops.g.cs"),
        StringComparison.Ordinal);
}
