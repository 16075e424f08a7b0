using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Tests.Harness.Snapshots;

/// <summary>A text to be compared with one file.</summary>
/// <param name="Name">What follows the test's name: <c>#Demo.Ops.g</c>, or nothing for the diagnostics.</param>
/// <param name="Extension"><c>cs</c> or <c>txt</c>.</param>
/// <param name="Text">The whole content.</param>
internal sealed record SnapshotTarget(string Name, string Extension, string Text)
{
    public static IReadOnlyList<SnapshotTarget> Of(GeneratorDriverRunResult result)
    {
        var targets = new List<SnapshotTarget>();
        if (result.Diagnostics.Length > 0)
        {
            targets.Add(new SnapshotTarget("", "txt", SnapshotPlaceholders.PutInto(DiagnosticText.Of(result.Diagnostics))));
        }

        var sources = result.Results.SelectMany(static r => r.GeneratedSources).OrderBy(static s => s.HintName, StringComparer.Ordinal);
        targets.AddRange(sources.Select(static source => new SnapshotTarget(
            "#" + SnapshotName.Clean(Path.GetFileNameWithoutExtension(source.HintName)),
            "cs",
            $"//HintName: {source.HintName}\n{SnapshotPlaceholders.PutInto($"{source.SourceText}")}")));
        return targets;
    }
}
