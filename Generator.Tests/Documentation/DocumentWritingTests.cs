using Surrogates.Generator.Tests.Harness;
using Surrogates.Sample.Drawing;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>What writes and compares the documentation.</summary>
public sealed class DocumentWritingTests : IDisposable
{
    private const string Text = "a\n\n<!-- numbers -->\n\nold\n\n<!-- end -->\n\n```csharp\nint hand;\n```\n";

    private static readonly SnapshotMode Comparing = new(Accept: false, OnServer: false);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void OnlyTheMarkedPartsAreWritten()
    {
        var document = new MarkedDocument(Text);
        Assert.Equal(["numbers"], document.Parts);
        var written = document.With(static name => $"{name}:\n\n```csharp\nint written;\n```");
        Assert.Equal("a\n\n<!-- numbers -->\n\nnumbers:\n\n```csharp\nint written;\n```\n\n<!-- end -->\n\n```csharp\nint hand;\n```\n", written);
        Assert.Equal(written, new MarkedDocument(written).With(static name => $"{name}:\n\n```csharp\nint written;\n```"));
        var place = Assert.Single(new MarkedDocument(written).Places);
        Assert.Equal("\n\n```csharp\nint hand;\n```\n", written[place.End.Value..]);
    }

    [Fact]
    public void ADifferenceFailsUntilItIsAccepted()
    {
        var path = Path.Combine(_folder.FullName, "pictures", "a.svg");
        Assert.Throws<XunitException>(() => WrittenFile.Compare(path, "a\nb\n", Comparing));
        Assert.False(File.Exists(path));
        WrittenFile.Compare(path, "a\nb\n", Comparing with { Accept = true });
        WrittenFile.Compare(path, "a\nb\n", Comparing);
        var failure = Assert.Throws<XunitException>(() => WrittenFile.Compare(path, "a\nc\n", Comparing));
        Assert.Contains("line 2.\n  - b\n  + c", failure.Message, StringComparison.Ordinal);
        Assert.Throws<XunitException>(() => WrittenFile.Compare(path, "a\nb\n", new SnapshotMode(Accept: true, OnServer: true)));
    }

    /// <summary>A needle is drawn from near, what is wide or has no end from afar.</summary>
    [Fact]
    public void APictureFitsItsShape()
    {
        Assert.Equal(0.1, RangeOf(static u => Math.Abs(u) < 0.05 ? 1 : 0));
        Assert.Equal(0.5, RangeOf(static u => 1 / Math.Pow(1 + (25 * Math.Abs(u)), 2)));
        Assert.Equal(1, RangeOf(static u => Math.Abs(u) < 0.5 ? 1 : 0));
        Assert.Equal(2, RangeOf(static u => Math.Abs(u) < 1 ? -1 : 0));
        Assert.Equal(4, RangeOf(static _ => 1));

        static double RangeOf(Func<double, double> derivative) => VisibleRange.Of(places => [.. places.Select(derivative)]);
    }

    /// <summary>Jumps are found where they are, with the value there; lines are within half a hundredth of the range, and have no points that they do not need.</summary>
    [Fact]
    public void ACurveIsContinuousBetweenItsJumps()
    {
        var floor = Curve.Of(Math.Floor, -1.7, 1.2);
        Assert.Equal([new Jump(-1, -2, -1, -1), new Jump(0, -1, 0, 0), new Jump(1, 0, 1, 1)], floor.Jumps);
        Assert.Equal([2, 2, 2, 2], floor.Lines.Select(static line => line.Count));

        var peak = Curve.Of(static x => Math.Exp(-40 * Math.Abs(x)), -3, 3);
        Assert.Empty(peak.Jumps);
        var line = Assert.Single(peak.Lines);
        Assert.Contains((0, 1), line);
        Assert.All(line.Zip(line.Skip(1)), static piece =>
        {
            var ((left, y), (right, z)) = piece;
            Assert.Equal((y + z) / 2, Math.Exp(-40 * Math.Abs((left + right) / 2)), 0.005);
        });
    }
}
