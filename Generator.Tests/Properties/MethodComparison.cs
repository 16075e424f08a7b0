using Surrogates.Generator.Tests.Numerics;
using static System.FormattableString;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Compares what the op of a scalar method gives with the method run as plain C#, its gradients with the slopes of the method, and lanes with
/// torch operations. What cannot be compared, and how much it is, is counted for each of these.
/// </summary>
internal sealed class MethodComparison
{
    // All are relative to 1, the value and the slope. A hundred roundings, amplified by steep functions within each other; and what
    // central differences are off where third derivatives are in the thousands.
    private const double Rounding = 1e-10;
    private const double Difference = 1e-6;

    // A constant of functions within each other has a rounding of single precision for each of them, 6e-8, which the copy in double
    // precision has not. Loops add them up and steep functions amplify them: to 1.7e-6 in FoldedConstantTests, to 1.03e-6 in one of 1,500.
    private const double SingleConstant = 1e-5;

    // As the first, in single precision. A step of this size finds the decisions that are as near.
    private const double SingleRounding = 1e-3;

    private readonly MethodRuns _runs;
    private readonly CompiledMethod _compiled;
    private readonly ScalarMethod _method;
    private readonly Dictionary<string, (int All, int Compared)> _counts = [];

    /// <param name="runs">What the op gives.</param>
    public MethodComparison(MethodRuns runs)
    {
        (_runs, _compiled, _method) = (runs, runs.Method, runs.Method.Method);
        Verdict = MethodVerdict.Of(_method, First(Values) ?? First(Gradients) ?? First(runs.IsSingle ? SingleLanes : Lanes) ?? _compiled.Mismatch, _counts);
    }

    /// <summary>What comes of it.</summary>
    public MethodVerdict Verdict { get; }

    private string? Values(int i, double x, double y)
    {
        var tolerance = _method.IsSingle ? SingleConstant : Rounding;
        var (r, s) = _compiled.Exact(x, y, _method.Number, _method.Integer);
        var isSame = DecidesAsTheCopy(x, y);
        return Compare("value", isSame ? r : null, _runs.Double.Results[0][i], tolerance)
            ?? (_method.HasTwoResults ? Compare("value", isSame ? s : null, _runs.Double.Results[1][i], tolerance) : null);
    }

    private string? Gradients(int i, double x, double y)
    {
        var tolerance = _method.IsSingle ? Difference + SingleConstant : Difference;
        if (!DecidesAsTheCopy(x, y))
        {
            return Compare("gradient of x", null, 0, 0) ?? Compare("gradient of y", null, 0, 0);
        }

        var value = _compiled.Weighted(x, y);
        return Compare("gradient of x", Slopes.Of(at => _compiled.Weighted(at, y), x), _runs.Double.Gradients[0][i], tolerance, value)
            ?? Compare("gradient of y", Slopes.Of(at => _compiled.Weighted(x, at), y), _runs.Double.Gradients[1][i], tolerance, value);
    }

    // A constant of floats may stand at a jump, as (int)Surrogate.Erf(5.1875f) does: it is 1, and 0 in the copy in double precision.
    private bool DecidesAsTheCopy(double x, double y)
    {
        var (own, exact) = (_compiled.Own(x, y, _method.Number, _method.Integer), _compiled.Exact(x, y, _method.Number, _method.Integer));
        return !_method.IsSingle || (IsNear(own.R, exact.R) && IsNear(own.S, exact.S));

        static bool IsNear(double own, double exact) => Math.Abs(own - exact) <= SingleRounding * Slopes.Scale(exact, 0);
    }

    private string? Lanes(int i, double x, double y) => FirstOf(_runs.Torch, _runs.Lanes, i, LanesOf("double"), Rounding, _compiled.Weighted(x, y));

    private string? SingleLanes(int i, double x, double y)
    {
        if (Slopes.Of(at => _compiled.Weighted(at, y), x, SingleRounding) is null || Slopes.Of(at => _compiled.Weighted(x, at), y, SingleRounding) is null)
        {
            return Compare(LanesOf("single"), null, 0, 0);
        }

        var value = _compiled.Weighted(x, y);
        return (_method.IsSingle ? Compare("value in single precision", _compiled.Own(x, y, _method.Number, _method.Integer).R, _runs.Lanes.Results[0][i], SingleRounding, value) : null)
            ?? FirstOf(_runs.Torch, _runs.Lanes, i, LanesOf("single"), SingleRounding, value);
    }

    private string LanesOf(string precision) => $"{_runs.Width} lanes in {precision} precision";

    private string? First(Func<int, double, double, string?> check) => _method.Points
        .Select((point, i) => check(i, point.X, point.Y) is { } failure ? Invariant($"{failure} at x = {point.X:R}, y = {point.Y:R}, n = {_method.Number:R}, m = {_method.Integer}") : null)
        .FirstOrDefault(static failure => failure is not null);

    private string? FirstOf(OpNumbers expected, OpNumbers actual, int i, string what, double tolerance, double value) => expected.All
        .Zip(actual.All, (a, b) => Compare(what, a[i], b[i], tolerance, value))
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
