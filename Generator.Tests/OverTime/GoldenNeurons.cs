using System.Text.Json;
using Surrogates.Generator.Tests.Harness;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>What the libraries themselves made of the same currents: <c>neurons.json</c>, which its README describes.</summary>
internal static class GoldenNeurons
{
    private const string Variable = "SURROGATES_NEURONS";

    private static readonly Lazy<JsonElement> Root = new(static () => JsonDocument.Parse(File.ReadAllBytes(Path!)).RootElement);

    /// <summary>The file; null where there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Why there is nothing to compare with; null if there is.</summary>
    public static string? Absence => Path is null ? "The neurons of the libraries are not beside the repository (shared/golden/neurons.json), and SURROGATES_NEURONS names no other file." : null;

    public static IReadOnlyList<JsonElement> Cases => Path is null ? [] : [.. Root.Value.GetProperty("cases").EnumerateArray()];

    public static JsonElement Inputs => Root.Value.GetProperty("inputs");

    public static Tensor Input(string name, torch.ScalarType type) => Read(Inputs.GetProperty(name), type);

    /// <summary>Numbers, or rows of them.</summary>
    public static Tensor Read(JsonElement array, torch.ScalarType type)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            return torch.tensor(array.GetDouble(), type);
        }

        var rows = array.EnumerateArray().ToArray();
        return rows[0].ValueKind == JsonValueKind.Array
            ? torch.stack([.. rows.Select(row => Read(row, type))])
            : torch.tensor(Array.ConvertAll(rows, static number => number.GetDouble()), type);
    }

    /// <summary>A tensor is what a library computed, within a part of the largest or of 1.</summary>
    public static void Near(JsonElement expected, Tensor actual, double tolerance, string message)
    {
        var values = Read(expected, torch.float64);
        Assert.Equal(values.shape, actual.shape);
        var largest = Math.Max(1, values.abs().max().ToDouble());
        var difference = (values - actual.to(torch.float64)).abs().max().ToDouble();
        Assert.True(difference <= tolerance * largest, $"{message}: {difference} of {largest}");
    }

    private static string? Find()
    {
        var usual = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared", "golden", "neurons.json"));
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : File.Exists(usual) ? usual : null;
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class GoldenNeuronsTheoryAttribute : TheoryAttribute
{
    public GoldenNeuronsTheoryAttribute()
    {
        Skip = GoldenNeurons.Absence;
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class GoldenNeuronsFactAttribute : FactAttribute
{
    public GoldenNeuronsFactAttribute()
    {
        Skip = GoldenNeurons.Absence;
    }
}
