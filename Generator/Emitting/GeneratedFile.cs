using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>One generated file: a containing type with its annotated methods.</summary>
/// <param name="Type">The type.</param>
/// <param name="HintName">The name of the file.</param>
/// <param name="Methods">The methods.</param>
internal sealed record GeneratedFile(ContainingType Type, string HintName, EquatableArray<MethodModel> Methods)
{
    /// <summary>One file for each type; files and methods in an order that does not depend on that of the source files.</summary>
    public static IEnumerable<GeneratedFile> ByType(IEnumerable<MethodModel> methods)
    {
        var types = methods
            .GroupBy(static method => method.Type)
            .OrderBy(static type => type.Key.MetadataName, StringComparer.Ordinal)
            .ToArray();
        var hintNames = Emitting.HintName.Of([.. types.Select(static type => type.Key.MetadataName)]);
        return types.Select((type, i) => new GeneratedFile(
            type.Key,
            hintNames[i],
            type.OrderBy(static method => method.Body.Name, StringComparer.Ordinal)
                .ThenBy(static method => string.Join(", ", method.Declaration.Parameters), StringComparer.Ordinal)
                .ToEquatableArray()));
    }
}
