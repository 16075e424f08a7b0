using Surrogates.Exchange;
using Surrogates.Generator.Tests.Sample;
using TorchSharp;
using static Surrogates.Generator.Tests.Exchange.NirGraphs;
using static Surrogates.Shape;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>A network of a file learns, and what it has learned is written back.</summary>
public sealed class NirTrainingTests
{
    /// <summary>Weights, biases and scales are learned; of the neurons nothing, unless the factory says so.</summary>
    [Fact]
    public void WhatIsLearnedIsWhatTheFactorySays()
    {
        using var network = new NirNetwork(Everything, Dt);
        string[] weights =
        [
            "conv1.weight", "conv1.bias", "scale.scale", "conv2.weight", "conv2.bias", "nested.w.weight", "nested.w_rec.weight",
        ];
        Assert.Equal(weights.Order(), network.named_parameters().Select(static parameter => parameter.name).Order());
        using var more = new NirNetwork(Everything, Dt, new NirNeuronFactory { Learned = ["tau", "v_threshold", "threshold"] });
        Assert.Equal(
            weights.Concat(["lif.one.tau", "lif.one.threshold", "nested.cuba.threshold", "readout.tau", "threshold.threshold"]).Order(),
            more.named_parameters().Select(static parameter => parameter.name).Order());
        Assert.Equal(network.state_dict().Keys.Order(), more.state_dict().Keys.Order());
    }

    /// <summary>Through convolutions, neurons, delays and cycles, gradients that are not 0 come to all that is learned, the first weights among it.</summary>
    [Fact]
    public void GradientsReachAllThatIsLearned()
    {
        using var scope = NewDisposeScope();
        using var network = new NirNetwork(Everything, Dt, new NirNeuronFactory { Learned = ["tau", "r", "v_threshold", "v_leak", "threshold", "tau_syn", "tau_mem", "w_in"] });
        network.call(Spikes(float32, 40, 8, 2, 12)).square().sum().backward();
        Assert.All(network.named_parameters(), static parameter =>
        {
            Assert.NotNull(parameter.parameter.grad);
            Assert.True(parameter.parameter.grad!.isfinite().all().item<bool>(), parameter.name);
            Assert.True(parameter.parameter.grad!.ne(0).any().item<bool>(), parameter.name);
        });
    }

    /// <summary>Gradients of a cycle, which runs step by step, are those of the same equation step by step, without a fused loop.</summary>
    [Fact]
    public void GradientsOfACycleAreThoseOfItsEquation()
    {
        using var scope = NewDisposeScope();
        var graph = new NirGraph(
            [
                new("input", new NirInput([InputWidth])), new("w", new NirLinear(Weight(1, Width, InputWidth))), new("li", OfEachType[2]),
                new("back", new NirLinear(Weight(2, Width, Width))), new("output", new NirOutput([Width])),
            ],
            [new("input", "w"), new("w", "li"), new("li", "back"), new("back", "li"), new("li", "output")]);
        using var network = new NirNetwork(graph, Dt, dtype: float64);
        var input = Spikes(float64, 20, 3, InputWidth);
        network.call(input).square().sum().backward();

        var (w, back) = (network.get_parameter("w.weight")!, network.get_parameter("back.weight")!);
        var (given, returned) = (w.detach().clone().requires_grad_(), back.detach().clone().requires_grad_());
        var node = (NirLI)OfEachType[2];
        var (tau, r, vLeak) = (node.Tau.ToTensor().to(float64), node.R.ToTensor().to(float64), node.VLeak.ToTensor().to(float64));
        var v = zeros(3, Width, float64) + vLeak;
        Tensor last = zeros(3, Width, float64), loss = zeros([], float64);
        for (var step = 0; step < 20; step++)
        {
            v += Dt / tau * (vLeak - v + (r * (input[step].matmul(given.t()) + last.matmul(returned.t()))));
            last = v;
            loss += v.square().sum();
        }

        loss.backward();
        // Sums over steps in another order.
        Assert.True(w.grad!.allclose(given.grad!, 1e-10, 1e-12));
        Assert.True(back.grad!.allclose(returned.grad!, 1e-10, 1e-12));
        Assert.True(back.grad!.ne(0).all().item<bool>());
    }

