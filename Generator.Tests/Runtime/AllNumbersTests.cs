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

    public static TheoryData<string, double> Bounds()
    {
        var bounds = new TheoryData<string, double>();
        foreach (var row in AccuracyTests.Bounds)
        {
            bounds.Add((string)row[0], (double)row[1]);
        }

        return bounds;
    }

    [AllNumbersTheory]
    [MemberData(nameof(Bounds))]
    public void ErrorsAreAsRecorded(string function, double bound)
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
        worst.AssertAtMost(function, bound);
        var text = File.ReadAllText(Record);
        var line = Line(text, function);
        WrittenFile.Compare(Record, text.Replace(line, Row(function, bound, worst), StringComparison.Ordinal), SnapshotMode.FromEnvironment());
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void RecordKeepsTheBounds(string function, double bound)
    {
        var cells = Line(File.ReadAllText(Record), function).Split('|', StringSplitOptions.TrimEntries);

        Assert.Equal(bound, double.Parse(cells[2], CultureInfo.InvariantCulture));
        Assert.InRange(double.Parse(cells[3], CultureInfo.InvariantCulture), 0, bound);
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

    private static string Row(string function, double bound, Worst worst) => string.Create(
        CultureInfo.InvariantCulture,
        $"| `{function}` | {bound} | {worst.Error:0.000} | {(worst.At is float at ? at.ToString("R", CultureInfo.InvariantCulture) : "")} |");
}
