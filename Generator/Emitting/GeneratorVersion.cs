using System.Reflection;

namespace Surrogates.Generator.Emitting;

/// <summary>The version of the package that the generator comes with.</summary>
internal static class GeneratorVersion
{
    // A build may put its commit behind a plus sign, and must not change what is generated.
    public static string Text { get; } =
        typeof(GeneratorVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
