using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using static TorchSharp.torch;

namespace Surrogates.Sample.Training;

/// <summary>
/// What can be chosen about a training run. Without <see cref="Data"/>, a folder of digits, the Randman data set is made; without
/// <see cref="Steps"/> the data set's own number is taken, and without <see cref="K"/> the usual slope of the shape.
/// </summary>
internal sealed record TrainingOptions(
    string? Data,
    int Epochs,
    int Batch,
    int Hidden,
    int? Steps,
    NeuronModel Neuron,
    Shape Shape,
    double? K,
    double LearningRate,
    int Seed,
    int Threads)
{
    public static TrainingOptions Usual { get; } = new(
        Data: null,
        Epochs: 16,
        Batch: 128,
        Hidden: 256,
        Steps: null,
        Neuron: NeuronModel.LIF,
        Shape: Shape.ATan,
        K: null,
        LearningRate: 0.004,
        Seed: 0,
        Threads: 1);

    /// <summary>How many batches all epochs together have.</summary>
    public int BatchesOf(DataSet data) => Epochs * Batches.CountOf(data.Train.Count, Batch);

    /// <summary>The spiking network that is chosen for a data set.</summary>
    public SpikingNetwork Network(DataSet data, Generator random) => new(
        data.Train.Width,
        Hidden,
        data.Classes,
        SpikingNetwork.Decay(Steps ?? data.Steps),
        decay => SpikingNeurons.Make(Neuron, Shape, K ?? SpikingNeurons.UsualSlope(Shape), decay),
        random);
}
