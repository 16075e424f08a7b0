using System.Text.RegularExpressions;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>What a program tells a terminal beside its text.</summary>
internal static partial class ControlCodes
{
    public static string RemovedFrom(string output) => Code().Replace(output, "");

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Code();
}
