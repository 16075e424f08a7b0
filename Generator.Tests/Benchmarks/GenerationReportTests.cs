using Surrogates.Benchmarks.Generation;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>What is made of what the processes measured.</summary>
public sealed class GenerationReportTests
{
    private static readonly Example Example = Examples.All[0];

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void ExamplesHaveTimesAndText(string culture)
    {
        using var scope = new CultureScope(culture);
        ExampleRow[] rows =
        [
            ExampleRow.Of(Example, 3, new([Generated(12.34, 3900), Generated(9, 3900), Generated(11, 3900), new(ExampleMeasurement.Check, 7, 0), new(ExampleMeasurement.Compile, 20, 0)], null)),
            ExampleRow.Of(Example, 5, new([Generated(1234, 40_000), new(ExampleMeasurement.Compile, 20, 0) { Error = "CS8078" }], null)),
            ExampleRow.Of(Example, 6, new([Generated(1234, 40_000)], "> 20 s")),
            ExampleRow.Of(Example, 20, new([], "> 20 s")),
            ExampleRow.Of(Example, 21, new([Generated(1234, 0) with { Error = "SomeException" }], null)),
        ];

        Assert.Equal(
            """
            | example    | size |          time | memory | lines |  bytes | bytes / size | gradient check | compiler |
            | ---------- | ---: | ------------: | -----: | ----: | -----: | -----------: | -------------: | -------: |
            | terms of ^ |    3 |         11 ms | 1.5 MB |    80 |  3,900 |        1,300 |         7.0 ms |    20 ms |
            | terms of ^ |    5 |         1.2 s | 1.5 MB |    80 | 40,000 |        8,000 |              - |   CS8078 |
            | terms of ^ |    6 |         1.2 s | 1.5 MB |    80 | 40,000 |        6,667 |              - |   > 20 s |
            | terms of ^ |   20 |        > 20 s |      - |     - |      - |            - |              - |        - |
            | terms of ^ |   21 | SomeException |      - |     - |      - |            - |              - |        - |

            """,
            GenerationTables.Examples(rows).ToString());
    }

    [Fact]
    public void BeyondASizeWithoutAResultNothingIsTried()
    {
        var tried = new List<string>();

        var rows = GenerationResults.Measure(Example, job =>
        {
            tried.Add(job.Name);
            return tried.Count == 1 ? new([Generated(1234, 40_000)], "> 20 s") : new([], "> 4 GB");
        });

        Assert.Equal(["> 20 s", "> 4 GB", "not tried"], rows.Select(static row => row.Failure));
        Assert.Equal(["terms of ^: 3", "terms of ^: 5"], tried);
    }

    [Fact]
    public void ToolsHaveTheSituationsThatTheyReached()
    {
        ToolRow[] rows =
        [
            ToolRow.Of(Tool.All[0], new([Run(ProjectMeasurement.Whole, 900), Run(ProjectMeasurement.Whole, 1100), Run(ProjectMeasurement.UnrelatedEdit, 5), Run(ProjectMeasurement.OpEdit, 6)], null)),
            ToolRow.Of(Tool.All[^1], new([Run(ProjectMeasurement.Whole, 900)], "> 60 s")),
        ];

        Assert.Equal(
            """
            |             | whole project | memory | unrelated edit | memory | edit of an op | memory |
            | ----------- | ------------: | -----: | -------------: | -----: | ------------: | -----: |
            | generator   |         1.0 s | 2.0 MB |         5.0 ms | 2.0 MB |        6.0 ms | 2.0 MB |
            | no analyzer |        900 ms | 2.0 MB |         > 60 s |      - |             - |      - |

            """,
            GenerationTables.Tools(rows).ToString());
    }

    [Fact]
    public void WhatIsFastAndInProportionIsReached()
    {
        var findings = GenerationRequirements.Check(Results(milliseconds: 1000, static size => 100 * size, keystroke: 100));

        Assert.Equal((3 * Examples.All.Count) + (2 * (Tool.All.Count - 1)), findings.Count);
        Assert.All(findings, static finding => Assert.True(finding.IsMet, finding.What));
    }

