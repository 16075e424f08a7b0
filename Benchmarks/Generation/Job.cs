using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>What one process measures.</summary>
/// <param name="Name">What it is called, to the user and to the process.</param>
/// <param name="Limit">How long one of its runs may take.</param>
/// <param name="WarmUp">Brings the code of compiler and generator to where a build server and an editor have it.</param>
/// <param name="Run">Measures; each run is given as soon as it is done.</param>
internal sealed record Job(string Name, TimeSpan Limit, Func<IEnumerable<Timing>> WarmUp, Func<IEnumerable<Timing>> Run)
{
    /// <summary>The number of files with annotated methods in the project that is measured.</summary>
    public const int Files = 100;

    private const int WholeRounds = 3;
    private const int Edits = 9;
    private const int WarmUpFiles = 2;
    private const int WarmUpRounds = 4;

    private static readonly TimeSpan ExampleLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ProjectLimit = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<Job> All { get; } =
        [.. from example in Examples.All from size in example.Sizes select Of(example, size), .. Tool.All.Select(Of)];

    public static Job Of(Example example, int size) => new(
        Format.Invariant($"{example.Name}: {size}"),
        ExampleLimit,
        static () => WarmUpOf(new GeneratorTool()),
        () => ExampleMeasurement.Run(example, size));

    public static Job Of(Tool tool) => new(
        Format.Invariant($"{Files * ProjectFiles.MethodsOfAFile:N0} methods: {tool.Name}"),
        ProjectLimit,
        () => WarmUpOf(tool),
        () => ProjectMeasurement.Run(tool, Files, WholeRounds, Edits));

    private static IEnumerable<Timing> WarmUpOf(Tool tool) => ProjectMeasurement.Run(tool, WarmUpFiles, WarmUpRounds, WarmUpRounds);
}
