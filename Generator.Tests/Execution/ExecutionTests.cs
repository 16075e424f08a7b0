using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Execution;

/// <summary>Generated code, compiled and run: values, gradients and layouts.</summary>
public sealed class ExecutionTests
{
    private static readonly CompiledOps Ops = CompiledOps.Of("""
        [Surrogate(Step, k: 3)]
        public static partial Tensor Logistic(Tensor x, Tensor threshold);

        [Surrogate(Step, ATan, k: 3)]
        public static partial Tensor Arctangent(Tensor x, Tensor threshold);

        [Surrogate(Step, k: 3, Soft = true)]
        public static partial Tensor SoftLogistic(Tensor x, Tensor threshold);

        [Surrogate(Step, ATan, k: 3, Soft = true)]
        public static partial Tensor SoftArctangent(Tensor x, Tensor threshold);

        [Surrogate(Step)]
        public static partial Tensor LogisticOfNumber(Tensor x, float threshold, float k);

        [Surrogate(Step, ATan)]
        public static partial Tensor LearnableArctangent(Tensor x, Tensor threshold, Tensor k);

        [Surrogate(Step, Soft = true)]
        public static partial Tensor LearnableSoft(Tensor x, Tensor threshold, Tensor k);

        [Surrogate(Step)]
        public static partial Tensor Learnable(Tensor x, Tensor threshold, Tensor k);

        [Surrogate(Step, k: 3, Clip: 0.1, ClipAt = ClipAt.Outgoing)]
        public static partial Tensor Outgoing(Tensor x, float threshold);

        [Surrogate(StrictStep, k: 3)]
        public static partial Tensor Strict(Tensor x, float threshold);

        [Surrogate(Step, ATan)]
        public static partial Tensor SteepnessFirst(Tensor k, Tensor x);
        """);

