using Surrogates.Exchange.Files;

namespace Surrogates.Exchange;

/// <summary>NIR, the exchange format of spiking networks: reads and writes <c>.nir</c> files.</summary>
public static class Nir
{
    /// <summary>Reads a graph.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NirException">The file is none of the format, or its graph is not valid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NirGraph Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return GraphFile.Read(path);
    }

    /// <summary>Writes a graph. A file that is there is replaced at once, when all is written.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="NirException">The graph is not valid: nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(NirGraph graph, string path)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentException.ThrowIfNullOrEmpty(path);
        GraphFile.Write(graph, path);
    }

    /// <summary>Writes a network with the values that its parameters have now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <inheritdoc cref="Write"/>
    public static void Save(NirNetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        Write(network.ToGraph(), path);
    }
}
