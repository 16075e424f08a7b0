using System.Reflection;

namespace Surrogates.Generator.Rules;

/// <summary>Where a diagnostic is explained: in the public repository, whose address the build knows.</summary>
internal static class HelpPage
{
    public static string Repository { get; } = typeof(HelpPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "RepositoryUrl").Value;

    public static string Of(string id) => $"{Repository}/blob/main/docs/diagnostics/{id}.md";
}