    /// <summary>A strict step differs from a step at the threshold and nowhere else; NaN is not above anything.</summary>
    [Fact]
    public void StepAndStrictStep()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0.5f, 1f, 1.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity]);
        Assert.Equal([0, 1, 1, 0, 1, 0], Ops.Call("LogisticOfNumber", x, 1f, 3f).data<float>().ToArray());
        Assert.Equal([0, 0, 1, 0, 1, 0], Ops.Call("Strict", x, 1f).data<float>().ToArray());
    }

    /// <summary>The hard op's gradients are those that torch takes of the soft one; 1e-12 is a dozen roundings.</summary>
    [Theory]
    [InlineData("Logistic", "float64", 1e-12)]
    [InlineData("Arctangent", "float64", 1e-12)]
    [InlineData("Logistic", "float32", 2e-6)]
    [InlineData("Arctangent", "float32", 2e-6)]
    public void GradientsAreThoseOfTheStandIn(string op, string type, double tolerance)
    {
        using var scope = NewDisposeScope();
        var dtype = Enum.Parse<ScalarType>(type, ignoreCase: true);
        var (x, threshold, weights) = Random([7, 5], [5], dtype);
        Tensor[] expected;
        {
            var u = 3 * (x - threshold);
            var smooth = op == "Logistic" ? u.sigmoid() : ((Math.PI / 2 * u).atan() / Math.PI) + 0.5;
            expected = autograd.grad([(smooth * weights).sum()], [x, threshold]).ToArray();
        }

        foreach (var name in (string[])[op, "Soft" + op])
        {
            var actual = autograd.grad([(Ops.Call(name, x, threshold) * weights).sum()], [x, threshold]).ToArray();
            Assert.True(actual[0].allclose(expected[0], rtol: tolerance, atol: tolerance), name);
            Assert.True(actual[1].allclose(expected[1], rtol: tolerance, atol: tolerance * 10), name);
        }
    }

    /// <summary>The gradient of a learnable steepness is that of the stand-in, under the hard forward and the soft one.</summary>
    [Theory]
    [InlineData("Learnable", false)]
    [InlineData("LearnableSoft", false)]
    [InlineData("LearnableArctangent", true)]
    public void SteepnessIsLearnable(string op, bool isATan)
    {
        using var scope = NewDisposeScope();
        var (x, threshold, weights) = Random([6, 4], [6, 1], ScalarType.Float64);
        var k = tensor(2.5, requires_grad: true);
        var u = k * (x - threshold);
        var smooth = isATan ? ((Math.PI / 2 * u).atan() / Math.PI) + 0.5 : u.sigmoid();
        var expected = autograd.grad([(smooth * weights).sum()], [x, threshold, k]).ToArray();
        var actual = autograd.grad([(Ops.Call(op, x, threshold, k) * weights).sum()], [x, threshold, k]).ToArray();
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].shape, actual[i].shape);
            Assert.True(actual[i].allclose(expected[i], rtol: 1e-12, atol: 1e-12));
        }
    }

    /// <summary>The outputs are of the type of what is compared, wherever it stands among the parameters.</summary>
    [Fact]
    public void TheOperandDecidesTheType()
    {
        using var scope = NewDisposeScope();
        var k = tensor(2.0, float64, requires_grad: true);
        var x = tensor([0f, 1], requires_grad: true);
        var y = Ops.Call("SteepnessFirst", k, x);
        Assert.Equal(float32, y.dtype);
        y.sum().backward();
        Assert.Equal(float32, x.grad!.dtype);
        Assert.Equal(float64, k.grad!.dtype);
    }

    [Fact]
    public void OutgoingClipBoundsTheResult()
    {
        using var scope = NewDisposeScope();
        var x = linspace(-1, 3, 41, ScalarType.Float64, requires_grad: true);
        var free = autograd.grad([(5 * Ops.Call("LogisticOfNumber", x, 1f, 3f)).sum()], [x]).First();
        var clipped = autograd.grad([(5 * Ops.Call("Outgoing", x, 1f)).sum()], [x]).First();
        Assert.True(clipped.allclose(free.clamp(-0.1, 0.1), rtol: 1e-14));
    }

    /// <summary>Second derivatives against central differences of the first, whose error at this step is about 1e-7.</summary>
    [Theory]
    [InlineData("Logistic")]
    [InlineData("Arctangent")]
    public void SecondDerivatives(string op)
    {
        using var scope = NewDisposeScope();
        var x = tensor([-1.3, -0.2, 0.35, 0.9], requires_grad: true);
        var threshold = tensor(0.1);
        Tensor First(Tensor at, bool createGraph) =>
            autograd.grad([Ops.Call(op, at, threshold).sum()], [at], create_graph: createGraph).First();
        var second = autograd.grad([First(x, createGraph: true).sum()], [x]).First();
        var above = First((x.detach() + 1e-5).requires_grad_(), createGraph: false);
        var below = First((x.detach() - 1e-5).requires_grad_(), createGraph: false);
        Assert.True(second.allclose((above - below) / 2e-5, rtol: 1e-6, atol: 1e-6));
    }

    [Theory]
    [InlineData(ScalarType.Float16, 2e-3)]
    [InlineData(ScalarType.BFloat16, 2e-2)]
    public void HalfPrecision(ScalarType type, double tolerance)
    {
        using var scope = NewDisposeScope();
        var x = linspace(-2, 2, 33, ScalarType.Float32);
        var exact = x.clone().requires_grad_();
        var half = x.to(type).requires_grad_();
        Ops.Call("LogisticOfNumber", exact, 0.25f, 3f).sum().backward();
        var y = Ops.Call("LogisticOfNumber", half, 0.25f, 3f);
        y.sum().backward();
        Assert.Equal(type, y.dtype);
        Assert.True(half.grad!.to(ScalarType.Float32).allclose(exact.grad!, rtol: tolerance, atol: tolerance));
    }

    [Fact]
    public void EveryLayoutGivesTheSame()
    {
        using var scope = NewDisposeScope();
        var x = randn([6, 8, 5], ScalarType.Float64);
        var threshold = tensor(0.2);
        Tensor[] layouts = [x, x.transpose(0, 2), x.permute(1, 2, 0), x[TensorIndex.Ellipsis, TensorIndex.Slice(null, null, 2)], x[1], x[1, 2], x[1, 2, 3], x[TensorIndex.Slice(0, 0)], x.narrow(1, 2, 3), x[0, 0].expand(7, 5), x[0, 0, 0].expand(3, 4)];
        foreach (var layout in layouts)
        {
            var strided = layout.detach().requires_grad_();
            var dense = layout.detach().contiguous().clone().requires_grad_();
            var weights = randn(layout.shape, ScalarType.Float64);
            var y = Ops.Call("Logistic", strided, threshold);
            var expected = Ops.Call("Logistic", dense, threshold);
            Assert.True(y.allclose(expected, rtol: 0, atol: 0));
            Assert.True(autograd.grad([y], [strided], [weights]).First().allclose(autograd.grad([expected], [dense], [weights]).First(), rtol: 0, atol: 0));
        }
    }

    private static (Tensor X, Tensor Threshold, Tensor Weights) Random(long[] shape, long[] thresholdShape, ScalarType type)
    {
        random.manual_seed(5);
        return (
            randn(shape, type).requires_grad_(),
            (randn(thresholdShape, type) / 2).requires_grad_(),
            randn(shape, type));
    }
}
