using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Files;

namespace Surrogates.Generator.Tests.Sample.Checkpoints;

/// <summary>A file is replaced as a whole or stays as it is, and nothing else is left in its folder.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private static readonly byte[] Old = [1, 2, 3];
    private static readonly byte[] New = [.. Enumerable.Range(0, 100_000).Select(static i => (byte)i)];

    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "a.pt");

    private string Part => File + AtomicFile.Suffix;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ItIsWrittenWhole(bool replaced)
    {
        if (replaced)
        {
            _folder.Write("a.pt", Old);
        }

        // What a process left that was killed is longer than what is written.
        _folder.Write("a.pt" + AtomicFile.Suffix, [.. New, .. New]);

        AtomicFile.Write(File, stream => stream.Write(New));

        AssertFolderHas(New);
    }

    [Fact]
    public void WhatFailsHalfwayLeavesTheOldFile()
    {
        _folder.Write("a.pt", Old);

        var failure = Assert.Throws<FileException>(() => AtomicFile.Write(File, stream =>
        {
            stream.Write(New);
            throw new IOException("No more.");
        }));

        Assert.Equal($"{File}: cannot be written: No more.", failure.Message);
        AssertFolderHas(Old);
    }

    [Fact]
    public void WhatFailsForAnotherReasonLeavesTheOldFileToo()
    {
        _folder.Write("a.pt", Old);

        Assert.Throws<ArithmeticException>(() => AtomicFile.Write(File, stream =>
        {
            stream.Write(New);
            throw new ArithmeticException();
        }));

        AssertFolderHas(Old);
    }

    [FullDeviceFact]
    public void AFullDiskLeavesTheOldFile()
    {
        using var run = new SmallRun();
        _folder.Write("a.pt", Old);
        System.IO.File.CreateSymbolicLink(Part, FullDeviceFactAttribute.Device);

        var failure = Assert.Throws<FileException>(() => Checkpoint.Write(File, run.Run));

        Assert.StartsWith($"{File}: cannot be written: No space left on device", failure.Message);
        AssertFolderHas(Old);
    }

    [Fact]
    public void PreparingTouchesNothingAndRemovesWhatWasLeft()
    {
        _folder.Write("a.pt", Old);
        _folder.Write("a.pt" + AtomicFile.Suffix, New);

        AtomicFile.Prepare(File);

        AssertFolderHas(Old);
    }

    [Fact]
    public void AFolderThatIsMissingIsNamed()
    {
        var path = Path.Combine(_folder.Path, "nowhere", "a.pt");

        Assert.Equal(
            $"{path}: there is no folder {Path.GetDirectoryName(path)}", Assert.Throws<FileException>(() => AtomicFile.Prepare(path)).Message);
        Assert.StartsWith($"{path}: cannot be written: ", Assert.Throws<FileException>(() => AtomicFile.Write(path, static _ => { })).Message);
    }

    [Fact]
    public void AFolderIsNoFile() => Assert.Equal(
        $"{_folder.Path}: this is a folder, but a file is expected",
        Assert.Throws<FileException>(() => AtomicFile.Prepare(_folder.Path)).Message);

    /// <summary>A user who may do everything could write into any folder, but not into a file whose name is taken by one.</summary>
    [Fact]
    public void WhatCannotBeWrittenIsFoundBefore()
    {
        _folder.Write("a.pt", Old);
        Directory.CreateDirectory(Part);

        Assert.StartsWith($"{File}: cannot be written: ", Assert.Throws<FileException>(() => AtomicFile.Prepare(File)).Message);
        Assert.StartsWith($"{File}: cannot be written: ", Assert.Throws<FileException>(() => AtomicFile.Write(File, static _ => { })).Message);
        Assert.Equal(Old, System.IO.File.ReadAllBytes(File));
    }

    private void AssertFolderHas(byte[] content)
    {
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder.Path));
        Assert.Equal(content, System.IO.File.ReadAllBytes(File));
    }
}
