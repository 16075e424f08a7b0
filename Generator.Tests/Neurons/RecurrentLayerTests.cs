using Surrogates.Generator.Tests.Runtime;
using TorchSharp;
using TorchSharp.Modules;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Neurons;

/// <summary>A layer with a way back is the loop that feeds spikes through a matrix to the next step.</summary>
public sealed class RecurrentLayerTests
{
    private const int Neurons = 7;

    public static TheoryData<bool, bool> Ways { get; } = new() { { true, true }, { true, false }, { false, true }, { false, false } };

    /// <summary>Products of matrices are summed in another order: 1e-12 and 1e-5 of the largest. Spikes are the same: no case is so near its threshold.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void IsTheLoopOverItsSteps(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        foreach (var type in new[] { torch.float64, torch.float32 })
        {
            foreach (var steps in new[] { 0, 1, 2, 17 })
            {
                foreach (var shape in new long[][] { [Neurons], [4, Neurons], [2, 3, Neurons] })
                {
                    using var scope = torch.NewDisposeScope();
                    torch.manual_seed(steps);
                    using var layer = new RecurrentLif(Neurons, new Parameter(torch.rand(Neurons, type)), dtype: type);
                    Tensor[] starts = [torch.randn([steps, .. shape], type), torch.rand(shape, type), torch.rand(Neurons, type).gt(0.5).to(type)];
                    Tensor[] actual = Leaves(starts), expected = Leaves(starts);
                    var parameters = layer.parameters().ToArray();
                    Loss(layer.Run(actual[0], actual[1], actual[2])).backward();
                    var gradients = actual.Concat(parameters).Select(static tensor => tensor.grad!.clone()).ToArray();
                    layer.zero_grad();
                    var outputs = Unrolled(layer, expected);
                    Assert.True(layer.Run(actual[0], actual[1], actual[2]).spike.equal(outputs.spike).all().ToBoolean());
                    Loss(outputs).backward();
                    foreach (var (wanted, given) in expected.Concat(parameters).Select(tensor => tensor.grad ?? torch.zeros_like(tensor)).Zip(gradients))
                    {
                        Near(wanted, given, type == torch.float64 ? 1e-12 : 1e-5);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void SecondDerivativesAreThoseOfTheLoop(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        using var layer = new RecurrentLif(Neurons, dtype: torch.float64);
        Tensor[] starts = [torch.randn([5, 3, Neurons], torch.float64), torch.rand([3, Neurons], torch.float64), torch.zeros(Neurons, torch.float64)];
        Tensor[] actual = Leaves(starts), expected = Leaves(starts);
        var parameters = layer.parameters().ToArray();
        Second(layer.Run(actual[0], actual[1], actual[2]), actual[0]);
        var gradients = actual.Concat(parameters).Select(static tensor => tensor.grad!.clone()).ToArray();
        layer.zero_grad();
        Second(Unrolled(layer, expected), expected[0]);
        Assert.All(expected.Concat(parameters).Zip(gradients), static pair => Near(pair.First.grad!, pair.Second, 1e-11));

        static void Second((Tensor, Tensor, Tensor) outputs, Tensor input) =>
            torch.autograd.grad([Loss(outputs)], [input], create_graph: true, retain_graph: true)[0].sin().sum().backward();
    }

    /// <summary>An input with fewer dimensions than another one has the gradient of what it broadcasts to, as many steps as there are rows among them; 1e-6 for sums in another order.</summary>
    [Fact]
    public void AnInputBroadcastsWithinAStep()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(3);
        using var layer = new RecurrentGated(Neurons);
        var (current, gate) = (torch.rand([4, Neurons]).requires_grad_(), torch.rand([4, 4, Neurons]));
        var weights = torch.randn([4, 4, Neurons]);
        (layer.call(current, gate) * weights).sum().backward();
        var expanded = current.detach().unsqueeze(1).expand(4, 4, Neurons).clone().requires_grad_();
        (layer.call(expanded, gate) * weights).sum().backward();
        Near(expanded.grad!.sum(1), current.grad!, 1e-6);
    }

    /// <summary>What went out last is a state as the others are: a stream in pieces is the whole of it.</summary>
    [Fact]
    public void RunsInPieces()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = new RecurrentSynaptic(Neurons, alpha: 0.8, beta: 0.9);
        var current = torch.randn(20, 3, Neurons);
        var (spike, i, v, last) = layer.Run(current);
        var first = layer.Run(current[..9]);
        var second = layer.Run(current[9..], first.i, first.v, first.lastSpike);
        Assert.True(spike.equal(torch.cat([first.spike, second.spike])).all().ToBoolean());
        Assert.True(i.equal(second.i).all().ToBoolean() && v.equal(second.v).all().ToBoolean() && last.equal(spike[19]).all().ToBoolean());
        var recorded = layer.Record(current);
        Assert.True(recorded.spike.equal(spike).all().ToBoolean() && recorded.v[19].equal(v).all().ToBoolean() && recorded.i[19].equal(i).all().ToBoolean());
        Assert.True(layer.call(current).equal(spike).all().ToBoolean());
    }

    /// <summary>In 16 bits states and what goes back stay in single precision: the loop is that of single precision, rounded at the end.</summary>
    [Fact]
    public void StatesAreNotRoundedToHalfPrecision()
    {
        using var scope = torch.NewDisposeScope();
        using var narrow = new RecurrentLif(Neurons, dtype: torch.bfloat16);
        using var wide = new RecurrentLif(Neurons);
        wide.load_state_dict(narrow.state_dict().ToDictionary(static pair => pair.Key, static pair => pair.Value.to(torch.float32)));
        var current = torch.randn([12, 2, Neurons], torch.bfloat16);
        var (spike, v, _) = narrow.Run(current);
        var (wideSpike, wideV, _) = wide.Run(current.to(torch.float32));
        Assert.True(spike.equal(wideSpike.to(torch.bfloat16)).all().ToBoolean());
        Assert.True(v.equal(wideV.to(torch.bfloat16)).all().ToBoolean());
    }

    /// <summary>The matrix is a parameter as others are: in state_dict, converted with the layer, begun within 1 / sqrt(neurons).</summary>
    [Fact]
    public void TheMatrixIsLearned()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = new RecurrentLif(100);
        Assert.Equal(["recurrent.weight", "threshold"], layer.state_dict().Keys.Order(StringComparer.Ordinal));
        var weight = layer.get_parameter("recurrent.weight")!;
        Assert.Equal([100, 100], weight.shape);
        Assert.InRange(weight.abs().max().item<float>(), 0.09f, 0.1f);
        layer.to(torch.float64);
        Assert.Equal(torch.float64, layer.get_parameter("recurrent.weight")!.dtype);
        Assert.Equal(torch.float64, layer.call(torch.rand([3, 2, 100], torch.float64)).dtype);
        Assert.NotEqual(default, layer.GetNeuronParameter("recurrent.weight"));
    }

    [Fact]
    public void WhatDoesNotFitIsNamed()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = new RecurrentLif(Neurons);
        Assert.StartsWith("recurrent.weight of", Assert.Throws<ArgumentException>(() => layer.call(torch.rand(3, 8))).Message, StringComparison.Ordinal);
        Assert.Contains("[7, 7]; steps of shape [] need [1, 1]", Assert.Throws<ArgumentException>(() => layer.call(torch.rand(3))).Message, StringComparison.Ordinal);
        Assert.Contains("neurons of", Assert.Throws<ArgumentOutOfRangeException>(static () => new RecurrentLif(0)).Message, StringComparison.Ordinal);
    }

