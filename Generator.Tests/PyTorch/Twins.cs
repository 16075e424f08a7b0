using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surrogates.Generator.Tests.Harness;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>
/// Makes calls in Python too, and compares: 1e-12 in double precision and 2e-6 in single precision, of the largest number of an array or 1; in 16 bits, the last of them.
/// Both sides compute the same formula by other kernels, some roundings apart.
/// </summary>
internal static class Twins
{
    private const double Double = 1e-12;

    private const double Single = 2e-6;

    // A bit: both round what they computed in single precision.
    private const double Half = 1.0 / 1024, BFloat16 = 1.0 / 128;

    /// <summary>Fails where a call gives something else in Python.</summary>
    /// <param name="folder">The folder of the modules.</param>
    /// <param name="calls">The calls.</param>
    public static void AreEqual(string folder, IReadOnlyList<TwinCall> calls)
    {
        Assert.NotEmpty(calls);
        TwinResult[] here = [.. calls.Select(TwinResult.Of)];
        var there = Run(folder, calls);
        var faults = calls.Zip(here, there).Select(static pair => Difference(pair.First, pair.Second, pair.Third)).OfType<string>().ToArray();
        Assert.True(faults.Length == 0, $"{faults.Length} of {calls.Count} calls differ.\n{string.Join("\n", faults.Take(20))}");
    }

    /// <summary>Writes modules below a folder.</summary>
    public static void Write(string folder, IReadOnlyDictionary<string, string> modules)
    {
        foreach (var (path, text) in modules)
        {
            var place = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.WriteAllText(place, text);
        }
    }

    private static TwinResult[] Run(string folder, IReadOnlyList<TwinCall> calls)
    {
        var exchange = Directory.CreateTempSubdirectory("surrogates-");
        try
        {
            var (request, answer) = (Path.Combine(exchange.FullName, "calls.json"), Path.Combine(exchange.FullName, "results.json"));
            File.WriteAllText(request, new JsonArray([.. calls.Select(Request)]).ToJsonString());
            Python.Run([Repository.TestFile("twins.py"), folder, request, answer]);
            return Read(answer);
        }
        finally
        {
            exchange.Delete(recursive: true);
        }
    }

    private static TwinResult[] Read(string answer)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(answer));
        return [.. document.RootElement.EnumerateArray().Select(static call => new TwinResult(Arrays(call, "outputs"), Arrays(call, "first"), Arrays(call, "second")))];
    }

    private static JsonNode Request(TwinCall call) => new JsonObject
    {
        ["module"] = call.Module,
        ["function"] = call.Function,
        ["dtype"] = call.Type.ToString().ToLowerInvariant(),
        ["operands"] = new JsonArray([.. call.Operands.Select(Operand)]),
        ["layer"] = call.Layer is null ? null : new JsonObject(call.Layer.Select(static pair => KeyValuePair.Create(pair.Key, Operand(pair.Value)))),
        ["method"] = call.Method,
        ["state"] = call.Owner is null ? null : new JsonObject(call.Owner.state_dict().Select(static pair => KeyValuePair.Create(pair.Key, Operand(pair.Value)))),
    };

    private static JsonNode? Operand(object? operand) => operand switch
    {
        null => null,
        Tensor tensor => new JsonObject
        {
            ["shape"] = new JsonArray([.. tensor.shape.Select(static size => (JsonNode)size)]),
            ["data"] = Convert.ToBase64String(MemoryMarshal.AsBytes(TwinArray.Of(tensor).Values.AsSpan())),
            ["grad"] = tensor.requires_grad,
            ["parameter"] = tensor is TorchSharp.Modules.Parameter,
        },
        bool truth => truth,
        int integer => integer,
        float single => (double)single,
        double number => number,
        _ => throw new ArgumentException($"{operand} is no operand.", nameof(operand)),
    };

    private static TwinArray[] Arrays(JsonElement call, string key) =>
    [
        .. call.GetProperty(key).EnumerateArray().Select(static array => new TwinArray(
            [.. array.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt64())],
            MemoryMarshal.Cast<byte, double>(array.GetProperty("data").GetBytesFromBase64()).ToArray())),
    ];

    private static string? Difference(TwinCall call, TwinResult here, TwinResult there)
    {
        var tolerance = call.Type switch
        {
            torch.ScalarType.Float16 => Half,
            torch.ScalarType.BFloat16 => BFloat16,
            torch.ScalarType.Float32 => Single,
            _ => Double,
        };
        return Of("outputs", here.Outputs, there.Outputs) ?? Of("first derivatives", here.First, there.First) ?? Of("second derivatives", here.Second, there.Second);

        string? Of(string what, IReadOnlyList<TwinArray> ours, IReadOnlyList<TwinArray> theirs)
        {
            if (ours.Count != theirs.Count)
            {
                return $"{call}: {ours.Count} {what}, and {theirs.Count} in Python";
            }

            for (var i = 0; i < ours.Count; i++)
            {
                if (!ours[i].Shape.SequenceEqual(theirs[i].Shape))
                {
                    return $"{call}: {what} {i} have the shape [{string.Join(", ", ours[i].Shape)}], and [{string.Join(", ", theirs[i].Shape)}] in Python";
                }

                var largest = ours[i].Values.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
                for (var j = 0; j < ours[i].Values.Length; j++)
                {
                    var (a, b) = (ours[i].Values[j], theirs[i].Values[j]);
                    if (!(Math.Abs(a - b) <= tolerance * largest) && !a.Equals(b))
                    {
                        return $"{call}: {what} {i}[{j}] is {a:R}, and {b:R} in Python (the largest is {largest:R})";
                    }
                }
            }

            return null;
        }
    }
}
