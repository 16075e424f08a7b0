using Surrogates.Generator.Tests.Runtime;
using TorchSharp;
using static Surrogates.Shape;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>What depends on constants alone is computed once, and the chain rule applied once: nobody sees it.</summary>
public sealed partial class PreparedLoopTests
{
    /// <summary>
    /// The mathematics of a step is the same and has one order; the gradients of constants are added up before the chain rule in place of
    /// after it: 1e-5 and 1e-12 of the largest.
    /// </summary>
    [Theory]
    [MemberData(nameof(TimeLoopTests.Ways), MemberType = typeof(TimeLoopTests))]
    public void EqualsItsSteps(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        foreach (var type in new[] { float32, float64 })
        {
            foreach (var (steps, shape) in new (int, long[])[] { (1, [3]), (3, []), (16, [5, 7]), (17, [2, 1031]), (50, [33]) })
            {
                foreach (var constants in Constants(shape, type))
                {
                    using var scope = NewDisposeScope();
                    manual_seed(steps);
                    Tensor[] inputs = [randn([steps, .. shape], type), randn(shape, type), .. constants];
                    var (loop, unrolled) = (Leaves(inputs), Leaves(inputs));
                    var (actual, expected) = (Loop(loop), Unrolled(unrolled));
                    for (var i = 0; i < actual.Length; i++)
                    {
                        Assert.True(expected[i].equal(actual[i]).all().ToBoolean(), $"{type}, {steps} steps: output {i}");
                    }

                    Loss(actual).backward();
                    Loss(expected).backward();
                    for (var i = 0; i < loop.Length; i++)
                    {
                        Near(unrolled[i].grad!, loop[i].grad!, type == float32 ? 1e-5 : 1e-12, $"{type}, {steps} steps, [{string.Join(", ", shape)}]: gradient {i}");
                    }
                }
            }
        }
    }

