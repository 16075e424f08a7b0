using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using Surrogates.Sample.Training;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Networks of few bits: their weights have as many values as the bits allow, and they learn.</summary>
public sealed class QuantizationTests
{
    [Theory]
    [InlineData(0, 100_000, 4 * 3_520)]
    [InlineData(1, 16, (3_520 / 2) + (3 * 4))]
    [InlineData(2, 2, 3_520 / 8)]
    public void WeightsHaveTheValuesOfTheirBits(int precision, int values, long bytes)
    {
        using var scope = NewDisposeScope();
        using var random = new TorchSharp.torch.Generator(1);
        using var network = new DenseNetwork(24, 40, 24, Precision.All[precision], random);

        Assert.Equal(bytes, network.WeightBytes);
        Assert.Equal(3, network.Layers.Count());
        Assert.All(network.Layers, layer => Assert.InRange(layer.RoundedWeight().data<float>().Distinct().Count(), 2, values));
    }

    /// <summary>LSQ begins with 2 mean|x| / sqrt(largest level): of the weights at once, of activations with the first batch that is trained with.</summary>
    [Fact]
    public void StepsBeginAsInLsq()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor([-1f, 2, 4, 1]);
        using var weights = LearnedStepQuantizer.OfWeights(numbers);
        using var activations = LearnedStepQuantizer.OfActivations();

        Assert.Equal(2 * 2 / Math.Sqrt(7), Step(weights), 1e-6);
        activations.eval();
        activations.call(numbers);
        Assert.Equal(1, Step(activations));
        activations.train();
        activations.call(numbers);
        Assert.Equal(2 * 2 / Math.Sqrt(15), Step(activations), 1e-6);
        activations.call(numbers * 10);
        Assert.Equal(2 * 2 / Math.Sqrt(15), Step(activations), 1e-6);

        static double Step(nn.Module quantizer) => quantizer.parameters().Single().item<float>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void TheyLearn(int precision)
    {
        var data = Randman.Make(0) with { Coding = InputCoding.Current };
        var options = TrainingOptions.Usual with { Steps = 1, Hidden = 64, Epochs = 3 };
        using var run = new TrainingRun(options, data, random => new DenseNetwork(data.Train.Width, options.Hidden, data.Classes, Precision.All[precision], random));
        run.Run(new Silent(), CancellationToken.None);

        // Ten classes; steps of their own are learned too.
        Assert.InRange(run.Test().Accuracy, 0.4, 1);
        Assert.All(run.Network.parameters(), static parameter => Assert.NotNull(parameter.grad));
    }

    private sealed class Silent : ITrainingObserver
    {
        public void BatchDone(BatchResult result)
        {
        }

        public void EpochDone(EpochResult result)
        {
        }
    }
}
