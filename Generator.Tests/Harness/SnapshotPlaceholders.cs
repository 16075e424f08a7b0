using Surrogates.Generator.Emitting;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>What stands in snapshots for what changes with each release or with where the repository is.</summary>
internal static class SnapshotPlaceholders
{
    public static IReadOnlyList<(string Text, string Placeholder)> All { get; } =
    [
        ($"\"Surrogates.Generator\", \"{GeneratorVersion.Text}\"", "\"Surrogates.Generator\", \"{Version}\""),
        (HelpPage.Repository, "{RepositoryUrl}"),
    ];

    public static string PutInto(string text) => All.Aggregate(text, static (changed, one) => changed.Replace(one.Text, one.Placeholder, StringComparison.Ordinal));
}
