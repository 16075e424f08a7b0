using System.Runtime.InteropServices;

namespace Surrogates.Generator.Tests.Fixes;

/// <summary>A test that needs the command <c>dotnet format</c>, which not every distribution's SDK has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FormatFactAttribute : FactAttribute
{
    public FormatFactAttribute()
    {
        // The shared runtime lies three folders within the one that the SDKs lie in.
        var sdks = new DirectoryInfo(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "sdk"));
        Skip = sdks.Exists && sdks.EnumerateDirectories().Any(static sdk => Directory.Exists(Path.Combine(sdk.FullName, "DotnetTools", "dotnet-format")))
            ? null
            : $"No SDK in {sdks.FullName} has the command dotnet format.";
    }
}
