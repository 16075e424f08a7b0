namespace Surrogates.Benchmarks.Generation;

/// <summary>All that was measured of the generator.</summary>
internal sealed record GenerationResults(IReadOnlyList<ExampleRow> Examples, IReadOnlyList<ToolRow> Tools)
{
    public static int Steps => Job.All.Count;

    /// <summary>Measures all; <paramref name="starting"/> is called at the start of each process.</summary>
    public static GenerationResults Measure(Action<string> starting)
    {
        return new(
            [.. from example in Generation.Examples.All from size in example.Sizes select ExampleRow.Of(example, size, Run(Job.Of(example, size)))],
            [.. from tool in Tool.All select ToolRow.Of(tool, Run(Job.Of(tool)))]);

        Outcome Run(Job job)
        {
            starting(job.Name);
            return JobProcess.Run(job);
        }
    }
}
