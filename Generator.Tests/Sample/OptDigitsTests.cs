using System.IO.Compression;
using System.Text;
using Surrogates.Sample.Data;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Digits are read as they are or compressed, and every fault is named with its place.</summary>
public sealed class OptDigitsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PixelsBecomeFractionsAndTheLastColumnTheLabel()
    {
        var samples = OptDigits.ReadFile(_folder.Write("digits.csv", Text(Row(7, 16), Row(3, 4))));

        Assert.Equal(2, samples.Count);
        Assert.Equal([7, 3], samples.Labels);
        Assert.Equal(1f, samples.Values[0]);
        Assert.Equal(0.25f, samples.Values[samples.Width]);
    }

    [Fact]
    public void BlankLinesSpacesAndCarriageReturnsAreNoFault()
    {
        var text = "\r\n" + Row(7).Replace(",", ", ") + "\r\n\r\n" + Row(3);

        Assert.Equal([7, 3], OptDigits.ReadFile(_folder.Write("digits.csv", Encoding.UTF8.GetBytes(text))).Labels);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { Row(1).Replace("0,1", "1"), "line 2, column 65: 65 columns expected, 64 found" },
        { Row(1) + ",", "line 2, column 66: 65 columns expected, 66 found" },
        { "no digits", "line 2, column 2: 65 columns expected, 1 found" },
        { Row(1, "x"), "line 2, column 1: pixel 'x' is not an integer" },
        { Row(1, ""), "line 2, column 1: pixel '' is not an integer" },
        { Row(1, "1.5"), "line 2, column 1: pixel '1.5' is not an integer" },
        { Row(1, "\"1\""), "line 2, column 1: pixel '\"1\"' is not an integer" },
        { Row(1, "99999999999"), "line 2, column 1: pixel '99999999999' is not an integer" },
        { Row(1, "\a and much more of this"), "line 2, column 1: pixel '? and much more of t...' is not an integer" },
        { Row(1, "17"), "line 2, column 1: pixel 17 is outside 0..16" },
        { Row(1, "-1"), "line 2, column 1: pixel -1 is outside 0..16" },
        { Row(10), "line 2, column 65: label 10 is outside 0..9" },
        { Row("seven"), "line 2, column 65: label 'seven' is not an integer" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AFaultIsNamedWithLineAndColumn(string row, string message)
    {
        var path = _folder.Write("digits.csv", Text(Row(0), row, Row(0)));

        Assert.Equal($"{path}: {message}", Fault(() => OptDigits.ReadFile(path)));
    }

    [Fact]
    public void BlankLinesCountWhenAFaultIsPlaced()
    {
        var path = _folder.Write("digits.csv", Text("", "", Row(10)));

        Assert.Equal($"{path}: line 3, column 65: label 10 is outside 0..9", Fault(() => OptDigits.ReadFile(path)));
    }

    [Theory]
    [InlineData("digits.csv", "")]
    [InlineData("digits.csv", "\n\n")]
    [InlineData("digits.csv.gz", "")]
    public void AnEmptyFileIsAFault(string name, string text)
    {
        var path = _folder.Write(name, Encoding.UTF8.GetBytes(text));

        Assert.Equal($"{path}: line 1, column 1: the file is empty", Fault(() => OptDigits.ReadFile(path)));
    }

    [Theory]
    [InlineData("optdigits.tra.csv")]
    [InlineData("optdigits.tra.csv.gz")]
    public void GzipIsKnownByItsContent(string name)
    {
        _folder.Write(name, Compressed(Text(Row(7), Row(8))));
        _folder.Write("optdigits.tes.csv", Text(Row(3)));

        var data = OptDigits.Read(_folder.Path);

        Assert.Equal([7], data.Train.Labels);
        Assert.Equal([8], data.Validation.Labels);
        Assert.Equal([3], data.Test.Labels);
    }

    [Fact]
    public void OneSampleIsTooFew()
    {
        var path = _folder.Write("optdigits.tra.csv", Text(Row(7)));
        _folder.Write("optdigits.tes.csv", Text(Row(3)));

        Assert.Equal($"{path}: one sample only: there must be some to train with, and some for validation", Fault(() => OptDigits.Read(_folder.Path)));
    }

    [Fact]
    public void GzipInTwoPartsIsReadToTheEnd()
    {
        byte[] parts = [.. Compressed(Text(Row(7), Row(8))), .. Compressed(Text(Row(9)))];

        Assert.Equal([7, 8, 9], OptDigits.ReadFile(_folder.Write("digits.csv.gz", parts)).Labels);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(-8)]
    [InlineData(-1)]
    public void GzipThatWasCutShortIsAFault(int length)
    {
        var whole = Compressed(Text([.. Enumerable.Range(0, 50).Select(i => Row(i % 10, i % 17))]));
        var path = _folder.Write("digits.csv", whole[..(length > 0 ? length : whole.Length + length)]);

        Assert.Matches(@"line \d+, column \d+: the gzip data is damaged or cut short here$", Fault(() => OptDigits.ReadFile(path)));
    }

    [Fact]
    public void GzipThatWasDamagedIsAFault()
    {
        var content = Compressed(Text(Row(7)));
        content[^6] ^= 1;
        var path = _folder.Write("digits.csv", content);

        Assert.Matches(@"line \d+, column \d+: the gzip data is damaged or cut short here$", Fault(() => OptDigits.ReadFile(path)));
    }

    [Fact]
    public void ANameThatPromisesGzipIsHeldToIt()
    {
        var path = _folder.Write("digits.csv.gz", Text(Row(7)));

        Assert.Equal($"{path}: line 1, column 1: the gzip data is damaged or cut short here", Fault(() => OptDigits.ReadFile(path)));
    }

    [Fact]
    public void WhatIsMissingIsNamed()
    {
        var train = _folder.Write("optdigits.tra.csv", Text(Row(7)));
        var test = Path.Combine(_folder.Path, "optdigits.tes.csv");
        var nowhere = Path.Combine(_folder.Path, "nowhere");

        Assert.Equal($"{test}: no such file, and none with .gz behind its name", Fault(() => OptDigits.Read(_folder.Path)));
        Assert.Equal($"{train}: this is a file, but a folder is expected", Fault(() => OptDigits.Read(train)));
        Assert.Equal($"{nowhere}: no such folder", Fault(() => OptDigits.Read(nowhere)));
    }

    private static string Row(object label, object? first = null) =>
        string.Join(',', Enumerable.Repeat<object>(0, OptDigits.Pixels - 1).Prepend(first ?? 0).Append(label));

    private static byte[] Text(params string[] rows) => Encoding.UTF8.GetBytes(string.Concat(rows.Select(static row => row + "\n")));

    private static byte[] Compressed(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    private static string Fault(Action read) => Assert.Throws<DataException>(read).Message;
}
