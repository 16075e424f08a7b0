using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>
/// What all tests compile, written down: with the environment variable <see cref="Variable"/> each run of the generator that is clean adds its
/// sources to a folder, and with <see cref="Reading"/> a run of the tests after it goes through them.
/// </summary>
internal static class RecordedSources
{
    /// <summary>The environment variable that names the folder to write to.</summary>
    public const string Variable = "SURROGATES_RECORD";

    /// <summary>The environment variable that names the folder to read from.</summary>
    public const string Reading = "SURROGATES_RECORDED";

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Whether there is something to read.</summary>
    public static bool AreThere => Directory.Exists(Environment.GetEnvironmentVariable(Reading));

    /// <summary>The sources of each run, in an order of their own.</summary>
    public static IEnumerable<string[]> All => Directory.EnumerateFiles(Environment.GetEnvironmentVariable(Reading)!).Order(StringComparer.Ordinal)
        .Select(static file => JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!);

    /// <summary>Adds the sources of a run.</summary>
    public static void Add(string[] sources)
    {
        if (Folder is null)
        {
            return;
        }

        var text = JsonSerializer.Serialize(sources);
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + ".json");
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, file, overwrite: true);
    }
}

/// <summary>A test of recorded sources in Python, skipped where there are none.</summary>
internal sealed class RecordedSourcesFactAttribute : FactAttribute
{
    public RecordedSourcesFactAttribute() => Skip = PythonSkip.Reason(["torch"])
        ?? (RecordedSources.AreThere ? null : $"{RecordedSources.Reading} names no folder: a run of the tests writes one where {RecordedSources.Variable} says.");
}
