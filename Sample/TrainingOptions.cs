namespace Surrogates.Sample;

/// <summary>What the user can choose about a training run. Without <see cref="Steps"/> the data set's own number is taken.</summary>
internal sealed record TrainingOptions(int Epochs, int Batch, int Hidden, int? Steps, double LearningRate, int Seed, int Threads);
