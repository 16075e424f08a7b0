using Surrogates.Evaluation;
using Surrogates.Generator.Tests.Runtime;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>A loop over time is the same as its steps one after the other.</summary>
public sealed class TimeLoopTests
{
    private static readonly int[] Lengths = [1, 2, 3, 16, 17, 50];

    public static TheoryData<bool, bool> Ways { get; } = new() { { true, true }, { true, false }, { false, true }, { false, false } };

    /// <summary>
    /// States, sequences and their gradients have one order of summation and are equal to the bit; what is summed over time and over what
    /// was broadcast is not: 1e-5 and 1e-12 of the largest.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void EqualsItsSteps(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        foreach (var type in new[] { torch.float32, torch.float64 })
        {
            foreach (var steps in Lengths)
            {
                foreach (var shape in new long[][] { [], [3], [5, 7], [2, 1031] })
                {
                    using var scope = torch.NewDisposeScope();
                    torch.manual_seed(steps);
                    Compare(Inputs(type, steps, shape), type, $"{type}, {steps} steps, [{string.Join(", ", shape)}]");
                }
            }
        }
    }

    /// <summary>However wide vectors are and however many threads there are: parts split neurons, never steps.</summary>
    [Theory]
    [InlineData(128, 1)]
    [InlineData(256, 2)]
    [InlineData(512, 3)]
    public void OnAnyVectorsAndThreads(int bits, int threads)
    {
        using var width = VectorWidthChoice.Use((VectorWidth)bits);
        var before = torch.get_num_threads();
        torch.set_num_threads(threads);
        try
        {
            foreach (var type in new[] { torch.float32, torch.float64 })
            {
                using var scope = torch.NewDisposeScope();
                torch.manual_seed(bits);
                Compare(Inputs(type, 33, [5003]), type, $"{type}, {bits} bits, {threads} threads");
            }
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    /// <summary>A failure on the way back is an exception, and the next call works.</summary>
    [Fact]
    public void WhatWasChangedInPlaceIsFound()
    {
        using var scope = torch.NewDisposeScope();
        var inputs = Leaves(Inputs(torch.float32, 20, [4]));
        var x = inputs[0] * 1;
        var outputs = Adaptive.Loop(x, inputs[1], inputs[2], inputs[3], inputs[4], 0.3);
        x.add_(1);
        var failure = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => Loss(outputs).backward());
        Assert.Contains("x of Adaptive", failure.Message, StringComparison.Ordinal);
        EqualsItsSteps(native: true, onLanes: true);
    }

    /// <summary>Operands that do not fit are named, and what would fit.</summary>
    [Fact]
    public void WhatDoesNotFitIsNamed()
    {
        using var scope = torch.NewDisposeScope();
        var (x, m, state, decay) = (torch.zeros(6, 3), torch.zeros(6, 3), torch.zeros(3), torch.zeros(3));
        Check("m of Adaptive has 5 steps, x 6.", () => Adaptive.Loop(x, torch.zeros(5, 3), state, state, decay, 1));
        Check("m of Adaptive has shape [6, 4], which does not broadcast against x of shape [6, 3].", () => Adaptive.Loop(x, torch.zeros(6, 4), state, state, decay, 1));
        Check("decay of Adaptive has shape [6, 3], which does not broadcast to [3], the shape of a step. If it has a value for each step, declare it with [OverTime].", () => Adaptive.Loop(x, m, state, state, torch.zeros(6, 3), 1));
        Check("v of Adaptive has shape [2, 3], which does not broadcast to [3], the shape of a step. It is a state, of before the first step.", () => Adaptive.Loop(x, m, torch.zeros(2, 3), state, decay, 1));
        Check("x of Adaptive has no dimension of time.", () => Adaptive.Loop(torch.tensor(1f), m, state, state, decay, 1));

        static void Check(string message, Func<Tensor[]> call) => Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => call()).Message, StringComparison.Ordinal);
    }

    /// <summary>Strides of all kinds, operands that broadcast, and steps that lie in another order.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void InAnyLayout(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(3);
        var type = torch.float64;
        var x = torch.randn([40, 20, 19], type).transpose(1, 2).mul(2).detach();
        Compare([x, torch.randn([40, 19, 1], type), torch.randn(20, type), torch.zeros([19, 20], type), torch.rand([19, 1], type)], type, "transposed");
        Compare([torch.randn([20, 19, 40], type).permute(2, 0, 1), torch.randn([40, 1, 19], type), torch.randn([20, 1], type), torch.randn([], type), torch.rand([], type)], type, "time last");
        Compare([torch.randn([80, 3, 8], type)[TorchSharp.torch.TensorIndex.Slice(null, null, 2)], torch.randn([1, 3, 1], type).expand(40, 3, 1), torch.randn([3, 8], type), torch.zeros([8], type), torch.rand([3, 8], type)], type, "sliced");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void SecondDerivatives(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        foreach (var steps in new[] { 1, 3, 18 })
        {
            using var scope = torch.NewDisposeScope();
            torch.manual_seed(steps);
            var inputs = Inputs(torch.float64, steps, [6]);
            Tensor[] loop = Leaves(inputs), unrolled = Leaves(inputs);
            var actual = Second(Adaptive.Loop(loop[0], loop[1], loop[2], loop[3], loop[4], 0.3), loop);
            var expected = Second(Adaptive.Unrolled(unrolled[0], unrolled[1], unrolled[2], unrolled[3], unrolled[4], 0.3), unrolled);
            for (var i = 0; i < actual.Length; i++)
            {
                Near(expected[i], actual[i], 1e-11, $"{steps} steps, input {i}");
            }
        }

        static Tensor[] Second(Tensor[] outputs, Tensor[] inputs)
        {
            var first = torch.autograd.grad([Loss(outputs)], inputs, retain_graph: true, create_graph: true);
            first.Select(static gradient => gradient.sin().sum()).Aggregate(static (sum, next) => sum + next).backward();
            return [.. inputs.Select(static input => input.grad!)];
        }
    }

    /// <summary>Nothing happens in no step: the states come back, and so do their gradients.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void WithoutSteps(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        using var scope = torch.NewDisposeScope();
        var inputs = Leaves(Inputs(torch.float32, 0, [4]));
        var outputs = Adaptive.Loop(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], 0.3);
        Assert.Equal([0, 4], outputs[0].shape);
        Assert.True(outputs[2].equal(inputs[2]).all().ToBoolean());
        outputs[2].mul(3).sum().backward();
        Assert.True(inputs[2].grad!.eq(3).all().ToBoolean());
        Assert.Equal([0, 4], inputs[0].grad!.shape);
        Assert.True(inputs[4].grad!.eq(0).all().ToBoolean());
    }

    /// <summary>
    /// In 16 bits only what is returned is rounded; states stay in single precision from step to step. So the loop is that of single
    /// precision on the same inputs, rounded at the end.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void StatesAreNotRoundedToHalfPrecision(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        foreach (var type in new[] { torch.float16, torch.bfloat16 })
        {
            using var scope = torch.NewDisposeScope();
            torch.manual_seed(1);
            Tensor[] narrow = Leaves([.. Inputs(torch.float32, 40, [3, 5]).Select(input => input.to(type))]);
            Tensor[] wide = Leaves([.. narrow.Select(static input => input.detach().to(torch.float32))]);
            var actual = Adaptive.Loop(narrow[0], narrow[1], narrow[2], narrow[3], narrow[4], 0.3);
            var expected = Adaptive.Loop(wide[0], wide[1], wide[2], wide[3], wide[4], 0.3);
            for (var i = 0; i < actual.Length; i++)
            {
                Assert.True(expected[i].to(type).equal(actual[i]).all().ToBoolean(), $"{type}: output {i}");
            }

            actual.Select(static output => output.sum()).Aggregate(static (sum, next) => sum + next).backward();
            expected.Select(static output => output.sum()).Aggregate(static (sum, next) => sum + next).backward();
            for (var i = 0; i < narrow.Length; i++)
            {
                Near(wide[i].grad!.to(type).to(torch.float32), narrow[i].grad!.to(torch.float32), 1e-2, $"{type}: gradient {i}");
            }
        }
    }

    /// <summary>Rows of a tile are longer than what is converted from 16 bits at once where elements are not beside one another.</summary>
    [Fact]
    public void LongRowsOfHalfPrecisionInAnyLayout()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(2);
        Tensor[] dense = Leaves([.. Inputs(torch.float32, 3, [64, 96]).Select(static input => input.to(torch.bfloat16))]);
        Tensor[] spread = Leaves([.. dense.Select(static input => torch.stack([input.detach(), input.detach()], dim: -1).select(-1, 1))]);
        var expected = Adaptive.Loop(dense[0], dense[1], dense[2], dense[3], dense[4], 0.3);
        var actual = Adaptive.Loop(spread[0], spread[1], spread[2], spread[3], spread[4], 0.3);
        Loss(expected).backward();
        Loss(actual).backward();
        Assert.All(expected.Zip(actual), static pair => Assert.True(pair.First.equal(pair.Second).all().ToBoolean()));
        Assert.All(dense.Zip(spread), static pair => Assert.True(pair.First.grad!.equal(pair.Second.grad!).all().ToBoolean()));
    }

    /// <summary>A state may be a number, as zero is for one that is not given.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void StatesThatAreNumbers(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        using var scope = torch.NewDisposeScope();
        var inputs = Inputs(torch.float64, 20, [9]);
        Tensor[] loop = Leaves([inputs[0], inputs[1], inputs[4]]);
        Tensor[] expected = Leaves([inputs[0], inputs[1], inputs[4]]);
        Loss(Adaptive.Loop(loop[0], loop[1], 0.25, 0, loop[2], 0.3)).backward();
        Loss(Adaptive.Loop(expected[0], expected[1], torch.full(9, 0.25, torch.float64), torch.zeros(9, torch.float64), expected[2], 0.3)).backward();
        for (var i = 0; i < loop.Length; i++)
        {
            Assert.True(expected[i].grad!.equal(loop[i].grad!).all().ToBoolean(), $"gradient {i}");
        }
    }

    private static Tensor[] Inputs(torch.ScalarType type, int steps, long[] shape) =>
    [
        torch.randn([steps, .. shape], type),
        torch.rand([steps, .. shape], type),
        torch.randn(shape, type),
        torch.rand(shape, type).mul(0.1),
        torch.rand(shape, type),
    ];

    private static Tensor[] Leaves(Tensor[] inputs) => [.. inputs.Select(static input => input.clone().detach().requires_grad_())];

    private static void Compare(Tensor[] inputs, torch.ScalarType type, string message)
    {
        Tensor[] loop = [.. inputs.Select(static input => input.detach().requires_grad_())];
        Tensor[] unrolled = [.. inputs.Select(static input => input.detach().requires_grad_())];
        var actual = Adaptive.Loop(loop[0], loop[1], loop[2], loop[3], loop[4], 0.3);
        var expected = Adaptive.Unrolled(unrolled[0], unrolled[1], unrolled[2], unrolled[3], unrolled[4], 0.3);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.Equal(expected[i].shape, actual[i].shape);
            Assert.True(expected[i].equal(actual[i]).all().ToBoolean(), $"{message}: output {i}");
        }

        Loss(actual).backward();
        Loss(expected).backward();
        for (var i = 0; i < loop.Length; i++)
        {
            Near(unrolled[i].grad!, loop[i].grad!, type == torch.float32 ? 1e-5 : 1e-12, $"{message}: gradient {i}");
        }
    }

    private static Tensor Loss(Tensor[] outputs)
    {
        var weights = torch.linspace(-1, 2, outputs[1].numel(), outputs[1].dtype).reshape(outputs[1].shape);
        return (outputs[0] * weights).sum() + (outputs[1] * weights.cos()).sum() + outputs[2].square().sum() + outputs[3].sin().sum();
    }

    private static void Near(Tensor expected, Tensor actual, double tolerance, string message)
    {
        Assert.Equal(expected.shape, actual.shape);
        var largest = Math.Max(1, expected.abs().max().ToDouble());
        var difference = (expected - actual).abs().max().ToDouble();
        Assert.True(difference <= tolerance * largest, $"{message}: {difference} of {largest}");
    }
}