    [Fact]
    public void WhatIsSlowOrGrowsFallsShort()
    {
        var findings = GenerationRequirements.Check(Results(milliseconds: 1001, static size => size * size, keystroke: 101));

        Assert.All(findings, static finding => Assert.False(finding.IsMet, finding.What));
        Assert.Equal(new("terms of ^, 5", "1.0 s", "1.0 s", false), findings[0]);
        Assert.Equal(new("terms of ^: text for each, from a size to the next", "1.25x", "4.00x", false), findings[2 * Examples.All.Count]);
        Assert.Equal(new("terms of ^, 5: gradient check", "1.0 s", "1.0 s", false), findings[Examples.All.Count]);
        Assert.Equal(new("generator, unrelated edit", "100 ms", "101 ms", false), findings[3 * Examples.All.Count]);
        Assert.Equal("151 ms, 50 ms without it", findings[^1].Measured);
    }

    [Fact]
    public void WhatDidNotEndFallsShort()
    {
        var stopped = new Outcome([], "> 20 s");
        var findings = GenerationRequirements.Check(new(
            [.. from example in Examples.All from size in example.Sizes select ExampleRow.Of(example, size, stopped)], [.. Tool.All.Select(tool => ToolRow.Of(tool, stopped))]));

        Assert.All(findings, static finding => Assert.False(finding.IsMet, finding.What));
        Assert.Equal("> 20 s", findings[0].Measured);
        Assert.Equal("> 20 s", findings[Examples.All.Count].Measured);
        Assert.Equal("not all sizes are measured", findings[2 * Examples.All.Count].Measured);
        Assert.Equal("> 20 s", findings[^1].Measured);
    }

    [Fact]
    public void ATextThatDoesNotCompileFallsShort()
    {
        var results = Results(milliseconds: 10, static size => 100 * size, keystroke: 1);
        var finding = GenerationRequirements.Check(results with { Examples = [.. results.Examples.Select(static row => row with { Failure = "CS8078" })] })[0];

        Assert.Equal(new("terms of ^, 5", "1.0 s", "10 ms, but the result: CS8078", false), finding);
    }

    [Fact]
    public void TheDocumentHasBothTables()
    {
        var text = new GenerationText(new DateOnly(2026, 11, 25), ["Some machine"], Results(milliseconds: 10, static size => 100 * size, keystroke: 1)).ToString();

        Assert.StartsWith("Measured on 2026-11-25 with `dotnet run --project Benchmarks -c Release -- --generator --write`:\n\n    Some machine\n\n", text);
        Assert.Contains("\n\n| example ", text);
        Assert.Contains("\n\n1,000 methods in 100 files, for which the generator writes 80 lines or 0.0 MB:\n\n|", text);
        Assert.Contains("| generator, unrelated edit", text);
    }

    private static Timing Generated(double milliseconds, long bytes) =>
        new(ExampleMeasurement.Generate, milliseconds, 1.5e6) { TextBytes = bytes, TextLines = 80 };

    private static Timing Run(string what, double milliseconds) => new(what, milliseconds, 2e6) { TextLines = 80 };

    // An analyzer takes 50 ms more than its own time: those of the compiler.
    private static GenerationResults Results(double milliseconds, Func<int, long> bytes, double keystroke) => new(
        [
            .. from example in Examples.All
               from size in example.Sizes
               select ExampleRow.Of(example, size, new([Generated(milliseconds, bytes(size)), new(ExampleMeasurement.Check, milliseconds, 0), new(ExampleMeasurement.Compile, 1, 0)], null)),
        ],
        [
            .. Tool.All.Select(tool => (Tool: tool, Time: tool is GeneratorTool ? keystroke : tool.Name == IdleAnalyzer.Name ? 50 : 50 + keystroke))
                .Select(static tool => ToolRow.Of(tool.Tool, new([.. ProjectMeasurement.Situations.Select(situation => Run(situation, tool.Time))], null))),
        ]);
}
