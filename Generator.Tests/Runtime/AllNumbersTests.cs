using System.Globalization;
using Surrogates.Evaluation;
using Surrogates.Generator.Tests.Documentation;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// The functions of one argument on every 32-bit number there is. Run by hand, since it takes a minute or two a function:
/// <c>SURROGATES_ALL_NUMBERS=1 SNAPSHOTS=accept dotnet test -c Release --filter AllNumbersTests</c> writes what it finds into
/// docs/accuracy.md, and without <c>SNAPSHOTS</c> compares.
/// </summary>
public sealed class AllNumbersTests
{
    private const int Chunk = 1 << 14;

    private static readonly string Record = Path.Combine(Repository.Root, "docs", "accuracy.md");

    [AllNumbersTheory]
    [MemberData(nameof(AccuracyTests.Bounds), MemberType = typeof(AccuracyTests))]
    public void ErrorsAreAsRecorded(string function, double single, double @double)
    {
        var chunks = new Worst[(1L << 32) / Chunk];
        Parallel.For(
            0,
            chunks.Length,
            new() { MaxDegreeOfParallelism = Environment.ProcessorCount },
            static () => new float[Chunk],
            (chunk, _, results) =>
            {
                chunks[chunk] = OfChunk(function, (uint)chunk * Chunk, results);
                return results;
            },
            static _ => { });
        var worst = chunks.MaxBy(static chunk => chunk.Error)!;
        worst.AssertAtMost(function, single);
        var text = File.ReadAllText(Record);
        var line = Line(text, function);
        WrittenFile.Compare(Record, text.Replace(line, Row(function, single, worst, @double), StringComparison.Ordinal), SnapshotMode.FromEnvironment());
    }

    [Theory]
    [MemberData(nameof(AccuracyTests.Bounds), MemberType = typeof(AccuracyTests))]
    public void RecordKeepsTheBounds(string function, double single, double @double)
    {
        var cells = Cells(function);

        Assert.Equal(single, Number(cells[2]));
        Assert.InRange(Number(cells[3]), 0, single);
        Assert.Equal(@double, Number(cells[5]));
    }

    [Theory]
    [MemberData(nameof(AccuracyTests.BinaryBounds), MemberType = typeof(AccuracyTests))]
    public void RecordKeepsTheBoundsOfTwoArguments(string function, double single, double @double)
    {
        var cells = Cells(function);

        Assert.Equal([single, @double], [Number(cells[2]), Number(cells[3])]);
    }

    private static Worst OfChunk(string function, uint first, float[] results)
    {
        for (var i = 0; i < Chunk; i++)
        {
            results[i] = BitConverter.UInt32BitsToSingle(first + (uint)i);
        }

        LaneFunctions.ApplyInPlace(EvaluationSettings.Width, function, results);
        var reference = RealFunctions.ReferenceOf(function);
        var worst = new Worst();
        for (var i = 0; i < Chunk; i++)
        {
            var x = BitConverter.UInt32BitsToSingle(first + (uint)i);
            worst.Add(Ulps.Of(reference(x), results[i]), x);
        }

        return worst;
    }

    private static string Line(string text, string function) =>
        Assert.Single(text.Split('\n'), line => line.StartsWith($"| `{function}` |", StringComparison.Ordinal));

    private static string[] Cells(string function) => Line(File.ReadAllText(Record), function).Split('|', StringSplitOptions.TrimEntries);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Row(string function, double single, Worst worst, double @double) => string.Create(
        CultureInfo.InvariantCulture,
        $"| `{function}` | {single} | {worst.Error:0.000} | {(worst.At is float at ? at.ToString("R", CultureInfo.InvariantCulture) : "")} | {@double} |");
}
