using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>What may be reported about a run's input and output.</summary>
internal enum Expected
{
    /// <summary>Nothing above hidden, by the generator or by the compiler.</summary>
    Clean,

    /// <summary>Diagnostics of the generator, and nothing beside them: a method that it rejects has a body too.</summary>
    Diagnostics,

    /// <summary>Anything but an exception: the input is half-typed.</summary>
    Broken,
}

/// <summary>How a run's input is compiled.</summary>
internal sealed record RunOptions
{
    public Expected Expected { get; init; } = Expected.Clean;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool CheckOverflow { get; init; }

    public bool AllowUnsafe { get; init; }

    /// <summary>Whether the input has statements of its own, as a program.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Whether the ops are written in Python too.</summary>
    public bool Python { get; init; }

    /// <summary>Reads XML documentation and reports what is wrong with it.</summary>
    public bool Documentation { get; init; } = true;

    /// <summary>Severities by diagnostic id, as an .editorconfig sets them.</summary>
    public IReadOnlyDictionary<string, ReportDiagnostic> Severities { get; init; } = new Dictionary<string, ReportDiagnostic>();

    /// <summary>The references without these assemblies; for example without TorchSharp.</summary>
    public IReadOnlyList<string> WithoutReferences { get; init; } = [];

    /// <summary>References beside the usual ones.</summary>
    public IReadOnlyList<MetadataReference> FurtherReferences { get; init; } = [];

    /// <summary>Whether the input compiles as a library with the usual references, so that its sources say all of it.</summary>
    public bool IsCompiledFromSourcesAlone => FurtherReferences.Count == 0 && !IsProgram;

    public CSharpParseOptions ParseOptions => CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion)
        .WithDocumentationMode(Documentation ? DocumentationMode.Diagnose : DocumentationMode.None);

    // CS1701 and CS1702 are off in every SDK project: references made for an older framework are normal.
    public CSharpCompilationOptions CompilationOptions => new CSharpCompilationOptions(
        IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: Nullable,
        checkOverflow: CheckOverflow,
        allowUnsafe: AllowUnsafe,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)])
        .WithSyntaxTreeOptionsProvider(new EditorConfig(Severities));

    public IEnumerable<MetadataReference> References => Harness.References.All
        .Where(reference => !WithoutReferences.Contains(Path.GetFileNameWithoutExtension(reference.Display)))
        .Concat(FurtherReferences);

    /// <summary>The properties of the project that the compiler sees.</summary>
    public AnalyzerConfigOptionsProvider Properties => new ProjectProperties(Python ? new() { ["build_property.SurrogatesPython"] = "python" } : []);

    private sealed class ProjectProperties(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(Dictionary<string, string> properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => properties.TryGetValue(key, out value);
        }
    }

    private sealed class EditorConfig(IReadOnlyDictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
