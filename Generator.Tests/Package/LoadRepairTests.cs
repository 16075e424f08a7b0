using System.Buffers.Binary;
using System.Collections;
using System.Security.Cryptography;
using Microsoft.Build.Framework;
using Surrogates.Build;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>The byte patcher that the build assets run, on the real library and on files that are none.</summary>
public sealed class LoadRepairTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("repair-");

    public void Dispose() => _folder.Delete(recursive: true);

    [LinuxLibraryFact]
    public void RealLibraryChangesInOneBitOnce()
    {
        var before = File.ReadAllBytes(Repository.TorchSharpLibrary);
        var after = (byte[])before.Clone();
        Assert.Equal(VersionNeedOutcome.Weakened, VersionNeed.Weaken(after, out _));

        // Of the two bytes of vna_flags only the low one, from 0 to VER_FLG_WEAK; the name before it is the need's own.
        var changed = Assert.Single(Enumerable.Range(0, before.Length), i => before[i] != after[i]);
        Assert.Equal((0, 2), (before[changed], after[changed]));
        Assert.Equal(ElfHash(VersionNeed.Name), BinaryPrimitives.ReadUInt32LittleEndian(after.AsSpan(changed - 4)));

        var again = (byte[])after.Clone();
        Assert.Equal(VersionNeedOutcome.AlreadyWeak, VersionNeed.Weaken(again, out _));
        Assert.Equal(after, again);
    }

    [LinuxLibraryFact]
    public void LibraryThatUsesTheVersionIsLeftAlone()
    {
        var bytes = File.ReadAllBytes(Repository.TorchSharpLibrary);
        var elf = new ElfReader(bytes);
        var (versions, symbols, relocations) = (elf.Find(0x6fffffff)!, elf.Find(11)!, elf.Find(4)!);
        var marker = Enumerable.Range(0, (int)versions.Size / 2)
            .Single(i => elf.Text(symbols, elf.U32(symbols.Offset + (24 * i))) == "_ZSt21ios_base_library_initv");
        var version = (ushort)elf.U16(versions.Offset + (2 * marker));

        var other = (byte[])bytes.Clone();
        BinaryPrimitives.WriteUInt16LittleEndian(other.AsSpan((int)versions.Offset + (2 * (marker + 1))), version);
        AssertBound(other, elf.Text(symbols, elf.U32(symbols.Offset + (24 * (marker + 1)))));

        var relocated = (byte[])bytes.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(relocated.AsSpan((int)relocations.Offset + 12), marker);
        AssertBound(relocated, "_ZSt21ios_base_library_initv");
    }

    [Fact]
    public void OtherFilesPassThrough()
    {
        byte[][] files = [[], [0x7f], "#!/bin/sh\n"u8.ToArray(), [0x7f, .. "ELF"u8, 1, 1, .. new byte[60]], [0x7f, .. "ELF"u8, 2, 1, .. new byte[58]]];
        Assert.All(files, static file => Assert.Equal(VersionNeedOutcome.Absent, VersionNeed.Weaken(file, out _)));
    }

    [LinuxLibraryFact]
    public void DamagedFilesAreRecognised()
    {
        var bytes = File.ReadAllBytes(Repository.TorchSharpLibrary);
        for (var length = 0; length < bytes.Length; length += 19_997)
        {
            AssertReads(bytes[..length]);
        }

        var random = new Random(1);
        var needs = (int)new ElfReader(bytes).Find(0x6ffffffe)!.Offset;
        var table = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(0x28));
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])bytes.Clone();
            foreach (var (start, size) in new[] { (6, 58), (needs, 0x210), (table, 64 * 10) })
            {
                damaged[start + random.Next(size)] = (byte)random.Next(256);
            }

            AssertReads(damaged);
        }
    }

    [Fact]
    public void TaskWarnsAboutADamagedFileAndCopiesIt()
    {
        byte[] bytes = [0x7f, .. "ELF"u8, 2, 1, .. Enumerable.Repeat((byte)0xff, 60)];
        var (succeeded, log) = Execute(bytes);
        Assert.True(succeeded);
        Assert.Contains("warning", log);
        Assert.Contains(PathOf("source.so"), log);
        Assert.Equal(bytes, File.ReadAllBytes(PathOf("new", "destination.so")));
    }

    [Fact]
    public void TaskReportsAnUnreadableFile()
    {
        var (succeeded, log) = Execute(null);
        Assert.False(succeeded);
        Assert.Contains("error", log);
        Assert.Contains(PathOf("source.so"), log);
    }

    // The old destination may be another name of a file in the package cache.
    [LinuxLibraryFact]
    public void TaskDoesNotWriteThroughALink()
    {
        Directory.CreateDirectory(PathOf("new"));
        File.WriteAllText(PathOf("cached.so"), "cached");
        File.CreateSymbolicLink(PathOf("new", "destination.so"), PathOf("cached.so"));
        Assert.True(Execute(File.ReadAllBytes(Repository.TorchSharpLibrary)).Succeeded);
        Assert.Equal("cached", File.ReadAllText(PathOf("cached.so")));
        Assert.NotEqual(
            SHA256.HashData(File.ReadAllBytes(PathOf("source.so"))), SHA256.HashData(File.ReadAllBytes(PathOf("new", "destination.so"))));
        Assert.Single(Directory.GetFiles(PathOf("new")));
    }

    private static void AssertBound(byte[] bytes, string user)
    {
        var before = (byte[])bytes.Clone();
        Assert.Equal(VersionNeedOutcome.Bound, VersionNeed.Weaken(bytes, out var bound));
        Assert.Equal(user, bound);
        Assert.Equal(before, bytes);
    }

    private static void AssertReads(byte[] bytes)
    {
        try
        {
            VersionNeed.Weaken(bytes, out _);
        }
        catch (InvalidDataException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    // The hash that the loader looks versions up by (System V ABI, "Hash Table").
    private static uint ElfHash(string name)
    {
        var hash = 0u;
        foreach (var c in name)
        {
            hash = (hash << 4) + c;
            hash ^= (hash & 0xf0000000) >> 24;
            hash &= 0x0fffffff;
        }

        return hash;
    }

    private (bool Succeeded, string Log) Execute(byte[]? source)
    {
        if (source is not null)
        {
            File.WriteAllBytes(PathOf("source.so"), source);
        }

        var log = new Log();
        var task = new WeakenVersionNeed { BuildEngine = log, Source = PathOf("source.so"), Destination = PathOf("new", "destination.so") };
        return (task.Execute(), string.Join("\n", log.Lines));
    }

    private string PathOf(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    private sealed class Log : IBuildEngine
    {
        public List<string> Lines { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

        public void LogCustomEvent(CustomBuildEventArgs e) => Lines.Add(e.Message ?? "");

        public void LogErrorEvent(BuildErrorEventArgs e) => Lines.Add("error " + e.Message);

        public void LogMessageEvent(BuildMessageEventArgs e) => Lines.Add(e.Message ?? "");

        public void LogWarningEvent(BuildWarningEventArgs e) => Lines.Add("warning " + e.Message);
    }
}
