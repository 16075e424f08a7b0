using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>Measures the generator, and reports.</summary>
internal static class GeneratorCommand
{
    public static void Run(GeneratorOptions options)
    {
        // Whatever cannot be written is said before the long work, not after it.
        var document = options.Write ? ReportFile.OpenDocument(PerformanceDocument.Generator) : null;

        var machine = Machine.Describe();
        var results = ProgressView.Show(GenerationResults.Steps, GenerationResults.Measure);

        Console.WriteLine(string.Join(Environment.NewLine, machine));
        Console.WriteLine();
        Console.WriteLine(GenerationTables.Legend);
        Console.WriteLine();
        Console.WriteLine(GenerationTables.Examples(results.Examples));
        Console.WriteLine(GenerationText.ProjectLegend(results));
        Console.WriteLine();
        Console.Write(GenerationTables.Tools(results.Tools));
        if (options.Check)
        {
            Shortfalls.Print(GenerationRequirements.Check(results));
        }

        document?.Write(new GenerationText(DateOnly.FromDateTime(DateTime.UtcNow), machine, results).ToString());
    }
}
