using Surrogates.Exchange.Conversion;
using Surrogates.Exchange.Files;
using static TorchSharp.torch;

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
        Save(() => graph, path);
    }

    /// <summary>Writes a network with the values that its parameters have now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="NirException">The graph is not valid: nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(NirNetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        Save(network.ToGraph, path);
    }

    /// <summary>
    /// Writes a module: a <c>Sequential</c> of <c>Linear</c>, <c>Conv1d</c>, <c>Conv2d</c>, <c>AvgPool2d</c>, <c>LPPool2d</c> of norm 1 (a sum), <c>Flatten</c>, <c>Identity</c>,
    /// <see cref="OverTimeOf"/> around such, ready-made neurons, and <see cref="NirNetwork"/>s; or one of these alone.
    /// </summary>
    /// <param name="module">The module, on [time, batch, ...].</param>
    /// <param name="path">The file.</param>
    /// <param name="dt">The length of a step, in seconds: what neurons do in a step becomes time constants by it.</param>
    /// <param name="inputShape">What comes in at a step, without time and batch; may be left out where the first layer is <c>Linear</c>.</param>
    /// <exception cref="NirException">A layer does something that no node does, and so nothing is written: it says which, why, and what to do.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not positive and finite.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(nn.Module<Tensor, Tensor> module, string path, double dt, NirShape? inputShape = null)
    {
        Save(() => ToGraph(module, dt, inputShape), path);
    }

    /// <summary>The graph of a module, as <see cref="Save(nn.Module{Tensor, Tensor}, string, double, NirShape?)"/> writes it.</summary>
    /// <param name="module">The module, on [time, batch, ...].</param>
    /// <param name="dt">The length of a step, in seconds.</param>
    /// <param name="inputShape">What comes in at a step, without time and batch; may be left out where the first layer is <c>Linear</c>.</param>
    /// <exception cref="NirException">A layer does something that no node does.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not positive and finite.</exception>
    public static NirGraph ToGraph(nn.Module<Tensor, Tensor> module, double dt, NirShape? inputShape = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        Step.Require(dt);
        return ModuleConverter.Convert(module, dt, inputShape);
    }

    private static void Save(Func<NirGraph> graph, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            GraphFile.Write(graph(), path);
        }
        catch (NirException exception)
        {
            throw exception.In(path);
        }
    }
}
