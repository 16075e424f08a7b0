using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator;

namespace Surrogates.Benchmarks.Generation;

/// <summary>The compiler as a build or an editor has it: .NET, TorchSharp and the runtime referenced, and the generator in a driver.</summary>
internal static class Compiler
{
    private static readonly Lazy<MetadataReference[]> References = new(static () =>
    [
        .. FrameworkFiles().Select(static path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(SurrogateAttribute).Assembly.Location),
    ]);

    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);

    public static SyntaxTree Parse(string path, string source) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>A compilation that knows nothing yet of what the trees mean.</summary>
    // CS1701 and CS1702 are off in every SDK project: references made for an older framework are normal.
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Measured",
        trees,
        References.Value,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    /// <summary>A driver that has run nothing yet.</summary>
    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new SurrogateGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>The kind of exception that ended the generator, if one did.</summary>
    public static string? Exception(GeneratorDriver driver) =>
        driver.GetRunResult().Results.FirstOrDefault(static result => result.Exception is not null).Exception?.GetType().Name;

    /// <summary>The first error of the generator or of the compiler about input and output together; nothing if all compiles.</summary>
    public static string? FirstError(GeneratorDriver driver, Compilation compilation)
    {
        var result = driver.GetRunResult();
        return result.Diagnostics
            .Concat(compilation.AddSyntaxTrees(result.GeneratedTrees).GetDiagnostics())
            .FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.Id;
    }

    // The list of trusted assemblies also has those beside the program; a user's project has only the framework's.
    private static IEnumerable<string> FrameworkFiles()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework);
    }
}
