using System.Text;
using DiffEngine;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Harness.Snapshots;

/// <summary>The verified and received files of one test.</summary>
internal sealed class SnapshotFiles(string directory, string prefix)
{
    private static readonly Encoding WithMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public string Prefix => prefix;

    /// <summary>Fails where a target is not what its verified file holds, byte for byte, or a verified file has no target.</summary>
    public async Task Compare(IReadOnlyList<SnapshotTarget> targets, SnapshotMode mode)
    {
        if (mode is { Accept: true, OnServer: true })
        {
            throw new XunitException("SNAPSHOTS=accept is refused where CI is set: nobody would look at what is accepted.");
        }

        RequireTargets(targets);
        Directory.CreateDirectory(directory);
        var received = Existing("received");
        received.ForEach(File.Delete);

        var differences = new List<SnapshotDifference>();
        foreach (var target in targets)
        {
            if (Difference(target) is { } difference)
            {
                differences.Add(difference);
            }
        }

        var produced = targets.Select(target => FileOf(target, "verified")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stale = Existing("verified").Where(file => !produced.Contains(file)).ToList();
        if (mode.Accept)
        {
            differences.ForEach(static d => File.Move(d.Received, d.Verified, overwrite: true));
            stale.ForEach(File.Delete);
            return;
        }

        if (differences.Count > 0 || stale.Count > 0)
        {
            await Show(differences, mode);
            throw new XunitException(string.Join(
                "\n\n", differences.Select(static d => d.Message).Concat(stale.Select(static f => $"Verified, but not produced any more: {f}"))));
        }

        if (!mode.OnServer)
        {
            received.ForEach(static file => DiffRunner.Kill(file, file.Replace(".received.", ".verified.")));
        }
    }

    private void RequireTargets(IReadOnlyList<SnapshotTarget> targets)
    {
        if (targets.Count == 0)
        {
            throw new XunitException($"{prefix} produced neither source nor diagnostics: there is nothing to verify.");
        }

        if (targets.FirstOrDefault(static target => target.Text.Contains('\r')) is { } target)
        {
            throw new XunitException($"{FileOf(target, "received")} would have a carriage return; generated text has line feeds only.");
        }

        if (targets.DistinctBy(target => FileOf(target, ""), StringComparer.OrdinalIgnoreCase).Count() < targets.Count)
        {
            throw new XunitException($"{prefix} produced two files whose names differ by upper and lower case only.");
        }
    }

    private SnapshotDifference? Difference(SnapshotTarget target)
    {
        var verified = FileOf(target, "verified");
        var actual = (byte[])[.. WithMark.GetPreamble(), .. WithMark.GetBytes(target.Text)];
        var expected = File.Exists(verified) ? File.ReadAllBytes(verified) : null;
        if (expected is not null && actual.AsSpan().SequenceEqual(expected))
        {
            return null;
        }

        var received = FileOf(target, "received");
        File.WriteAllBytes(received, actual);
        return SnapshotDifference.Of(received, verified, expected, target.Text);
    }

    private static async Task Show(List<SnapshotDifference> differences, SnapshotMode mode)
    {
        if (mode.OnServer)
        {
            return;
        }

        foreach (var difference in differences)
        {
            await DiffRunner.LaunchAsync(difference.Received, difference.Verified, WithMark);
        }
    }

    private string FileOf(SnapshotTarget target, string kind) => Path.Combine(directory, $"{prefix}{target.Name}.{kind}.{target.Extension}");

    // The name may go on with a hint name, but not with another method's or argument's name.
    private List<string> Existing(string kind) =>
    [
        .. Directory.EnumerateFiles(directory).Where(file =>
            Path.GetFileName(file) is var name
            && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && (name[prefix.Length..].StartsWith($".{kind}.", StringComparison.Ordinal)
                || (name[prefix.Length..].StartsWith('#') && name.Contains($".{kind}.", StringComparison.Ordinal)))),
    ];
}