    /// <summary>Steps of an optimizer lower a loss; what is saved then and loaded puts out the same, to the bit, and nothing else of the file has changed.</summary>
    [Fact]
    public void WhatIsTrainedIsSavedAndLoadedToTheBit()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var (before, after) = (Path.Combine(folder.Path, "before.nir"), Path.Combine(folder.Path, "after.nir"));
        Nir.Write(Everything, before);
        using var network = NirNetwork.Load(before, Dt, new NirNeuronFactory { Learned = ["v_threshold"] });
        var input = Spikes(float32, 40, 8, 2, 12);
        var target = rand([8, Width], generator: new torch.Generator(2));
        var optimizer = optim.SGD(network.parameters(), 0.02);
        var losses = new List<float>();
        for (var step = 0; step < 6; step++)
        {
            var loss = (network.call(input).mean([0]) - target).square().mean();
            losses.Add(loss.item<float>());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        Assert.True(losses[1] < losses[0], string.Join(" ", losses));
        Assert.True(losses[^1] < losses[1], string.Join(" ", losses));
        Nir.Save(network, after);
        using var loaded = NirNetwork.Load(after, Dt);
        var output = network.call(input);
        Assert.True(loaded.call(input).eq(output).all().item<bool>());
        Assert.True(output.ne(NirNetwork.Load(before, Dt).call(input)).any().item<bool>());

        var (old, now) = (Everything, Nir.Read(after));
        Assert.Equal(network.ToGraph(), now);
        Assert.Equal(old.Edges, now.Edges);
        Assert.Equal(old.Nodes["readout"], now.Nodes["readout"]);
        Assert.Equal(old.Nodes["delay"], now.Nodes["delay"]);
        Assert.NotEqual(((NirConv1d)old.Nodes["conv1"]).Weight, ((NirConv1d)now.Nodes["conv1"]).Weight);
        Assert.NotEqual(((NirLIF)old.Nodes["lif.one"]).VThreshold, ((NirLIF)now.Nodes["lif.one"]).VThreshold);
        var (oldCuba, nowCuba) = ((NirCubaLIF)((NirGraph)old.Nodes["nested"]).Nodes["cuba"], (NirCubaLIF)((NirGraph)now.Nodes["nested"]).Nodes["cuba"]);
        Assert.Equal(oldCuba, nowCuba with { VThreshold = oldCuba.VThreshold });
        // Changed numbers stay in the precision that the file has them in.
        Assert.Equal(ScalarType.Float64, ((NirLinear)((NirGraph)now.Nodes["nested"]).Nodes["w"]).Weight.Type);
    }

    /// <summary>What the neurons of a factory are, they are in cycles as well, and what was learned of them is written.</summary>
    [Fact]
    public void TheSurrogateIsTheFactorys()
    {
        using var scope = NewDisposeScope();
        var graph = Recurrent(OfEachType[3], OfEachType[3]);
        var input = Spikes(float32, 30, 4, InputWidth);
        var gradients = new List<Tensor>();
        var outputs = new List<Tensor>();
        foreach (var factory in (NirNeuronFactory[])[new(), new() { Slope = 10 }, new WithFastSigmoid { Learned = ["tau"] }])
        {
            using var network = new NirNetwork(graph, Dt, factory);
            var output = network.call(input);
            output.sum().backward();
            outputs.Add(output);
            gradients.Add(network.get_parameter("synapses.weight")!.grad!.clone());
            if (factory is WithFastSigmoid)
            {
                using var noGrad = no_grad();
                network.get_parameter("first.tau")!.mul_(2);
                Assert.Equal(0.01f, ((NirLIF)network.ToGraph().Nodes["first"]).Tau.ToTensor()[0].item<float>());
                Assert.Equal(((NirLIF)OfEachType[3]).Tau, ((NirLIF)network.ToGraph().Nodes["second"]).Tau);
            }
        }

        Assert.All(outputs, output => Assert.True(output.eq(outputs[0]).all().item<bool>()));
        Assert.False(gradients[0].allclose(gradients[1]));
        Assert.False(gradients[0].allclose(gradients[2]));
    }

