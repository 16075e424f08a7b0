using System.Runtime.CompilerServices;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>The folder of verified files, found from where this file was compiled.</summary>
internal static class SnapshotDirectory
{
    public static string SourceFile { get; } = ThisFile();

    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(SourceFile, "..", "..", "Snapshots"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
