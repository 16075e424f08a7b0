using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Golden;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>
/// The golden numbers once more, through Python: some rows of each function, and with the environment variable
/// <c>SURROGATES_GOLDEN_PYTHON</c> all of them.
/// </summary>
public sealed class GoldenModuleTests : IDisposable
{
    // Of those of a function with its parameters; those with random gradients are the second half.
    private const int RowsOfAGroup = 6;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surrogates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [PythonFact("torch")]
    public void AreTheLibraries()
    {
        var isWhole = Environment.GetEnvironmentVariable("SURROGATES_GOLDEN_PYTHON") is { Length: > 0 };
        GoldenGroup[] groups = [.. (GoldenFile.Path is null ? GoldenFile.Sample : GoldenFile.Groups).Where(static group => GoldenTable.Find(group) is not null)];
        foreach (var peer in groups.Select(static group => group.Peer).Distinct())
        {
            Twins.Write(Path.Combine(_folder.FullName, Root(peer)), GoldenOps.ModulesOf(peer));
        }

        // What depends on all rows of a half is computed of all, or not at all.
        var chosen = groups.SelectMany(group => Halves(group).Select(rows => (Group: group, Rows: isWhole || GoldenFile.Path is null ? rows : Some(group, rows)))).Where(static pair => pair.Rows.Count > 0).ToArray();
        var count = chosen.Sum(static pair => pair.Rows.Count);
        Assert.True(GoldenFile.Path is null || count >= 2000, $"{count} rows are compared.");
        foreach (var (pair, answer) in chosen.Zip(Run(chosen)))
        {
            GoldenComparison.Check(pair.Group, pair.Rows, answer.Y, answer.Dx, "in Python");
        }
    }

    private static IEnumerable<List<GoldenRow>> Halves(GoldenGroup group) => [group.Rows[..(group.Rows.Count / 2)], group.Rows[(group.Rows.Count / 2)..]];

    private static List<GoldenRow> Some(GoldenGroup group, List<GoldenRow> rows) => group.Function.EndsWith(":tensor", StringComparison.Ordinal) ? []
        : [.. Enumerable.Range(0, RowsOfAGroup / 2).Select(i => rows[((i * rows.Count) + (rows.Count / 2)) / (RowsOfAGroup / 2)])];

    private static string Root(string peer) => peer.Replace('-', '_');

    private (double[] Y, double[] Dx)[] Run((GoldenGroup Group, List<GoldenRow> Rows)[] chosen)
    {
        var (request, answer) = (Path.Combine(_folder.FullName, "groups.json"), Path.Combine(_folder.FullName, "results.json"));
        File.WriteAllText(request, new JsonArray([.. chosen.Select(static pair => (JsonNode)new JsonObject
        {
            ["module"] = $"{Root(pair.Group.Peer)}.{GoldenOps.ModuleOf(pair.Group)}",
            ["dtype"] = pair.Group.Type,
            ["call"] = Statements(GoldenTable.Find(pair.Group)!.Call),
            ["numbers"] = new JsonObject(Numbers(pair.Group)),
            ["x"] = new JsonArray([.. pair.Rows.Select(static row => (JsonNode)row.X)]),
            ["gradient"] = new JsonArray([.. pair.Rows.Select(static row => (JsonNode)row.GradOutput)]),
        })]).ToJsonString());
        Python.Run([Repository.TestFile("golden.py"), _folder.FullName, request, answer]);
        using var document = JsonDocument.Parse(File.ReadAllText(answer));
        return [.. document.RootElement.EnumerateArray().Select(static group => (Values(group, "y"), Values(group, "dx")))];
    }

    // What calls the ops in C# says the same in Python but for a few words.
    private static string Statements(string call) =>
        Regex.Replace(call, @"\btensor\(", "torch.tensor(").Replace("var ", "", StringComparison.Ordinal).Replace(";", "", StringComparison.Ordinal).Replace("return ", "y = ", StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Numbers(GoldenGroup group)
    {
        var given = group.Arguments;
        return GoldenTable.Find(group)!.Declared
            .Select(parameter => (parameter.Type, parameter.Name, Value: given.GetValueOrDefault(parameter.Name, parameter.Default!)))
            .Where(static parameter => parameter.Value != "none")
            .Select(static parameter => KeyValuePair.Create(parameter.Name, parameter.Type == "int" ? (JsonNode?)int.Parse(parameter.Value, CultureInfo.InvariantCulture) : double.Parse(parameter.Value, CultureInfo.InvariantCulture)));
    }

    private static double[] Values(JsonElement group, string key) =>
        [.. group.GetProperty(key).EnumerateArray().Select(static value => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.Parse(value.GetRawText(), CultureInfo.InvariantCulture))];
}