    private static Tensor[] Leaves(Tensor[] tensors) => [.. tensors.Select(static tensor => tensor.clone().requires_grad_())];

    private static (Tensor spike, Tensor v, Tensor last) Unrolled(RecurrentLif layer, Tensor[] inputs)
    {
        var (current, v, last) = (inputs[0], inputs[1], inputs[2].expand(inputs[1].shape));
        var decay = layer.get_parameter("decay") ?? torch.tensor(0.9, current.dtype);
        var spikes = new List<Tensor>();
        for (var t = 0; t < current.shape[0]; t++)
        {
            var (spike, next) = Lif.Loop((current[t] + last.matmul(layer.get_parameter("recurrent.weight")!.t())).unsqueeze(0), v, decay, layer.get_parameter("threshold")!);
            (last, v) = (spike[0], next);
            spikes.Add(last);
        }

        return (spikes.Count == 0 ? torch.empty_like(current) : torch.stack(spikes), v, last);
    }

    private static Tensor Loss((Tensor Spike, Tensor V, Tensor Last) outputs)
    {
        using var generator = new torch.Generator(5);
        var (spike, v, last) = outputs;
        return (spike * torch.rand(spike.shape, spike.dtype, generator: generator)).sum() + (v * torch.rand(v.shape, v.dtype, generator: generator)).sum() + (last * torch.rand(last.shape, last.dtype, generator: generator)).sum();
    }

    private static void Near(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        if (expected.numel() > 0)
        {
            Assert.InRange((expected - actual).abs().max().to(torch.float64).item<double>(), 0, tolerance * Math.Max(1, expected.abs().max().to(torch.float64).item<double>()));
        }
    }
}
