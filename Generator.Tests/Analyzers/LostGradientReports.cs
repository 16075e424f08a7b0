using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Analyzers;

/// <summary>What the analyzer of lost gradients reports, as tests compare it.</summary>
internal static class LostGradientReports
{
    public static string Source(string members) => "using System;\n" + Sources.Ops($"""
        [Surrogate]
        public static partial Tensor F(Tensor x, float n);

        {members}
        """);

    public static Task<ImmutableArray<Diagnostic>> Analyze(string source) => Analyze(GeneratorRun.Reported(source));

    public static Task<ImmutableArray<Diagnostic>> Analyze(GeneratorRun run) =>
        run.Output.WithAnalyzers([new LostGradientAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    public static IEnumerable<string> Places(IEnumerable<Diagnostic> diagnostics) =>
        from diagnostic in diagnostics
        let place = diagnostic.Location.GetLineSpan().StartLinePosition
        select $"{diagnostic.Id} ({place.Line},{place.Character}) {diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}";

    public static async Task<string[]> Report(string members) =>
    [
        .. (await Analyze(Source(members)))
            .Where(static diagnostic => diagnostic.Id == "SURR203")
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))
            .Select(static message => $"{message[18..message.IndexOf(" is zero", StringComparison.Ordinal)]} -> {message.Split("; use ")[1].Split(", or put")[0].Replace("'", "").Replace("Surrogate.", "")}"),
    ];
}
