using System.Globalization;
using Surrogates.Neurons;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Conversion;

/// <summary>Makes a graph of a module: a chain of nodes that have the paths of the modules in <c>state_dict</c>.</summary>
internal sealed class ModuleConverter
{
    private readonly double _dt;
    private readonly List<KeyValuePair<string, NirNode>> _nodes = [];
    private readonly List<NirEdge> _edges = [];
    private NirShape _shape;
    private string _last;

    private ModuleConverter(string input, double dt, NirShape shape)
    {
        _dt = dt;
        _shape = shape;
        _last = input;
        _nodes.Add(new(input, new NirInput(shape)));
    }

    /// <summary>Converts a module.</summary>
    /// <param name="module">The module, on [time, batch, ...].</param>
    /// <param name="dt">The length of a step, in seconds.</param>
    /// <param name="inputShape">What comes in at a step; null for what the first layer says.</param>
    /// <exception cref="NirException">No nodes do the same.</exception>
    public static NirGraph Convert(nn.Module<Tensor, Tensor> module, double dt, NirShape? inputShape)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        if (module is NirNetwork network)
        {
            return GraphOf(network, dt, node: null);
        }

        var converter = new ModuleConverter(EndOf(module, "input"), dt, inputShape ?? FirstShape(module));
        converter.Add(module, "", leading: 2);
        converter.Append(EndOf(module, "output"), new NirOutput(converter._shape));
        return new(converter._nodes, converter._edges);
    }

    // A layer may be called as the ends are.
    private static string EndOf(nn.Module module, string name) => module.named_children().Any(child => child.name == name) ? $"{name}_" : name;

    private static NirGraph GraphOf(NirNetwork network, double dt, string? node) => Math.Abs((network.Dt / dt) - 1) < 1e-6 ? network.ToGraph()
        : throw new NirException(string.Create(CultureInfo.InvariantCulture, $"the network runs in steps of {network.Dt} seconds, and those to be written are of {dt}; expected the same."), node);

    private static NirShape FirstShape(nn.Module module) => module switch
    {
        Linear linear => [linear.in_features],
        Sequential or OverTimeOf when module.children().FirstOrDefault() is { } first => FirstShape(first),
        NirNetwork network when network.ToGraph().Nodes.Values.OfType<NirInput>().FirstOrDefault() is { } input => input.Shape,
        _ => throw new NirException($"what comes in at a step cannot be told from the first layer, {module.GetName()}; expected the input shape to be given."),
    };

    // Leading dimensions are time and batch, or within OverTimeOf both in one.
    private void Add(nn.Module module, string path, int leading)
    {
        switch (module)
        {
            case Sequential or OverTimeOf:
                foreach (var (name, child) in module.named_children())
                {
                    Add(child, path.Length == 0 ? name : $"{path}.{name}", module is OverTimeOf ? 1 : leading);
                }

                break;
            case INeuronLayer layer:
                AddNeurons(layer, module, NameOf(path));
                break;
            case Identity:
                break;
            case NirNetwork network:
                Append(path, GraphOf(network, _dt, path));
                break;
            default:
                Append(NameOf(path), LayerConverter.Convert(module, _shape, leading, NameOf(path)));
                break;
        }
    }

    // A layer that is not in another one has no name.
    private static string NameOf(string path) => path.Length == 0 ? "0" : path;

    private void AddNeurons(INeuronLayer layer, nn.Module module, string path)
    {
        var (neurons, threshold) = NeuronConverter.Convert(layer, _shape, _dt, path);
        Append(path, neurons);
        if (module.get_parameter("recurrent.weight") is { } weight)
        {
            if (threshold is not null)
            {
                throw new NirException("it spikes without a reset (Reset.None), and what goes out comes in again: of a neuron and a threshold in a cycle the spikes would come a step later; expected another reset.", path);
            }

            var recurrent = $"{path}.recurrent";
            _nodes.Add(new(recurrent, new NirLinear(NirArray.Of(weight))));
            _edges.Add(new(path, recurrent));
            _edges.Add(new(recurrent, path));
        }

        if (threshold is not null)
        {
            Append($"{path}.threshold", threshold);
        }
    }

    private void Append(string path, NirNode node)
    {
        try
        {
            _shape = node.Flow(_shape);
        }
        catch (NirException exception)
        {
            throw exception.At(path);
        }

        _nodes.Add(new(path, node));
        _edges.Add(new(_last, path));
        _last = path;
    }
}
