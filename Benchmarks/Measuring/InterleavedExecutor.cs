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
/// answers for each with its own turns. The index of an iteration is the round; results are the turns that were not disturbed.
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

        var turns = _turns[benchmark.Descriptor.WorkloadMethod];
        var undisturbed = turns.Where(static turn => !turn.IsDisturbed).ToArray();
        var lines = turns.Select(turn => Line(turn, IterationStage.Actual, executeParameters.LaunchIndex))
            .Concat((undisturbed.Length < Interleaving.LeastRounds ? turns : undisturbed).Select(turn => Line(turn, IterationStage.Result, executeParameters.LaunchIndex)));
        return new(foundExecutable: true, exitCode: 0, Environment.ProcessId, [.. lines], [], [], executeParameters.LaunchIndex);
    }

    private static string Line(Turn turn, IterationStage stage, int launch) =>
        new Measurement(launch, IterationMode.Workload, stage, turn.Round, turn.Calls, turn.Nanoseconds).ToString();

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
