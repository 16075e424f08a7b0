using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes what refuses a number for which an op or a layer is not defined.</summary>
internal static class RangeCheck
{
    /// <summary>Writes the check.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="name">The number.</param>
    /// <param name="range">The name of the range that it must be in.</param>
    /// <param name="owner">What it belongs to, for the message.</param>
    /// <param name="canBeTensor">Whether it may be a tensor, which is not checked.</param>
    public static void Write(SourceWriter writer, string name, string range, string owner, bool canBeTensor)
    {
        var known = ParameterRange.Find(range);
        var condition = Condition(known, name);
        writer.Text(Layout.Of(
            "if ",
            Black.Condition([.. canBeTensor ? [$"not isinstance({name}, torch.Tensor)"] : (Layout[])[], $"not {condition}"]),
            ":")).Indent()
            .Text(Black.Call("raise ValueError", $"f\"{name} of {owner} must be {known.Description}, not {{{name}}}\""))
            .Outdent();
    }

    // NaN fails every comparison.
    private static string Condition(ParameterRange range, string name)
    {
        var bounds = $"{Bound(range.Least, range.ExcludesBounds)} {name} {Bound(range.Most, range.ExcludesBounds, isUpper: true)}";
        return range.ExcludesZero ? $"({bounds} and {name} != 0)" : bounds;
    }

    private static string Bound(double value, bool isExcluded, bool isUpper = false)
    {
        // No number is between the largest and infinity.
        var isFinite = Math.Abs(value) == double.MaxValue;
        var number = PythonLiteral.Real(isFinite ? (value > 0 ? double.PositiveInfinity : double.NegativeInfinity) : value);
        var sign = isExcluded || isFinite ? "<" : "<=";
        return isUpper ? $"{sign} {number}" : $"{number} {sign}";
    }
}
