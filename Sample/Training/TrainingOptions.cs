namespace Surrogates.Sample.Training;

/// <summary>
/// What can be chosen about a training run. Without <see cref="Data"/>, a folder of digits, the Randman data set is made; without
/// <see cref="Steps"/> the data set's own number is taken.
/// </summary>
internal sealed record TrainingOptions(string? Data, int Epochs, int Batch, int Hidden, int? Steps, double LearningRate, int Seed, int Threads)
{
    public static TrainingOptions Usual { get; } = new(
        Data: null, Epochs: 16, Batch: 128, Hidden: 256, Steps: null, LearningRate: 0.004, Seed: 0, Threads: 1);
}
