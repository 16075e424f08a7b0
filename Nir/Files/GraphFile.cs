using PureHDF;

namespace Surrogates.Exchange.Files;

/// <summary>A graph as a file: HDF5, with <c>version</c> and a group <c>node</c>.</summary>
internal static class GraphFile
{
    // The first version that has v_reset.
    private const string Version = "1.0";

    public static NirGraph Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var file = H5File.Open(stream, leaveOpen: true);
            var root = file.LinkExists("node") && file.Get("node") is IH5Group group ? group : throw new NirException("the group 'node' is missing; expected a NIR file.");
            var graph = ReadNode(root, "") as NirGraph ?? throw new NirException("the outermost node is no graph; expected the type NIRGraph.");
            graph.Validate();
            return graph;
        }
        catch (NirException exception)
        {
            throw exception.In(path);
        }
        catch (Exception exception)
        {
            // What reads HDF5 throws whatever a wrong byte leads it to.
            throw new NirException($"it cannot be read as HDF5: {exception.Message}", node: null, path, exception);
        }
    }

    /// <summary>Writes beside the file and moves: whoever reads finds the file as it was, or as it is then.</summary>
    public static void Write(NirGraph graph, string path)
    {
        graph.Validate();
        var file = new H5File { ["version"] = Version };
        var root = new H5Group();
        file["node"] = root;
        WriteNode(graph, new NodeWriter(root));
        var full = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}");
        try
        {
            using (var stream = File.Create(temporary))
            {
                file.Write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            // It is there still where something went wrong on the way.
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    private static NirNode ReadNode(IH5Group group, string path)
    {
        var reader = new NodeReader(group, path);
        var type = reader.Type;
        if (type != "NIRGraph")
        {
            return NodeFormat.All.TryGetValue(type, out var format) ? Finished(format.Read(reader), reader, type)
                : throw new NirException($"it has the unknown type '{type}'; expected one of {string.Join(", ", NodeFormat.All.Keys.Append("NIRGraph").Order(StringComparer.Ordinal))}.", path);
        }

        var nodes = reader.Group("nodes").Children().Select(child => KeyValuePair.Create(child.Name, ReadNode(child as IH5Group
            ?? throw new NirException("it is no group; expected a node.", PathOf(path, child.Name)), PathOf(path, child.Name))));
        return Finished(new NirGraph(nodes, reader.Edges("edges")), reader, type);
    }

    private static NirNode Finished(NirNode node, NodeReader reader, string type)
    {
        reader.RequireNothingElse(type);
        return node with { Metadata = reader.Metadata() };
    }

    private static void WriteNode(NirNode node, NodeWriter writer)
    {
        writer.Text("type", node.Type);
        writer.Metadata(node.Metadata);
        if (node is not NirGraph graph)
        {
            NodeFormat.All[node.Type].Write(node, writer);
            return;
        }

        writer.Edges("edges", graph.Edges);
        var nodes = writer.Group("nodes");
        foreach (var (name, inner) in graph.Nodes)
        {
            var group = new H5Group();
            nodes[name] = group;
            WriteNode(inner, new NodeWriter(group));
        }
    }

    private static string PathOf(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
