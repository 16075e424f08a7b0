using SpikingNetwork1;
using TorchSharp;
using static TorchSharp.torch;

const int Classes = 10, Inputs = 50, Hidden = 128, Steps = 50, Samples = 1000, Batch = 50, Epochs = 10;
const double Decay = 0.9, Jitter = 5;

random.manual_seed(1);
var patterns = new SpikePatterns(Classes, Inputs, Steps);
var (spikes, labels) = patterns.Sample(Samples, Jitter);
var (testSpikes, testLabels) = patterns.Sample(Samples, Jitter);

// Everything runs on [time, batch, neurons]; there is no loop over time to write.
var network = nn.Sequential(
    nn.Linear(Inputs, Hidden), new Lif(decay: Decay),
    nn.Linear(Hidden, Hidden), new Lif(decay: Decay),
    nn.Linear(Hidden, Classes), new Readout(decay: Decay));
var optimizer = optim.Adam(network.parameters(), lr: 2e-3);

for (var epoch = 1; epoch <= Epochs; epoch++)
{
    var (loss, order) = (0.0, randperm(Samples));
    for (var start = 0; start < Samples; start += Batch)
    {
        using var scope = NewDisposeScope();
        var batch = order.slice(0, start, start + Batch, 1);
        var error = nn.functional.cross_entropy(Scores(spikes.index_select(1, batch)), labels[batch]);
        optimizer.zero_grad();
        error.backward();
        optimizer.step();
        loss += error.item<float>();
    }

    Console.WriteLine($"epoch {epoch,2}   loss {loss * Batch / Samples:F3}   test accuracy {Accuracy():P1}");
}

// A class's score is the mean of its neuron's potential over time.
Tensor Scores(Tensor input) => network.call(input).mean([0]);

double Accuracy()
{
    using var scope = NewDisposeScope();
    using var withoutGradients = no_grad();
    return Scores(testSpikes).argmax(1).eq(testLabels).to(float64).mean().item<double>();
}
