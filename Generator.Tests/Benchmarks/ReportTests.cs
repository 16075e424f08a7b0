using Surrogates.Benchmarks.Report;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>Tables and files of measured rows.</summary>
public sealed class ReportTests
{
    private static readonly Row[] Rows =
    [
        new(Row.ATan, 16, 1, 21.25, Row.Native, 18.5, 1.1486),
        new(Row.ATan, 4_000_000, 1, 6100, Row.Native, 7200.125, 0.84722),
        new(Row.ATan, 16, 2, 20, Row.Native, 20, 1) { IsDisturbed = true },
        new(Row.Sigmoid, 16, 1, 20, Row.Function, 250, 0.08),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void RowsAreCommaSeparatedInEveryCulture(string culture)
    {
        using var scope = new CultureScope(culture);
        var writer = new StringWriter();

        CsvFile.Write(writer, Rows);

        Assert.Equal(
            """
            measure,n,threads,ours_us,other,other_us,ratio
            atan,16,1,21.25,native,18.5,1.1486
            atan,4000000,1,6100,native,7200.125,0.8472
            atan,16,2,20,native,20,1
            sigmoid,16,1,20,function,250,0.08

            """,
            writer.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void RatiosHaveAColumnForEachSize(string culture)
    {
        using var scope = new CultureScope(culture);

        Assert.Equal(
            """
            | ours    | against  | threads |    16 |  4e6 |
            | ------- | -------- | ------- | ----: | ---: |
            | atan    | native   | 1       |  1.15 | 0.85 |
            | atan    | native   | 2       | ~1.00 |    - |
            | sigmoid | function | 1       | 0.080 |    - |

            """,
            Tables.Ratios(Rows).ToString());
    }

    [Fact]
    public void TimesAreThoseOfBoth()
    {
        Assert.Contains("| atan    | native   | 1       | 21.3 / 18.5 | 6100 / 7200 |", Tables.Times(Rows).ToString());
    }

    [Fact]
    public void MemoryThatIsNotKnownIsADash()
    {
        Assert.Contains("| ATan      |           800 |             160 |         1.00 |               - |", Tables.Memory([new("ATan", 1, 160, 800, 1.001, null)]).ToString());
    }

    [Theory]
    [InlineData(16, "16")]
    [InlineData(1_000, "1e3")]
    [InlineData(16_000_000, "16e6")]
    [InlineData(0, "0")]
    public void SizesAreShort(long count, string text)
    {
        Assert.Equal(text, Format.Count(count));
    }

    [Fact]
    public void WhatPeopleWroteSurvivesAMeasurement()
    {
        using var folder = new Sample.TemporaryFolder();
        var path = folder.Write("performance.md", "# Title\n\n<!-- measured: begin -->\nold\n<!-- measured: end -->\n\nWhat was tried.\n"u8.ToArray());

        PerformanceDocument.Open(path, PerformanceDocument.Ops).Write("new\n");
        PerformanceDocument.Open(path, PerformanceDocument.Ops).Write("newer");

        Assert.Equal("# Title\n\n<!-- measured: begin -->\n\nnewer\n\n<!-- measured: end -->\n\nWhat was tried.\n", File.ReadAllText(path));
    }

    [Fact]
    public void AMeasurementReplacesItsOwnSectionOnly()
    {
        using var folder = new Sample.TemporaryFolder();
        var path = folder.Write("performance.md", "<!-- measured: begin -->\nops\n<!-- measured: end -->\n<!-- generator: begin -->\nold\n<!-- generator: end -->\n"u8.ToArray());

        PerformanceDocument.Open(path, PerformanceDocument.Generator).Write("new");

        Assert.Equal(
            "<!-- measured: begin -->\nops\n<!-- measured: end -->\n<!-- generator: begin -->\n\nnew\n\n<!-- generator: end -->\n", File.ReadAllText(path));
    }

    [Fact]
    public void TheDocumentOfTheRepositoryHasAllSections()
    {
        Assert.NotNull(ReportFile.OpenDocument(PerformanceDocument.Ops));
        Assert.NotNull(ReportFile.OpenDocument(PerformanceDocument.Generator));
    }

    [Theory]
    [InlineData("# Title\n")]
    [InlineData("<!-- measured: begin -->\n")]
    [InlineData("<!-- measured: end --><!-- measured: begin -->\n")]
    [InlineData("<!-- generator: begin -->\n<!-- generator: end -->\n")]
    public void ADocumentWithoutAPlaceIsRefused(string document)
    {
        using var folder = new Sample.TemporaryFolder();
        var path = folder.Write("performance.md", System.Text.Encoding.UTF8.GetBytes(document));

        Assert.StartsWith(path, Assert.Throws<ReportException>(() => PerformanceDocument.Open(path, PerformanceDocument.Ops)).Message);
    }

    [Fact]
    public void AFileThatCannotBeWrittenIsNamed()
    {
        var path = Path.Combine(Path.GetTempPath(), "surrogates-no-such-folder", "rows.csv");

        Assert.StartsWith(path + ": cannot be written: ", Assert.Throws<ReportException>(() => ReportFile.Create(path)).Message);
    }
}
