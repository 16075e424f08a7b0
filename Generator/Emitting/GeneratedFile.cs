using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>One generated file: a type with its annotated methods, and the layer that it is if it is one.</summary>
/// <param name="Type">The type.</param>
/// <param name="HintName">The name of the file.</param>
/// <param name="Methods">The methods.</param>
/// <param name="Layer">The layer; null if it is none.</param>
internal sealed record GeneratedFile(ContainingType Type, string HintName, EquatableArray<MethodModel> Methods, LayerModel? Layer)
{
    /// <summary>One file for each type; files and methods in an order that does not depend on that of the source files.</summary>
    public static IEnumerable<GeneratedFile> ByType(IEnumerable<MethodModel> methods, IEnumerable<LayerModel> layers)
    {
        var methodsOf = methods.ToLookup(static method => method.Type);
        var layersOf = layers.ToLookup(static layer => layer.Type);
        ContainingType[] types =
        [
            .. methodsOf.Select(static type => type.Key)
                .Union(layersOf.Select(static type => type.Key))
                .OrderBy(static type => type.MetadataName, StringComparer.Ordinal),
        ];
        var hintNames = Emitting.HintName.Of([.. types.Select(static type => type.MetadataName)]);
        return types.Select((type, i) => new GeneratedFile(
            type,
            hintNames[i],
            methodsOf[type]
                .OrderBy(static method => method.Body.Name, StringComparer.Ordinal)
                .ThenBy(static method => string.Join(", ", method.Declaration.Parameters), StringComparer.Ordinal)
                .ToEquatableArray(),
            layersOf[type].FirstOrDefault()));
    }
}
