using System.Diagnostics;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Views;

/// <summary>Shows a training run: a line an epoch, and how it stands after each step.</summary>
/// <param name="meter">Where.</param>
/// <param name="keep">Keeps what is known after an epoch, in files for instance, before it is shown.</param>
internal sealed class TrainingView(Meter meter, Action keep) : ITrainingObserver
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _steps;

    public void BatchDone(BatchResult result) => meter.Advance(TrainingText.Status(result, ++_steps / _watch.Elapsed.TotalSeconds));

    public void EpochDone(EpochResult result)
    {
        keep();
        meter.WriteLine(TrainingText.Line(result));
    }
}
