using System.Globalization;
using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>The part of the document about the generator.</summary>
/// <param name="Date">When it was measured.</param>
/// <param name="Machine">The machine, a line for each fact.</param>
/// <param name="Results">What was measured.</param>
internal sealed record GenerationText(DateOnly Date, IReadOnlyList<string> Machine, GenerationResults Results)
{
    public override string ToString() => $"""
        Measured on {Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} with `dotnet run --project Benchmarks -c Release -- --generator --write`:

        {string.Join("\n", Machine.Select(static line => $"    {line}"))}

        {GenerationTables.Legend}

        {GenerationTables.Examples(Results.Examples)}
        {ProjectLegend(Results)}

        {GenerationTables.Tools(Results.Tools)}
        What it must reach; an analyzer without what the compiler does for any analyzer:

        {Tables.Findings(GenerationRequirements.Check(Results))}
        """;

    /// <summary>What stands before the table of the project.</summary>
    public static string ProjectLegend(GenerationResults results)
    {
        var methods = TimeText.Count(Job.Files * ProjectFiles.MethodsOfAFile);
        var text = results.Tools.First(static row => row.Tool == GeneratorTool.ToolName)[ProjectMeasurement.Whole] is { } whole
            ? $", for which the generator writes {TimeText.Count(whole.TextLines)} lines or {TimeText.Megabytes(whole.TextBytes)}"
            : "";
        return $"{methods} methods in {Job.Files} files{text}:";
    }
}
