using DiffEngine;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>What happens to a target that differs from its file.</summary>
/// <param name="Accept">It becomes the file.</param>
/// <param name="OnServer">Nobody is there to look at it.</param>
internal sealed record SnapshotMode(bool Accept, bool OnServer)
{
    public static SnapshotMode FromEnvironment() => new(
        Environment.GetEnvironmentVariable("SNAPSHOTS") == "accept",
        BuildServerDetector.Detected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")));
}
