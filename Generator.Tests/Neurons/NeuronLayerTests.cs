using Surrogates.Autograd;
using Surrogates.Generator.Tests.Runtime;
using TorchSharp;
using TorchSharp.Modules;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Neurons;

/// <summary>A class with a step of its own is a module of TorchSharp like any other.</summary>
public sealed class NeuronLayerTests
{
    public static TheoryData<bool, bool> Ways { get; } = new() { { true, true }, { true, false }, { false, true }, { false, false } };

    /// <summary>
    /// A layer is the loop of its step, whatever its parameters were given as: values to the bit; gradients but for the steepness, which is
    /// a constant of the loop and rounded otherwise: 1e-6 and 1e-14 of the largest, and two bits of bfloat16.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void IsTheLoopOfItsStep(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        foreach (var type in new[] { torch.float32, torch.float64, torch.bfloat16 })
        {
            using var scope = torch.NewDisposeScope();
            torch.manual_seed(4);
            var current = torch.randn([20, 3, 50], type);
            var decay = torch.rand(50, type);
            foreach (var (given, asOperand) in new (NeuronParameterOrTensor Given, Tensor AsOperand)[] { (0.75, torch.tensor(0.75, type)), (decay.clone(), decay), (new Parameter(decay.clone()), decay) })
            {
                using var layer = new Lif(given.Value, dtype: type);
                Tensor[] actual = [current.clone().requires_grad_(), torch.randn([3, 50], type).requires_grad_()];
                Tensor[] expected = [actual[0].detach().requires_grad_(), actual[1].detach().requires_grad_(), asOperand.clone().requires_grad_(), torch.tensor(1.0, type).requires_grad_()];
                var (spike, v) = layer.Run(actual[0], actual[1]);
                var (spikes, last) = Lif.Loop(expected[0], expected[1], expected[2], expected[3]);
                Assert.True(spike.equal(spikes).all().ToBoolean());
                Assert.True(v.equal(last).all().ToBoolean());
                ((spike * 2).sum() + v.sum()).backward();
                ((spikes * 2).sum() + last.sum()).backward();
                var tolerance = type == torch.float64 ? 1e-14 : type == torch.float32 ? 1e-6 : 1e-2;
                Near(expected[0].grad!, actual[0].grad!, tolerance);
                Near(expected[1].grad!, actual[1].grad!, tolerance);
                Near(expected[3].grad!, layer.get_parameter("threshold")!.grad!, tolerance);
                if (layer.get_parameter("decay") is { } learned)
                {
                    Near(expected[2].grad!, learned.grad!, tolerance);
                }
            }
        }

