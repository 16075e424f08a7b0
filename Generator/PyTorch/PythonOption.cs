using Microsoft.CodeAnalysis.Diagnostics;

namespace Surrogates.Generator.PyTorch;

/// <summary>Whether a project wants its ops in Python.</summary>
internal static class PythonOption
{
    private const string Property = "build_property.SurrogatesPython";

    /// <summary>Whether it names a folder for them.</summary>
    public static bool IsOn(AnalyzerConfigOptions options) => options.TryGetValue(Property, out var folder) && folder.Trim().Length > 0;
}
