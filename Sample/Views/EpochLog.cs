using Surrogates.Sample.Files;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Views;

/// <summary>
/// The results of a run's epochs, as CSV. It is written as a whole after each of them: whenever the run ends, and from wherever it goes
/// on, the file has the rows that belong to it.
/// </summary>
internal static class EpochLog
{
    public static void Write(string path, IReadOnlyList<EpochResult> results) => CsvFile.Write(path, csv =>
    {
        string[] rates = [.. results[0].FiringRates.Select(static (_, layer) => $"firing_rate_{layer + 1}")];
        foreach (var name in (string[])["epoch", "loss", "train_accuracy", "validation_accuracy", .. rates])
        {
            csv.WriteField(name);
        }

        csv.NextRecord();
        foreach (var result in results)
        {
            csv.WriteField(result.Epoch);
            foreach (var number in (double[])[result.Loss, result.TrainAccuracy, result.ValidationAccuracy, .. result.FiringRates])
            {
                csv.WriteField(number);
            }

            csv.NextRecord();
        }
    });
}
