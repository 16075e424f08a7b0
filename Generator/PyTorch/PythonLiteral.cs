using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>Numbers and strings as Python text.</summary>
internal static class PythonLiteral
{
    public static string Real(double value) =>
        double.IsNaN(value) ? "torch.nan"
        : double.IsInfinity(value) ? (value > 0 ? "torch.inf" : "-torch.inf")
        : value == 0 && 1 / value < 0 ? "-0.0"
        : NumberText.Real(value).Replace("E+", "e").Replace("E", "e");

    /// <summary>A number with a point or an exponent, which says that it is none of the whole ones.</summary>
    public static string Float(double value) => Real(value) is var text && text.All(static character => char.IsDigit(character) || character == '-') ? text + ".0" : text;

    public static string Truth(bool value) => value ? "True" : "False";

    /// <summary>A string in double quotes.</summary>
    public static string Text(string value) => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
