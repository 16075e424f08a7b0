using System.Globalization;
using Surrogates.Generator.Tests.Numerics;
using Surrogates.Generator.Tests.Runtime;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Random scalar methods: the op is the method run as plain C#, its gradients are the slopes of the method, and vector lanes and torch
/// operations agree; and the compiler, which tries the gradients out, finds nothing wrong with them. What cannot be compared, and how much it is, is counted for each of these.
/// </summary>
public sealed class ScalarMethodPropertyTests
{
    /// <summary>How many methods are tried where it is set.</summary>
    private const string Count = "SURROGATES_METHODS";

    private const int Usual = 500;

    // Compiled at once.
    private const int Batch = 250;

    // All are relative to 1, the value and the slope. A hundred roundings, amplified by steep functions within each other; and what
    // central differences are off where third derivatives are in the thousands.
    private const double Rounding = 1e-10;
    private const double Difference = 1e-6;

    // In single precision a constant that C# folds is taken for its shortest decimal, which is as near as a rounding.
    private const double SingleConstant = 1e-6;

    // As the first, in single precision. A step of this size finds the decisions that are as near.
    private const double SingleRounding = 1e-3;

    private readonly Dictionary<string, (int All, int Compared)> _counts = [];

    [Fact]
    public void OpsAreTheirScalarMethods() => Property.HoldsForAll(ScalarMethod.Any, Methods(), methods =>
    {
        _counts.Clear();
        string?[] failures = [.. methods.Chunk(Batch).SelectMany(static batch => MethodBatch.Compile(batch)).Select(Check)];
        Assert.All(_counts, static count => Assert.True(count.Value.Compared > 0.9 * count.Value.All, $"Of {count.Value.All} numbers {count.Value.Compared} were compared: {count.Key}."));
        return failures;
    });

    private static int Methods() => Environment.GetEnvironmentVariable(Count) is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : Usual;

    private string? Check(CompiledMethod method) =>
        (Values(method) ?? Gradients(method) ?? Lanes(method) ?? SingleLanes(method) ?? method.Mismatch) is { } failure
            ? $"{failure}\n{method.Method.Declaration("F", method.Method.IsSingle)}"
            : null;

    private string? Values(CompiledMethod method)
    {
        var (results, _) = method.Run(ScalarType.Float64);
        var tolerance = method.Method.IsSingle ? SingleConstant : Rounding;
        return First(method, (i, x, y) =>
        {
            var (r, s) = method.Exact(x, y, method.Method.Number, method.Method.Integer);
            return Compare("value", r, results[0][i], tolerance) ?? (results.Length == 1 ? null : Compare("value", s, results[1][i], tolerance));
        });
    }

    private string? Gradients(CompiledMethod method)
    {
        var (_, gradients) = method.Run(ScalarType.Float64);
        var tolerance = method.Method.IsSingle ? Difference + SingleConstant : Difference;
        return First(method, (i, x, y) =>
        {
            var value = method.Weighted(x, y);
            return Compare("gradient of x", Slopes.Of(at => method.Weighted(at, y), x), gradients[0][i], tolerance, value)
                ?? Compare("gradient of y", Slopes.Of(at => method.Weighted(x, at), y), gradients[1][i], tolerance, value);
        });
    }

    private string? Lanes(CompiledMethod method)
    {
        var (expected, lanes) = Both(method, ScalarType.Float64);
        return First(method, (i, x, y) => FirstOf(expected, lanes, i, "lanes", Rounding, method.Weighted(x, y)));
    }

    private string? SingleLanes(CompiledMethod method)
    {
        var (expected, lanes) = Both(method, ScalarType.Float32);
        return First(method, (i, x, y) =>
        {
            if (Slopes.Of(at => method.Weighted(at, y), x, SingleRounding) is null || Slopes.Of(at => method.Weighted(x, at), y, SingleRounding) is null)
            {
                return Compare("lanes in single precision", null, 0, 0);
            }

            var value = method.Weighted(x, y);
            return (method.Method.IsSingle ? Compare("value in single precision", method.Own(x, y, method.Method.Number, method.Method.Integer).R, lanes[0][i], SingleRounding, value) : null)
                ?? FirstOf(expected, lanes, i, "lanes in single precision", SingleRounding, value);
        });
    }

    private static (double[][] Torch, double[][] Lanes) Both(CompiledMethod method, ScalarType type)
    {
        var (results, gradients) = method.Run(type);
        using var lanes = LaneUse.Of(lanes: false);
        var torch = method.Run(type);
        return ([.. torch.Results, .. torch.Gradients], [.. results, .. gradients]);
    }

    private static string? First(CompiledMethod method, Func<int, double, double, string?> check) => method.Method.Points
        .Select((point, i) => check(i, point.X, point.Y) is { } failure ? Invariant($"{failure} at x = {point.X:R}, y = {point.Y:R}, n = {method.Method.Number:R}, m = {method.Method.Integer}") : null)
        .FirstOrDefault(static failure => failure is not null);

    private string? FirstOf(double[][] expected, double[][] actual, int i, string what, double tolerance, double value) => expected
        .Zip(actual, (a, b) => Compare(what, a[i], b[i], tolerance, value))
        .FirstOrDefault(static failure => failure is not null);

    // Nothing is expected where there is no slope, or no number below a million: the roundings on the way are as large as that then.
    private string? Compare(string what, double? expected, double actual, double tolerance, double value = 0)
    {
        var isCompared = expected is { } number && Math.Abs(number) <= 1e6;
        var (all, compared) = _counts.GetValueOrDefault(what);
        _counts[what] = (all + 1, compared + (isCompared ? 1 : 0));
        return !isCompared || Math.Abs(expected!.Value - actual) <= tolerance * Slopes.Scale(value, expected.Value)
            ? null
            : Invariant($"{what}: {actual:R}, not {expected.Value:R},");
    }
}
