#nullable enable
#pragma warning disable IDE0005 // MSBuild compiles this file without the implicit usings that the tests have.

using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;

namespace Surrogates.Build;

/// <summary>
/// Copies a shared library and marks its need for GLIBCXX_3.4.32 as weak where no relocation uses that version, so that a system
/// with an older libstdc++ loads it. MSBuild compiles this file by itself, so everything that the task needs stands here.
/// </summary>
public sealed class WeakenVersionNeed : Microsoft.Build.Utilities.Task
{
    [Required]
    public string Source { get; set; } = "";

    [Required]
    public string Destination { get; set; } = "";

    public override bool Execute()
    {
        try
        {
            var bytes = File.ReadAllBytes(Source);
            Report(bytes);
            Write(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Log.LogError($"Surrogates could not repair '{Source}' as '{Destination}': {e.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    private void Report(byte[] bytes)
    {
        try
        {
            var outcome = VersionNeed.Weaken(bytes, out var bound);
            if (outcome == VersionNeedOutcome.Bound)
            {
                Log.LogMessage(MessageImportance.Normal, $"{Source} really uses {VersionNeed.Name} ({bound}); it is left as it is.");
            }
            else
            {
                Log.LogMessage(MessageImportance.Low, $"{Source}: {VersionNeed.Name} {outcome}.");
            }
        }
        catch (InvalidDataException e)
        {
            Log.LogWarning($"Surrogates left '{Source}' as it is, because it is not a valid ELF file: {e.Message}");
        }
    }

    // Output folders may hold hard links to the old destination, and MSBuild may be stopped at any time: the new file is complete
    // before it takes the name, and no existing file is written to.
    private void Write(byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination))!);
        var unfinished = Destination + "." + Guid.NewGuid().ToString("N");
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Delete(Destination);
            File.Move(unfinished, Destination);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}

/// <summary>What became of the version need.</summary>
public enum VersionNeedOutcome
{
    /// <summary>The file is not a 64-bit little-endian ELF file or does not ask for the version.</summary>
    Absent,

    /// <summary>It was weak before.</summary>
    AlreadyWeak,

    /// <summary>Something uses the version: without it the library could not work.</summary>
    Bound,

    /// <summary>It is weak now.</summary>
    Weakened,
}

/// <summary>Finds the version need in the bytes of a library and sets its weak flag.</summary>
public static class VersionNeed
{
    public const string Name = "GLIBCXX_3.4.32";

    // A symbol that only tells the static linker which object to pull in. It stands in the table; no relocation refers to it.
    private const string Marker = "_ZSt21ios_base_library_initv";

    private const uint DynamicSymbols = 11, Relocations = 4, RelocationsWithoutAddend = 9;
    private const uint VersionNeeds = 0x6ffffffe, SymbolVersions = 0x6fffffff;
    private const int WeakFlag = 2;

    public static VersionNeedOutcome Weaken(byte[] bytes, out string bound)
    {
        bound = "";
        if (!ElfReader.IsElf64(bytes))
        {
            return VersionNeedOutcome.Absent;
        }

        var elf = new ElfReader(bytes);
        var need = FindNeed(elf);
        if (need < 0)
        {
            return VersionNeedOutcome.Absent;
        }

        var flags = elf.U16(need + 4);
        if ((flags & WeakFlag) != 0)
        {
            return VersionNeedOutcome.AlreadyWeak;
        }

        bound = FindUser(elf, elf.U16(need + 6));
        if (bound.Length > 0)
        {
            return VersionNeedOutcome.Bound;
        }

        bytes[need + 4] = (byte)(flags | WeakFlag);
        return VersionNeedOutcome.Weakened;
    }

    private static long FindNeed(ElfReader elf)
    {
        if (elf.Find(VersionNeeds) is not { } section)
        {
            return -1;
        }

        foreach (var file in elf.Chain(section.Offset, section.Info, 12))
        {
            foreach (var version in elf.Chain(file + elf.U32(file + 8), elf.U16(file + 2), 12))
            {
                if (elf.Text(section, elf.U32(version + 8)) == Name)
                {
                    return version;
                }
            }
        }

        return -1;
    }

    /// <summary>Name of a symbol that makes the version necessary, or nothing.</summary>
    private static string FindUser(ElfReader elf, int version)
    {
        if (elf.Find(SymbolVersions) is not { } versions || elf.Find(DynamicSymbols) is not { } symbols)
        {
            throw new InvalidDataException("version needs without a symbol table.");
        }

        var candidates = new HashSet<long>();
        for (long i = 0; i < versions.Size / 2; i++)
        {
            if ((elf.U16(versions.Offset + 2 * i) & 0x7fff) != version)
            {
                continue;
            }

            var symbol = symbols.Offset + 24 * i;
            var name = elf.Text(symbols, elf.U32(symbol));
            if (name != Marker || elf.U16(symbol + 6) != 0)
            {
                return name;
            }

            candidates.Add(i);
        }

        return candidates.Count > 0 && IsRelocated(elf, candidates) ? Marker : "";
    }

    private static bool IsRelocated(ElfReader elf, HashSet<long> symbols)
    {
        foreach (var section in elf.Sections)
        {
            if (section.Type is not (Relocations or RelocationsWithoutAddend))
            {
                continue;
            }

            var size = section.Type == Relocations ? 24 : 16;
            for (long at = 0; at + size <= section.Size; at += size)
            {
                if (symbols.Contains(elf.U32(section.Offset + at + 12)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>Reads a 64-bit little-endian ELF file; whatever points outside of it is an <see cref="InvalidDataException"/>.</summary>
internal sealed class ElfReader
{
    private readonly byte[] _bytes;

    public ElfReader(byte[] bytes)
    {
        _bytes = bytes;
        var table = I64(0x28);
        var size = U16(0x3a);
        var count = table == 0 ? 0 : U16(0x3c);
        for (var i = 0; i < count; i++)
        {
            var at = table + (long)i * size;
            Sections.Add(new ElfSection(U32(at + 4), I64(at + 24), I64(at + 32), U32(at + 40), U32(at + 44)));
        }
    }

    public List<ElfSection> Sections { get; } = new List<ElfSection>();

    public static bool IsElf64(byte[] bytes) =>
        bytes.Length >= 6 && bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F' && bytes[4] == 2 && bytes[5] == 1;

    public ElfSection? Find(uint type) => Sections.Find(section => section.Type == type);

    public string Text(ElfSection user, uint offset)
    {
        if (user.Link >= Sections.Count)
        {
            throw new InvalidDataException($"section {user.Link} does not exist.");
        }

        var start = Sections[(int)user.Link].Offset + offset;
        var end = start;
        while (Byte(end) != 0)
        {
            end++;
        }

        return Encoding.ASCII.GetString(_bytes, (int)start, (int)(end - start));
    }

    public int U16(long at) => Byte(at) | Byte(at + 1) << 8;

    public uint U32(long at) => (uint)(U16(at) | U16(at + 2) << 16);

    /// <summary>The entries of a list in which each holds the distance to the next; 0 ends it.</summary>
    public IEnumerable<long> Chain(long first, long count, int distanceAt)
    {
        for (var at = first; count > 0; count--)
        {
            yield return at;
            var distance = U32(at + distanceAt);
            if (distance == 0)
            {
                yield break;
            }

            at += distance;
        }
    }

    private long I64(long at) => (long)(U32(at) | (ulong)U32(at + 4) << 32) is var value and >= 0
        ? value
        : throw new InvalidDataException($"the number at offset {at} is too large.");

    private byte Byte(long at) => at >= 0 && at < _bytes.Length
        ? _bytes[at]
        : throw new InvalidDataException($"offset {at} is outside of the file.");
}

/// <summary>The fields of a section header that are needed here.</summary>
internal sealed class ElfSection
{
    public ElfSection(uint type, long offset, long size, uint link, uint info) =>
        (Type, Offset, Size, Link, Info) = (type, offset, size, link, info);

    public uint Type { get; }

    public long Offset { get; }

    public long Size { get; }

    public uint Link { get; }

    public uint Info { get; }
}
