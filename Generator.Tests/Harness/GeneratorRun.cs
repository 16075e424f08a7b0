using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Build;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>
/// Source put through the generator. Every run is made twice, and checked for cached outputs, for models free of Roslyn's types
/// and for output that compiles without a word.
/// </summary>
internal sealed class GeneratorRun
{
    private readonly RunOptions _options;
    private readonly CSharpCompilation _input;
    private readonly Compilation _output;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input, RunOptions options)
    {
        _options = options;
        _input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out _output, out _);
        RunChecks.NoException(Result);
        RunChecks.ModelsAreFree(Result);
        RunChecks.OutputsAreCached(Driver.RunGenerators(input.Clone()));
        RunChecks.Compiles(_output, Result, options.Expected);
        RunChecks.KeepsGradients(_output, options.Expected);
    }

    /// <summary>The driver after the first run, for snapshots.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>Input and generated code.</summary>
    public Compilation Output => _output;

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>What the generator reported and no pragma suppressed.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => RunChecks.Unsuppressed(Result);

    public IEnumerable<string> HintNames => Result.GeneratedSources.Select(static source => source.HintName);

    /// <summary>Input that the generator accepts: no diagnostics at all, under either setting of nullable and overflow checks.</summary>
    public static GeneratorRun Of(params string[] sources) => Of(new RunOptions(), sources);

    /// <summary>Input about which the generator reports something.</summary>
    public static GeneratorRun Reported(params string[] sources) => Of(new RunOptions { Expected = Expected.Diagnostics }, sources);

    /// <summary>Input that does not compile by itself.</summary>
    public static GeneratorRun Broken(params string[] sources) => Of(new RunOptions { Expected = Expected.Broken }, sources);

    public static GeneratorRun Of(RunOptions options, params string[] sources) => Of(static () => new SurrogateGenerator(), options, sources);

    public static GeneratorRun Of(Func<IIncrementalGenerator> generator, RunOptions options, params string[] sources)
    {
        var run = Once(generator(), options, sources);
        if (options.Expected == Expected.Clean)
        {
            if (options.IsCompiledFromSourcesAlone)
            {
                RecordedSources.Add(sources);
            }

            var other = options with
            {
                Nullable = options.Nullable == NullableContextOptions.Disable ? NullableContextOptions.Enable : NullableContextOptions.Disable,
                CheckOverflow = !options.CheckOverflow,
                Expected = Expected.Broken,
            };
            RunChecks.GeneratedCompiles(Once(generator(), other, sources)._output, run.Result);
        }

        return run;
    }

    /// <summary>The text of a generated file.</summary>
    public string GeneratedSource(string hintName)
    {
        foreach (var source in Result.GeneratedSources)
        {
            if (source.HintName == hintName)
            {
                return source.SourceText.ToString();
            }
        }

        throw new ArgumentException($"No file '{hintName}' among: {string.Join(", ", HintNames)}.", nameof(hintName));
    }

    /// <summary>The Python that the build would write, by its places.</summary>
    public IReadOnlyDictionary<string, string> Modules
    {
        get
        {
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var source in Result.GeneratedSources)
            {
                CarriedPython.Add(files, source.SourceText.ToString());
            }

            return files;
        }
    }

    /// <summary>The next run of the same driver; sources that did not change keep their syntax trees, as in an editor.</summary>
    public GeneratorRun Edit(params string[] sources)
    {
        var trees = _input.SyntaxTrees;
        var next = sources.Select((source, i) => i < trees.Length && trees[i].ToString() == source ? trees[i] : Parse(_options, source, i));
        return new GeneratorRun(Driver, _input.RemoveAllSyntaxTrees().AddSyntaxTrees(next), _options);
    }

    /// <summary>Reasons of a tracked step's values, or nothing if the step did not run.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string trackingName) =>
        Result.TrackedSteps.TryGetValue(trackingName, out var steps) ? RunChecks.Reasons(steps) : [];

    /// <summary>Reasons of all outputs: sources and diagnostics.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons =>
        RunChecks.Reasons(Result.TrackedOutputSteps.Values.SelectMany(static steps => steps));

    /// <summary>Input and output as an assembly that is unloaded when nothing refers to it any more.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = _output.Emit(image);
        RunChecks.Fail(emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error), "does not emit", Result);
        image.Position = 0;
        return new AssemblyLoadContext(_output.AssemblyName, isCollectible: true).LoadFromStream(image);
    }

    private static GeneratorRun Once(IIncrementalGenerator generator, RunOptions options, string[] sources)
    {
        var input = CSharpCompilation.Create(
            "Tested", sources.Select((source, i) => Parse(options, source, i)), options.References, options.CompilationOptions);
        var driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: options.ParseOptions,
            optionsProvider: options.Properties,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, input, options);
    }

    private static SyntaxTree Parse(RunOptions options, string source, int index) =>
        CSharpSyntaxTree.ParseText(source, options.ParseOptions, index == 0 ? "Source.cs" : $"Source{index + 1}.cs");
}
