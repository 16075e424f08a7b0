using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Parameters;
using BenchmarkDotNet.Toolchains.Results;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>
/// Runs all benchmarks of a class that have the same parameters at once, as soon as BenchmarkDotNet asks for the first of them, and
/// answers for each with its own turns. The index of an iteration is the round, and what BenchmarkDotNet calls
/// the overhead of an iteration is the time for which it waited for a processor; it is not subtracted.
/// </summary>
internal sealed class InterleavedExecutor(Effort effort, Action<ParameterInstances> starting) : IExecutor
{
    private readonly Dictionary<MethodInfo, IReadOnlyList<Turn>> _turns = [];
    private string? _parameters;

    public ExecuteResult Execute(ExecuteParameters executeParameters)
    {
        var benchmark = executeParameters.BenchmarkCase;
        if (_parameters != benchmark.Parameters.DisplayInfo)
        {
            starting(benchmark.Parameters);
            Measure(benchmark);
            _parameters = benchmark.Parameters.DisplayInfo;
        }

        var launch = executeParameters.LaunchIndex;
        var lines = _turns[benchmark.Descriptor.WorkloadMethod].SelectMany(turn => new[]
        {
            Line(launch, IterationMode.Overhead, IterationStage.Actual, turn, turn.DelayNanoseconds),
            Line(launch, IterationMode.Workload, IterationStage.Result, turn, turn.Nanoseconds),
        });
        return new(foundExecutable: true, exitCode: 0, Environment.ProcessId, [.. lines], [], [], launch);
    }

    /// <summary>The turns that this executor has put into a report.</summary>
    public static IReadOnlyList<Turn> Turns(BenchmarkReport report)
    {
        var delays = report.AllMeasurements.Where(static run => run.Is(IterationMode.Overhead, IterationStage.Actual));
        return [.. report.GetResultRuns().Zip(delays, static (run, delay) => new Turn(run.IterationIndex, run.Operations, run.Nanoseconds, delay.Nanoseconds))];
    }

    private static string Line(int launch, IterationMode mode, IterationStage stage, Turn turn, double nanoseconds) =>
        new Measurement(launch, mode, stage, turn.Round, turn.Calls, nanoseconds).ToString();

    private void Measure(BenchmarkCase benchmark)
    {
        var type = benchmark.Descriptor.Type;
        var instance = Activator.CreateInstance(type)!;
        foreach (var parameter in benchmark.Parameters.Items)
        {
            type.GetProperty(parameter.Name)!.SetValue(instance, parameter.Value);
        }

        var methods = type.GetMethods().Where(static method => method.IsDefined(typeof(BenchmarkAttribute))).ToArray();
        benchmark.Descriptor.GlobalSetupMethod?.Invoke(instance, null);
        var turns = Interleaving.Measure([.. methods.Select(method => method.CreateDelegate<Action>(instance))], effort);
        benchmark.Descriptor.GlobalCleanupMethod?.Invoke(instance, null);
        for (var i = 0; i < methods.Length; i++)
        {
            _turns[methods[i]] = turns[i];
        }
    }
}
