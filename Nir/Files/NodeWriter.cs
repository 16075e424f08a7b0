using PureHDF;

namespace Surrogates.Exchange.Files;

/// <summary>Writes the datasets of one node into its group.</summary>
/// <param name="group">The group.</param>
internal sealed class NodeWriter(H5Group group)
{
    public void Text(string name, string value) => group[name] = value;

    public void Integer(string name, long value) => group[name] = value;

    public void Shape(string name, NirShape shape) => group[name] = new H5Dataset(shape.ToArray(), fileDims: [(ulong)shape.Count]);

    public void OptionalShape(string name, NirShape? shape)
    {
        if (shape is not null)
        {
            Shape(name, shape);
        }
    }

    public void Shapes(params ReadOnlySpan<(string Name, NirShape Shape)> shapes)
    {
        foreach (var (name, shape) in shapes)
        {
            Shape(name, shape);
        }
    }

    public void Padding(string name, NirPadding padding, bool isScalar)
    {
        if (padding.Amounts is not { } amounts)
        {
            Text(name, padding.Name!);
        }
        else if (isScalar)
        {
            Integer(name, amounts[0]);
        }
        else
        {
            Shape(name, amounts);
        }
    }

    public void Numbers(string name, NirArray array) => group[name] = new H5Dataset(array.Values, fileDims: [.. array.Shape.Select(static size => (ulong)size)]);

    public void Numbers(params ReadOnlySpan<(string Name, NirArray Array)> arrays)
    {
        foreach (var (name, array) in arrays)
        {
            Numbers(name, array);
        }
    }

    public void Edges(string name, IReadOnlyList<NirEdge> edges) =>
        group[name] = new H5Dataset(edges.SelectMany(static edge => (string[])[edge.From, edge.To]).ToArray(), fileDims: [(ulong)edges.Count, 2]);

    public H5Group Group(string name)
    {
        var inner = new H5Group();
        group[name] = inner;
        return inner;
    }

    public void Metadata(NirMetadata metadata)
    {
        if (metadata.Count > 0)
        {
            Entries(metadata, new NodeWriter(Group("metadata")));
        }
    }

    private static void Entries(NirMetadata metadata, NodeWriter writer)
    {
        foreach (var (name, value) in metadata)
        {
            switch (value)
            {
                case string text:
                    writer.Text(name, text);
                    break;
                case NirArray array:
                    writer.Numbers(name, array);
                    break;
                default:
                    Entries((NirMetadata)value, new NodeWriter(writer.Group(name)));
                    break;
            }
        }
    }
}
