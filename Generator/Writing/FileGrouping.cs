using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Writing;

/// <summary>Which methods are written to which file.</summary>
internal static class FileGrouping
{
    /// <summary>One file for each type; files and methods in an order that does not depend on that of the source files.</summary>
    public static IEnumerable<TypeModel> ByType(IEnumerable<MethodModel> methods)
    {
        var types = methods
            .GroupBy(static method => method.Type)
            .OrderBy(static type => type.Key.MetadataName, StringComparer.Ordinal)
            .ToArray();
        var hintNames = HintName.Of([.. types.Select(static type => type.Key.MetadataName)]);
        return types.Select((type, i) => new TypeModel(
            type.Key,
            hintNames[i],
            type.OrderBy(static method => method.Name, StringComparer.Ordinal)
                .ThenBy(static method => method.Signature, StringComparer.Ordinal)
                .ToEquatableArray()));
    }
}
