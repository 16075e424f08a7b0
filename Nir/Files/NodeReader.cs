using System.Globalization;
using PureHDF;

namespace Surrogates.Exchange.Files;

/// <summary>Reads the datasets of one node, and remembers which.</summary>
/// <param name="group">The node's group.</param>
/// <param name="path">Its path, for messages.</param>
internal sealed class NodeReader(IH5Group group, string path)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal) { "type", "metadata" };

    public string Type => Text("type");

    public NirArray Numbers(string name) => Datasets.ReadNumbers(Required(name)) ?? throw Unfit(name, "numbers");

    public NirArray? OptionalNumbers(string name) => Optional(name) is null ? null : Numbers(name);

    public long Integer(string name) => Integers(name) is [var value] ? value : throw Unfit(name, "one integer");

    public long? OptionalInteger(string name) => Optional(name) is null ? null : Integer(name);

    public NirShape Shape(string name) => NirShape.Of(Integers(name));

    public NirShape? OptionalShape(string name) => Optional(name) is null ? null : Shape(name);

    /// <summary>Two integers; one stands for two.</summary>
    public NirShape Pair(string name) => Repeated(name, 2);

    public NirPadding Padding(string name, int dimensions)
    {
        var dataset = Required(name);
        return dataset.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength ? new NirPadding(null, Datasets.ReadText(dataset) ?? throw Unfit(name, "'same', 'valid' or integers"))
            : new(Repeated(name, dimensions));
    }

    public string Text(string name) => Datasets.ReadText(Required(name)) ?? throw Unfit(name, "a string");

    /// <summary>The names of all pairs of strings.</summary>
    public IReadOnlyList<NirEdge> Edges(string name) => Datasets.ReadEdges(Required(name)) ?? throw Unfit(name, "pairs of names, [edges, 2]");

    public IH5Group Group(string name) => Child(name) as IH5Group ?? throw new NirException($"the group '{name}' is missing.", path);

    public NirMetadata Metadata() => Child("metadata") is IH5Group metadata ? Datasets.ReadMetadata(metadata, path) : NirMetadata.None;

    /// <summary>What a newer version of the format may have, and would be lost.</summary>
    /// <exception cref="NirException">There is something that was not read.</exception>
    public void RequireNothingElse(string type)
    {
        if (group.Children().FirstOrDefault(child => !_read.Contains(child.Name)) is { } other)
        {
            throw new NirException($"it has '{other.Name}', which is no parameter of the type {type}; expected {string.Join(", ", _read.Except(["type", "metadata"]).Order(StringComparer.Ordinal))}.", path);
        }
    }

    private long[] Integers(string name) =>
        Datasets.ReadNumbers(Required(name)) is { } array && array.Doubles.All(double.IsInteger) ? [.. array.Doubles.Select(static value => (long)value)] : throw Unfit(name, "integers");

    private NirShape Repeated(string name, int dimensions) => Integers(name) switch
    {
        [var one] => [.. Enumerable.Repeat(one, dimensions)],
        var several when several.Length == dimensions => NirShape.Of(several),
        _ => throw Unfit(name, string.Create(CultureInfo.InvariantCulture, $"{dimensions} integers")),
    };

    private IH5Dataset Required(string name) => Optional(name) ?? throw new NirException($"the dataset '{name}' is missing.", path);

    // A dataset without a value is how Python's None is written.
    private IH5Dataset? Optional(string name) => Child(name) is IH5Dataset { Space.Type: not H5DataspaceType.Null } dataset ? dataset : null;

    private IH5Object? Child(string name)
    {
        _read.Add(name);
        return group.LinkExists(name) ? group.Get(name) : null;
    }

    private NirException Unfit(string name, string expected) => new($"the dataset '{name}' holds something else; expected {expected}.", path);
}
