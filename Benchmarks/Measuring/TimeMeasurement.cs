using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Surrogates.Benchmarks.Candidates;
using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>Measures the times of all candidates in all settings.</summary>
internal static class TimeMeasurement
{
    /// <summary>How many settings there are: sizes times numbers of threads.</summary>
    public static int Settings => BenchmarkConverter.TypeToBenchmarks(typeof(PassBenchmarks)).BenchmarksCases.DistinctBy(static benchmark => benchmark.Parameters.DisplayInfo).Count();

    /// <summary>The comparisons in all settings; <paramref name="starting"/> is called at the start of each setting.</summary>
    public static IReadOnlyList<Row> Run(Effort effort, Action<string> starting)
    {
        var toolchain = new InterleavedToolchain(new InterleavedExecutor(effort, parameters => starting(Describe(parameters))));
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(toolchain).WithId("Interleaved"))
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.DisableOptimizationsValidator)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "BenchmarkDotNet.Artifacts"));
        var summary = BenchmarkRunner.Run(BenchmarkConverter.TypeToBenchmarks(typeof(PassBenchmarks), config));
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success))
        {
            throw new InvalidOperationException(string.Join(" ", summary.ValidationErrors.Select(static error => error.Message).Prepend("Not all was measured.")));
        }

        return [.. Comparison.All.SelectMany(comparison => Rows(comparison, summary))];
    }

    private static IEnumerable<Row> Rows(Comparison comparison, Summary summary)
    {
        var others = Reports(summary, comparison.Other).ToDictionary(static report => report.BenchmarkCase.Parameters.DisplayInfo, InterleavedExecutor.Turns);
        return Reports(summary, comparison.Ours)
            .Select(report => comparison.ToRow(N(report), Threads(report), InterleavedExecutor.Turns(report), others[report.BenchmarkCase.Parameters.DisplayInfo]))
            .OrderBy(static row => row.Threads)
            .ThenBy(static row => row.N);
    }

    private static IEnumerable<BenchmarkReport> Reports(Summary summary, Candidate candidate) =>
        summary.Reports.Where(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == candidate.Name);

    private static long N(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters[nameof(PassBenchmarks.N)];

    private static int Threads(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters[nameof(PassBenchmarks.Threads)];

    private static string Describe(ParameterInstances parameters) => Format.Invariant(
        $"times: {parameters[nameof(PassBenchmarks.N)]:N0} elements, threads: {parameters[nameof(PassBenchmarks.Threads)]}");
}
