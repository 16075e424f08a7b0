using System.Globalization;
using Surrogates.Sample.Data;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Views;

/// <summary>What is said of a training run, in lines that fit into 60 columns.</summary>
internal static class TrainingText
{
    public static string Percent(double share) => (share * 100).ToString("F1", CultureInfo.InvariantCulture) + " %";

    public static string Samples(DataSet data) =>
        $"{data.Train.Count} samples to train, {data.Validation.Count} to validate, {data.Test.Count} to test";

    public static string Rates(IReadOnlyList<double> rates) =>
        string.Join(' ', rates.Select(static rate => rate.ToString("F2", CultureInfo.InvariantCulture)));

    public static string Line(EpochResult result)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {result.Epoch,3}  loss {result.Loss:F3}  validation {Percent(result.ValidationAccuracy),7}");
        return result.FiringRates is [] ? line : $"{line}  rates {Rates(result.FiringRates)}";
    }

    public static string Status(BatchResult result, double stepsPerSecond) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {result.Epoch} loss {result.Loss:F3} acc {Percent(result.Accuracy)} {stepsPerSecond:F0}/s");

    public static string Best(EpochResult best) =>
        string.Create(CultureInfo.InvariantCulture, $"best epoch: {best.Epoch}, validation {Percent(best.ValidationAccuracy)}");
}