    /// <summary>What nobody wants a gradient of is not asked for one.</summary>
    [Theory]
    [MemberData(nameof(TimeLoopTests.Ways), MemberType = typeof(TimeLoopTests))]
    public void WithAndWithoutEachGradient(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        using var scope = NewDisposeScope();
        Tensor[] inputs = [randn([20, 6], float64), randn([6], float64), randn([6], float64), rand([], float64) + 1, randn([6], float64)];
        var all = Leaves(inputs);
        Loss(Loop(all)).backward();
        for (var needed = 1; needed < 1 << inputs.Length; needed++)
        {
            Tensor[] some = [.. inputs.Select((input, i) => (needed >> i & 1) != 0 ? input.clone().requires_grad_() : input)];
            Loss(Loop(some)).backward();
            for (var i = 0; i < inputs.Length; i++)
            {
                Assert.True((needed >> i & 1) == 0 ? some[i].grad is null : all[i].grad!.equal(some[i].grad!).all().ToBoolean(), $"{needed}: gradient {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(TimeLoopTests.Ways), MemberType = typeof(TimeLoopTests))]
    public void SecondDerivatives(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        foreach (var steps in new[] { 1, 3, 18 })
        {
            foreach (var constants in Constants([6], float64))
            {
                using var scope = NewDisposeScope();
                manual_seed(steps);
                Tensor[] inputs = [randn([steps, 6], float64), randn([6], float64), .. constants];
                var (loop, unrolled) = (Leaves(inputs), Leaves(inputs));
                var (actual, expected) = (Second(Loop(loop), loop), Second(Unrolled(unrolled), unrolled));
                for (var i = 0; i < actual.Length; i++)
                {
                    Near(expected[i], actual[i], 1e-11, $"{steps} steps, input {i}");
                }
            }
        }

        static Tensor[] Second(Tensor[] outputs, Tensor[] inputs)
        {
            var first = autograd.grad([Loss(outputs)], inputs, retain_graph: true, create_graph: true);
            first.Select(static gradient => gradient.sin().sum()).Aggregate(static (sum, next) => sum + next).backward();
            return [.. inputs.Select(static input => input.grad!)];
        }
    }

    /// <summary>No step reads what is prepared: its gradient is 0, although its derivative is infinite.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WithoutSteps(bool onLanes)
    {
        using var lanes = LaneUse.Of(onLanes);
        using var scope = NewDisposeScope();
        var (x, v, w) = (zeros(0, 4).requires_grad_(), rand(4).requires_grad_(), zeros(4).requires_grad_());
        var (_, last) = Rooted(x, v, w);
        last.sum().backward();
        Assert.True(w.grad!.eq(0).all().ToBoolean());
        Assert.True(v.grad!.eq(1).all().ToBoolean());
    }

    /// <summary>In 16 bits nothing is rounded on the way from what is prepared to the states: 2 units of the last place of the types.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void InHalfPrecision(bool onLanes)
    {
        using var lanes = LaneUse.Of(onLanes);
        foreach (var type in new[] { float16, bfloat16 })
        {
            using var scope = NewDisposeScope();
            manual_seed(2);
            Tensor[] narrow = Leaves([.. ((Tensor[])[randn(20, 9), randn(9), randn(9), rand([]) + 1, randn(9)]).Select(input => input.to(type))]);
            Tensor[] wide = Leaves([.. narrow.Select(static input => input.detach().to(float32))]);
            var (actual, expected) = (Loop(narrow), Loop(wide));
            Assert.All(actual.Zip(expected), pair => Assert.True(pair.Second.to(type).equal(pair.First).all().ToBoolean()));
            actual.Select(static output => output.sum()).Aggregate(static (sum, next) => sum + next).backward();
            expected.Select(static output => output.sum()).Aggregate(static (sum, next) => sum + next).backward();
            for (var i = 0; i < narrow.Length; i++)
            {
                Near(wide[i].grad!, narrow[i].grad!.to(float32), type == float16 ? 2e-3 : 2e-2, $"{type}: gradient {i}");
            }
        }
    }

    // A number for all, one for each element, and some that are broadcast, in another order of memory.
    private static IEnumerable<Tensor[]> Constants(long[] shape, ScalarType type)
    {
        yield return [randn([], type), rand([], type) + 1, randn([], type)];
        yield return [randn(shape, type), rand(shape, type) + 1, randn(shape, type)];
        if (shape.Length == 2)
        {
            yield return [randn([shape[1], shape[0]], type).t(), rand([shape[0], 1], type) + 1, randn([shape[1]], type)];
        }
    }

    private static Tensor[] Loop(Tensor[] inputs)
    {
        var (spikes, v) = Cell(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], 0.5);
        return [spikes, v];
    }

    private static Tensor[] Unrolled(Tensor[] inputs)
    {
        var v = inputs[1];
        var spikes = new List<Tensor>();
        for (var t = 0; t < inputs[0].shape[0]; t++)
        {
            (var s, v) = CellStep(inputs[0][t], v, inputs[2], inputs[3], inputs[4], 0.5);
            spikes.Add(s);
        }

        return [stack(spikes), v];
    }

    private static Tensor[] Leaves(Tensor[] inputs) => [.. inputs.Select(static input => input.detach().clone().requires_grad_())];

    private static Tensor Loss(Tensor[] outputs)
    {
        var weights = linspace(-1, 2, outputs[0].numel(), outputs[0].dtype).reshape(outputs[0].shape);
        return (outputs[0] * weights).sum() + outputs[1].square().sum();
    }

    private static void Near(Tensor expected, Tensor actual, double tolerance, string message)
    {
        Assert.Equal(expected.shape, actual.shape);
        var largest = Math.Max(1, expected.abs().max().ToDouble());
        var difference = (expected - actual).abs().max().ToDouble();
        Assert.True(difference <= tolerance * largest, $"{message}: {difference} of {largest}");
    }

    [Surrogate(ATan, k: 2)]
    private static partial (Tensor spikes, Tensor v) Cell([OverTime] Tensor x, Tensor v, Tensor w, Tensor tau, Tensor gate, double scale);

    [Surrogate(ATan, k: 2)]
    private static partial (Tensor spikes, Tensor v) CellStep(Tensor x, Tensor v, Tensor w, Tensor tau, Tensor gate, double scale);

    [Surrogate]
    private static partial (Tensor y, Tensor v) Rooted([OverTime] Tensor x, Tensor v, Tensor w);

    private static (double spikes, double v) Cell(double x, double v, double w, double tau, double gate, double scale) => Next(x, v, w, tau, gate, scale);

    private static (double spikes, double v) CellStep(double x, double v, double w, double tau, double gate, double scale) => Next(x, v, w, tau, gate, scale);

    private static (double y, double v) Rooted(double x, double v, double w) => (x, v + (x * Math.Sqrt(w)));

    // tau is prepared and read as it is, gate is hard, scale is a number, and what is detached gets no gradient.
    private static (double Spike, double V) Next(double x, double v, double w, double tau, double gate, double scale)
    {
        var decay = Math.Exp(-1 / tau);
        var open = Surrogate.Step(gate);
        var h = (decay * v) + ((1 - decay) * x * Surrogate.Sigmoid(w)) + (open * Math.Tanh(scale) * tau) + Surrogate.Detach(Math.Sin(w));
        var s = Surrogate.Step(h - 1);
        return (s, h * (1 - s));
    }
}
