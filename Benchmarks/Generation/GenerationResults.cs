namespace Surrogates.Benchmarks.Generation;

/// <summary>All that was measured of the generator.</summary>
internal sealed record GenerationResults(IReadOnlyList<ExampleRow> Examples, IReadOnlyList<ToolRow> Tools)
{
    public static int Steps => Job.All.Count;

    /// <summary>Measures all; <paramref name="starting"/> is called at the start of each process.</summary>
    public static GenerationResults Measure(Action<string> starting)
    {
        return new(
            [.. Generation.Examples.All.SelectMany(example => Measure(example, Run))],
            [.. Tool.All.Select(tool => ToolRow.Of(tool, Run(Job.Of(tool))))]);

        Outcome Run(Job job)
        {
            starting(job.Name);
            return JobProcess.Run(job);
        }
    }

    /// <summary>Measures the sizes of an example, to the first that has no result: larger ones only take longer to have none.</summary>
    public static IEnumerable<ExampleRow> Measure(Example example, Func<Job, Outcome> run)
    {
        var failed = false;
        foreach (var size in example.Sizes)
        {
            var row = ExampleRow.Of(example, size, failed ? Outcome.NotTried : run(Job.Of(example, size)));
            failed = row.Generated is null;
            yield return row;
        }
    }
}
