using PureHDF;

namespace Surrogates.Exchange.Files;

/// <summary>Reads datasets, whatever type of number or string they have.</summary>
internal static class Datasets
{
    /// <summary>Null where it holds no numbers.</summary>
    public static NirArray? ReadNumbers(IH5Dataset dataset)
    {
        var shape = ShapeOf(dataset);
        return (dataset.Type.Class, dataset.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 8) => NirArray.Of(Read<double>(dataset), shape),
            (H5DataTypeClass.FloatingPoint, 4) => NirArray.Of(Read<float>(dataset), shape),
            (H5DataTypeClass.FloatingPoint, 2) => NirArray.Of(Array.ConvertAll(Read<Half>(dataset), static value => (float)value), shape),
            (H5DataTypeClass.FixedPoint, 8) when !IsSigned(dataset) => NirArray.Of(Array.ConvertAll(Read<ulong>(dataset), static value => checked((long)value)), shape),
            (H5DataTypeClass.FixedPoint, 8) => NirArray.Of(Read<long>(dataset), shape),
            (H5DataTypeClass.FixedPoint, 4) when !IsSigned(dataset) => NirArray.Of(Array.ConvertAll(Read<uint>(dataset), static value => (long)value), shape),
            (H5DataTypeClass.FixedPoint, 4) => NirArray.Of(Array.ConvertAll(Read<int>(dataset), static value => (long)value), shape),
            (H5DataTypeClass.FixedPoint, 2) when !IsSigned(dataset) => NirArray.Of(Array.ConvertAll(Read<ushort>(dataset), static value => (long)value), shape),
            (H5DataTypeClass.FixedPoint, 2) => NirArray.Of(Array.ConvertAll(Read<short>(dataset), static value => (long)value), shape),
            (H5DataTypeClass.FixedPoint, 1) when !IsSigned(dataset) => NirArray.Of(Array.ConvertAll(Read<byte>(dataset), static value => (long)value), shape),
            (H5DataTypeClass.FixedPoint, 1) => NirArray.Of(Array.ConvertAll(Read<sbyte>(dataset), static value => (long)value), shape),
            _ => null,
        };
    }

    /// <summary>Null where it holds no string, or several.</summary>
    public static string? ReadText(IH5Dataset dataset) => IsText(dataset) && ShapeOf(dataset).Elements == 1
        ? ShapeOf(dataset).Count == 0 ? dataset.Read<string>() : dataset.Read<string[]>()[0]
        : null;

    /// <summary>Null where it holds no pairs of strings.</summary>
    public static IReadOnlyList<NirEdge>? ReadEdges(IH5Dataset dataset)
    {
        var shape = ShapeOf(dataset);
        if (shape.Elements == 0)
        {
            return [];
        }

        return IsText(dataset) && shape.Count == 2 && shape[1] == 2
            ? [.. dataset.Read<string[]>().Chunk(2).Select(static names => new NirEdge(names[0], names[1]))]
            : null;
    }

    /// <summary>All that is in a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="node">The node that it is of, for messages.</param>
    public static NirMetadata ReadMetadata(IH5Group group, string node) => new(group.Children().Select(child => KeyValuePair.Create(
        child.Name,
        (child is IH5Group nested ? ReadMetadata(nested, node) : child is IH5Dataset dataset ? ReadText(dataset) ?? (object?)ReadNumbers(dataset) : null)
            ?? throw new NirException($"its metadata '{child.Name}' is neither a string nor numbers; expected one of these.", node))));

    private static NirShape ShapeOf(IH5Dataset dataset) => dataset.Space.Type == H5DataspaceType.Scalar ? [] : [.. dataset.Space.Dimensions.Select(static size => checked((long)size))];

    private static T[] Read<T>(IH5Dataset dataset)
        where T : unmanaged => dataset.Space.Type == H5DataspaceType.Scalar ? [dataset.Read<T>()] : dataset.Read<T[]>();

    private static bool IsSigned(IH5Dataset dataset) => dataset.Type.FixedPoint.IsSigned;

    private static bool IsText(IH5Dataset dataset) => dataset.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength;
}
