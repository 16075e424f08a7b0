using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Reading;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>What is true of every run, whatever its test is about.</summary>
internal static class RunChecks
{
    // The tested source's own members need no documentation; the generated ones have it or are not visible.
    private const string MissingDocumentation = "CS1591";

    public static void NoException(GeneratorRunResult result)
    {
        if (result.Exception is { } exception)
        {
            throw new XunitException($"The generator failed: {exception}");
        }
    }

    public static ImmutableArray<Diagnostic> Unsuppressed(GeneratorRunResult result) =>
        [.. result.Diagnostics.Where(static d => !d.IsSuppressed)];

    public static void OutputsAreCached(GeneratorDriver again)
    {
        var result = again.GetRunResult().Results.Single();
        NoException(result);
        foreach (var (name, steps) in result.TrackedOutputSteps)
        {
            foreach (var reason in Reasons(steps))
            {
                if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
                {
                    throw new XunitException($"The second run over the same sources made an output of '{name}' again ({reason}).");
                }
            }
        }
    }

    public static IReadOnlyList<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    public static void ModelsAreFree(GeneratorRunResult result)
    {
        foreach (var (name, steps) in result.TrackedSteps)
        {
            if (IsRoslyns(name))
            {
                continue;
            }

            // Both hold what is reported, with its place in the source.
            var withLocations = name is "Read" or "Diagnostics";
            foreach (var (value, _) in steps.SelectMany(static step => step.Outputs))
            {
                if (ObjectGraph.FindForbidden(value, withLocations) is { } path)
                {
                    throw new XunitException($"A value of the step '{name}' holds what no model may hold: {path}.");
                }
            }
        }
    }

    public static void Compiles(Compilation output, GeneratorRunResult result, Expected expected)
    {
        if (expected == Expected.Broken)
        {
            return;
        }

        if (expected == Expected.Clean)
        {
            Fail(Unsuppressed(result), "is reported by the generator", result);
        }

        Fail(Visible(output), "does not compile cleanly", result);
    }

    /// <summary>What the analyzer says of every method; read as it does, and without its driver, which would compile all again.</summary>
    public static void KeepsGradients(Compilation output, Expected expected)
    {
        if (expected != Expected.Clean)
        {
            return;
        }

        var lost = CompilationReader.Read(output.SyntaxTrees.SelectMany(CompilationReader.Candidates), output, LostGradientAnalyzer.Reports, CancellationToken.None);
        if (lost.Count > 0)
        {
            throw new XunitException($"The code loses gradients:\n{string.Join("\n", lost.SelectMany(static file => file).Select(static finding => finding.ToDiagnostic()))}");
        }
    }

    /// <summary>For options that the tested source was not written for: only what concerns the generated files counts.</summary>
    public static void GeneratedCompiles(Compilation output, GeneratorRunResult result) =>
        Fail(
            Visible(output).Where(d => d.Severity == DiagnosticSeverity.Error || IsGenerated(d)),
            "does not compile cleanly with nullable and overflow checks the other way round",
            result);

    public static void Fail(IEnumerable<Diagnostic> diagnostics, string what, GeneratorRunResult result)
    {
        var found = diagnostics.ToList();
        if (found.Count > 0)
        {
            var sources = result.GeneratedSources.Select(static source => $"{source.HintName}:\n{source.SourceText}");
            throw new XunitException($"The code {what}:\n{string.Join("\n", found)}\n\n{string.Join("\n", sources)}");
        }
    }

    /// <summary>Whether it is about generated code.</summary>
    public static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static IEnumerable<Diagnostic> Visible(Compilation output) => output.GetDiagnostics().Where(static d =>
        d.Severity > DiagnosticSeverity.Hidden && !d.IsSuppressed && (d.Id != MissingDocumentation || IsGenerated(d)));

    // Steps of the driver itself and of ForAttributeWithMetadataName.
    private static bool IsRoslyns(string step) =>
        step.Contains("_ForAttribute", StringComparison.Ordinal)
        || step is WellKnownGeneratorInputs.Compilation or WellKnownGeneratorInputs.ParseOptions
            or WellKnownGeneratorInputs.AdditionalTexts or WellKnownGeneratorInputs.AnalyzerConfigOptions
            or WellKnownGeneratorInputs.MetadataReferences or "CompilationOptions"
            or WellKnownGeneratorOutputs.SourceOutput or WellKnownGeneratorOutputs.ImplementationSourceOutput;
}
