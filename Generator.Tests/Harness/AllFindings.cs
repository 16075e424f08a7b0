using System.Globalization;
using Surrogates.Generator.Reading;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>What there is to report of the methods of a run, whether the generator reports it or an analyzer.</summary>
internal static class AllFindings
{
    public static IEnumerable<string> Of(GeneratorRun run) => CompilationReader
        .Read(run.Output.SyntaxTrees.SelectMany(CompilationReader.Candidates), run.Output, static _ => true, CancellationToken.None)
        .SelectMany(static file => file)
        .Select(static finding => finding.ToDiagnostic())
        .Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
}