    /// <summary>Neurons without a parameter of their node run, and are not written as something else.</summary>
    [Fact]
    public void ALayerThatLacksAParameterIsNotWritten()
    {
        using var network = new NirNetwork(Layer(OfEachType[3]), Dt, new WithoutReset());
        Assert.Equal(
            "node 'neurons': its layer, ZeroedNeurons, has no parameter or buffer 'vReset', but tau, r, vLeak, threshold, dt, k; expected one, to write it.",
            Assert.Throws<NirException>(network.ToGraph).Message);
    }

    /// <summary>A network that was moved to double precision and has learned there is written so.</summary>
    [Fact]
    public void DoublePrecisionIsKept()
    {
        using var scope = NewDisposeScope();
        using var network = new NirNetwork(Everything, Dt);
        network.to(float64);
        Assert.Equal(float64, network.call(Spikes(float64, 10, 2, 2, 12)).dtype);
        Assert.Equal(Everything, network.ToGraph());
        using (no_grad())
        {
            network.get_parameter("conv1.bias")!.add_(1e-12);
        }

        Assert.Equal(ScalarType.Float64, ((NirConv1d)network.ToGraph().Nodes["conv1"]).Bias.Type);
        Assert.Equal(ScalarType.Float32, ((NirConv1d)network.ToGraph().Nodes["conv1"]).Weight.Type);
    }

    /// <summary>Torch's own files work as with every module.</summary>
    [Fact]
    public void ParametersAreSavedAndLoadedByTorch()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "network.dat");
        using var network = new NirNetwork(Everything, Dt);
        using (no_grad())
        {
            network.get_parameter("nested.w.weight")!.mul_(1.5);
            network.get_buffer("lif.one.tau")!.mul_(2);
        }

        network.save(path);
        using var loaded = new NirNetwork(Everything, Dt);
        loaded.load(path);
        Assert.Equal(network.ToGraph(), loaded.ToGraph());
        Assert.NotEqual(Everything, loaded.ToGraph());
        var spikes = Spikes(float32, 20, 2, 2, 12);
        Assert.True(network.call(spikes).eq(loaded.call(spikes)).all().item<bool>());
    }

    private sealed class WithFastSigmoid : NirNeuronFactory
    {
        public override NirNeurons LIF(NirLIF node, double dt)
        {
            var layer = new FastSigmoidNeurons(
                Value("tau", node.Tau), Value("r", node.R), Value("v_leak", node.VLeak), Value("v_threshold", node.VThreshold), Value("v_reset", node.VReset), dt);
            return NirNeurons.Of(layer, layer.Run);
        }
    }

    private sealed class WithoutReset : NirNeuronFactory
    {
        public override NirNeurons LIF(NirLIF node, double dt)
        {
            var layer = new ZeroedNeurons(Value("tau", node.Tau), Value("r", node.R), Value("v_leak", node.VLeak), Value("v_threshold", node.VThreshold), dt);
            return NirNeurons.Of(layer, layer.Run);
        }
    }
}

/// <summary>As NIR's LIF, with another surrogate.</summary>
[Neuron(NeuronModel.LIFBox, FastSigmoid, k: 5)]
internal sealed partial class FastSigmoidNeurons;

/// <summary>As NIR's LIF without v_reset.</summary>
[Neuron(NeuronModel.LIFBox, ATan, k: 2, Reset = Reset.Zero)]
internal sealed partial class ZeroedNeurons;