        static void Near(Tensor expected, Tensor actual, double tolerance) =>
            Assert.InRange((expected - actual).abs().max().to(torch.float64).item<double>(), 0, tolerance * expected.abs().max().to(torch.float64).item<double>());
    }

    /// <summary>Second derivatives are those of the loop, numbers among the parameters or not; 1e-12 for sums in another order.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void SecondDerivativesAreThoseOfTheLoop(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(4);
        var current = torch.randn([18, 5], torch.float64);
        using var layer = new Lif(0.75, dtype: torch.float64);
        Tensor[] expected = [current.clone().requires_grad_(), torch.tensor(1.0, torch.float64).requires_grad_()];
        var actual = current.clone().requires_grad_();
        var of = Second(layer.call(actual), actual);
        Second(Lif.Loop(expected[0], torch.zeros(5, torch.float64), torch.tensor(0.75, torch.float64), expected[1]).spike, expected[0]);
        Assert.True(of.allclose(expected[0].grad!, 1e-12, 1e-12));
        Assert.True(layer.get_parameter("threshold")!.grad!.allclose(expected[1].grad!, 1e-12, 1e-12));

        static Tensor Second(Tensor output, Tensor input)
        {
            torch.autograd.grad([output.sum()], [input], create_graph: true, retain_graph: true)[0].sin().sum().backward();
            return input.grad!;
        }
    }

    /// <summary>What only the gradient of a parameter reads is kept where the parameter is learned: an input that changes later is then reported.</summary>
    [Fact]
    public void NothingIsKeptForGradientsOfNumbers()
    {
        using var scope = torch.NewDisposeScope();
        using var numbers = new Readout(tau: 0.02, r: 1, vLeak: 0, dt: 1e-3);
        using var learned = new Readout(tau: new Parameter(torch.tensor(0.02f)), r: 1, vLeak: 0, dt: 1e-3);
        Assert.True(GradientAfterAChange(numbers).equal(GradientBefore(numbers)).all().ToBoolean());
        Assert.ThrowsAny<Exception>(() => GradientAfterAChange(learned));
        BackwardFailure.Clear();

        static Tensor GradientAfterAChange(Readout layer)
        {
            var leaf = torch.ones([20, 3]).requires_grad_();
            var input = leaf * 1;
            var output = layer.call(input);
            input.add_(1);
            output.sum().backward();
            return leaf.grad!;
        }

        static Tensor GradientBefore(Readout layer)
        {
            var input = torch.ones([20, 3]).requires_grad_();
            layer.call(input).sum().backward();
            return input.grad!;
        }
    }

    [Fact]
    public void StatesStartWhereTheStepSays()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = new Resting(levels: 2);
        var (current, gain) = (torch.randn(7, 4), torch.rand(7, 4));
        var begun = layer.Run(current, gain);
        var given = layer.Run(current, gain, torch.full(4, -0.5f), torch.full(4, 0.25f));
        Assert.True(begun.v.equal(given.v).all().ToBoolean());
        Assert.True(begun.a.equal(given.a).all().ToBoolean());
        Assert.True(begun.potential.equal(given.potential).all().ToBoolean());
        Assert.True(layer.call(current, gain).equal(begun.potential).all().ToBoolean());
        using var other = new Resting(2, isAdaptive: false);
        Assert.False(other.Run(current, gain).potential.equal(begun.potential).all().ToBoolean());
    }

    /// <summary>The states after each step are those of runs that end there.</summary>
    [Fact]
    public void RecordsStatesAtEveryStep()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(2);
        using var layer = new Resting(1);
        var (current, gain) = (torch.randn([20, 6]).requires_grad_(), torch.rand(20, 6));
        var recorded = layer.Record(current, gain);
        for (var t = 0; t < 20; t++)
        {
            var until = layer.Run(current[..(t + 1)], gain[..(t + 1)]);
            Assert.True(recorded.v[t].equal(until.v).all().ToBoolean());
            Assert.True(recorded.a[t].equal(until.a).all().ToBoolean());
            Assert.True(recorded.spike[t].equal(until.spike[t]).all().ToBoolean());
        }

        recorded.v[11].sum().backward();
        var gradient = current.grad!.clone();
        current.grad.zero_();
        layer.Run(current[..12], gain[..12]).v.sum().backward();
        Assert.True(gradient.equal(current.grad).all().ToBoolean());
    }

    /// <summary>A stream in pieces is the whole of it.</summary>
    [Fact]
    public void RunsInPieces()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = new Lif();
        var current = torch.randn(40, 5);
        var (spike, v) = layer.Run(current);
        var first = layer.Run(current[..13]);
        var second = layer.Run(current[13..], first.v.detach());
        Assert.True(spike.equal(torch.cat([first.spike, second.spike])).all().ToBoolean());
        Assert.True(v.equal(second.v).all().ToBoolean());
    }

    [Fact]
    public void StateDictHasWhatIsLearnedAndBuffers()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = new Lif(torch.rand(3), threshold: torch.ones(3));
        Assert.Equal(["decay", "threshold"], layer.state_dict().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["threshold"], layer.named_parameters().Select(static parameter => parameter.name));
        using var other = new Lif(torch.zeros(3), threshold: torch.zeros(3));
        using var stream = new MemoryStream();
        layer.save(stream);
        using var saved = new MemoryStream(stream.ToArray());
        other.load(saved);
        Assert.True(other.get_buffer("decay")!.equal(layer.get_buffer("decay")!).all().ToBoolean());
        Assert.True(other.get_parameter("threshold")!.equal(layer.get_parameter("threshold")!).all().ToBoolean());
        Assert.Equal(["threshold"], new Lif().state_dict().Keys);
    }

    /// <summary>What a layer holds is moved and converted with it, inside of other modules too, and trained after that.</summary>
    [Fact]
    public void IsConvertedInsideOfSequential()
    {
        using var scope = torch.NewDisposeScope();
        var lif = new Lif(torch.rand(4));
        using var network = torch.nn.Sequential(torch.nn.Linear(3, 4), lif, torch.nn.Linear(4, 2), new Named("second", torch.rand(2)));
        network.to(torch.float64);
        Assert.All(network.state_dict().Values, static tensor => Assert.Equal(torch.float64, tensor.dtype));
        Assert.Equal(["0.weight", "0.bias", "1.threshold", "1.decay", "2.weight", "2.bias", "3.decay"], network.state_dict().Keys.OrderBy(static key => key[0]));
        network.eval();
        Assert.False(lif.training);
        network.train();
        Assert.True(lif.training);
        var threshold = lif.get_parameter("threshold")!;
        var before = threshold.item<double>();
        var optimizer = torch.optim.SGD(network.parameters(), 0.1);
        network.call(torch.rand([10, 5, 3], torch.float64)).sum().backward();
        optimizer.step();
        Assert.NotEqual(before, threshold.item<double>());
        Assert.Equal("Lif(decay=[4], threshold=" + threshold.item<double>().ToString(System.Globalization.CultureInfo.InvariantCulture) + " (learned), k=2)", lif.ToString());
        network.to(torch.float32);
        Assert.Equal(torch.float32, network.call(torch.rand(10, 5, 3)).dtype);
    }

    [Fact]
    public void WhatCannotBeGivenIsNamed()
    {
        using var scope = torch.NewDisposeScope();
        Assert.StartsWith("decay of Surrogates.Generator.Tests.Neurons.Named has no default", Message(static () => new Named(default(NeuronParameterOrTensor).Value)), StringComparison.Ordinal);
        Assert.Contains("k of", Assert.Throws<ArgumentOutOfRangeException>(() => new Lif(k: -1).call(torch.rand(2, 3))).Message, StringComparison.Ordinal);
        Assert.StartsWith("threshold of Surrogates.Generator.Tests.Neurons.Lif is learned, and of type Int64", Message(static () => new Lif(threshold: torch.arange(3))), StringComparison.Ordinal);
        Assert.StartsWith("decay of Surrogates.Generator.Tests.Neurons.Lif requires a gradient, but is no Parameter", Message(static () => new Lif(torch.rand(3, requires_grad: true))), StringComparison.Ordinal);
        var disposed = torch.rand(3);
        disposed.Dispose();
        Assert.StartsWith("decay of Surrogates.Generator.Tests.Neurons.Lif has been disposed", Message(() => new Lif(disposed)), StringComparison.Ordinal);
        Assert.Contains("has no parameter 'tau'", Message(static () => new Lif().GetNeuronParameter("tau").GetHashCode()), StringComparison.Ordinal);

        static string Message(Func<object> call) => Assert.Throws<ArgumentException>(call).Message;
    }

    /// <summary>Tensors that a layer takes live as long as it does, whatever scope they were made in, and no longer.</summary>
    [Fact]
    public void OwnsItsTensors()
    {
        Lif layer;
        using (torch.NewDisposeScope())
        {
            layer = new Lif(torch.rand(3));
        }

        var (decay, threshold) = (layer.get_buffer("decay")!, layer.get_parameter("threshold")!);
        using (torch.NewDisposeScope())
        {
            Assert.Equal([2, 3], layer.call(torch.rand(2, 3)).shape);
        }

        layer.Dispose();
        Assert.True(decay.IsInvalid && threshold.IsInvalid);
    }

    /// <summary>Nothing of a call is left to the collector but what it returns.</summary>
    [Fact]
    public void DisposesTheStatesThatItDoesNotReturn()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = new Lif();
        var current = torch.rand(5, 3);
        var before = scope.DisposablesCount;
        layer.call(current);
        Assert.Equal(before + 1, scope.DisposablesCount);
        layer.Record(current);
        Assert.Equal(before + 3, scope.DisposablesCount);
    }

    /// <summary>A parameter as one of several types gives it.</summary>
    private readonly record struct NeuronParameterOrTensor(Surrogates.Neurons.NeuronParameter Value)
    {
        public static implicit operator NeuronParameterOrTensor(double number) => new(number);

        public static implicit operator NeuronParameterOrTensor(Tensor tensor) => new(tensor);
    }
}
