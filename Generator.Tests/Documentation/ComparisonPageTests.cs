using System.Globalization;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Sample.Commands;
using Surrogates.Sample.Comparing;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>Table and picture of the page on choosing a shape are those of the results beside them.</summary>
public sealed class ComparisonPageTests : IDisposable
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparison-");

    private readonly IReadOnlyList<ComparisonRow> _rows;

    public ComparisonPageTests()
    {
        // Opened for writing, by the program's own reader.
        var copy = Path.Combine(_folder.FullName, "compare.csv");
        File.Copy(Path.Combine(Docs, "pictures", "choosing", "compare.csv"), copy);
        _rows = new ResultsFile(copy).Rows;
    }

    private IReadOnlyList<Shape> Shapes => [.. _rows.Select(static row => row.Shape).Distinct()];

    private IReadOnlyList<double> Slopes => [.. _rows.Select(static row => row.K).Distinct().Order()];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void ThePictureIsThatOfTheResults() => WrittenFile.Compare(
        Path.Combine(Docs, "pictures", "choosing", "compare.svg"),
        CompareCommand.PictureOf(Shapes, Slopes, _rows).ToSvg(),
        SnapshotMode.FromEnvironment());

    [Fact]
    public void TheTableIsThatOfTheResults()
    {
        var path = Path.Combine(Docs, "choosing-a-shape.md");
        var document = new MarkedDocument(File.ReadAllText(path));
        Assert.Equal(["comparison"], document.Parts);
        WrittenFile.Compare(path, document.With(_ => Table()), SnapshotMode.FromEnvironment());
    }

    /// <summary>What the page says of the table.</summary>
    [Fact]
    public void ShapeMattersLittleAndScaleMuch()
    {
        var best = Shapes.Select(shape => Slopes.Max(slope => Mean(shape, slope))).ToArray();
        Assert.All(best, static accuracy => Assert.InRange(accuracy, 84.5, 86.5));
        Assert.All(Shapes.Zip(best), pair => Assert.True(pair.Second - Slopes.Min(slope => Mean(pair.First, slope)) > 14.5));
        // Nearer to one another than seeds are.
        Assert.True(best.Max() - best.Min() < _rows.GroupBy(static row => (row.Shape, row.K)).Average(static runs => 100 * (runs.Max(static run => run.TestAccuracy) - runs.Min(static run => run.TestAccuracy))));
    }

    private string Table() => Markdown.Table(
        ["k", .. Slopes.Select(Text)],
        Shapes.Select(shape => Markdown.Row([$"`{shape}`", .. Slopes.Select(slope => Mean(shape, slope).ToString("F1", CultureInfo.InvariantCulture))])));

    private double Mean(Shape shape, double slope) => 100 * _rows.Where(row => row.Shape == shape && row.K == slope).Average(static row => row.TestAccuracy);

    private static string Text(double slope) => slope.ToString(CultureInfo.InvariantCulture);
}
