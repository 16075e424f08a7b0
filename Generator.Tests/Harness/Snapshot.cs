using Microsoft.CodeAnalysis;
using Surrogates.Generator.Tests.Harness.Snapshots;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>
/// Compares what a driver produced with the files in Snapshots. This is the repository's own engine; with
/// <c>-p:SnapshotEngine=Verify</c> the class of the same name in SnapshotByVerify.cs takes its place.
/// </summary>
internal static class Snapshot
{
    /// <param name="driver">A driver that has run.</param>
    /// <param name="parameters">The arguments of the test method if it has parameters, all of them and in order.</param>
    public static Task Verify(GeneratorDriver driver, params object?[] parameters)
    {
        var files = new SnapshotFiles(SnapshotDirectory.Path, SnapshotName.Of(CurrentTestAttribute.Method, parameters));
        SnapshotName.Claim(files.Prefix);
        return files.Compare(SnapshotTarget.Of(driver.GetRunResult()), SnapshotMode.FromEnvironment());
    }

    /// <param name="text">A text, by a test without parameters.</param>
    public static Task Verify(string text)
    {
        var files = new SnapshotFiles(SnapshotDirectory.Path, SnapshotName.Of(CurrentTestAttribute.Method, []));
        SnapshotName.Claim(files.Prefix);
        return files.Compare([new SnapshotTarget("", "txt", text)], SnapshotMode.FromEnvironment());
    }
}
