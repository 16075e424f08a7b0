using Surrogates.Neurons;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Conversion;

/// <summary>The parameters of a layer of neurons, one value for each neuron, in double precision to compute with.</summary>
internal sealed class LayerValues
{
    private readonly INeuronLayer _layer;
    private readonly NirShape _shape;
    private readonly string _node;
    private readonly ScalarType _type;

    /// <param name="layer">The layer.</param>
    /// <param name="shape">The shape of a step.</param>
    /// <param name="node">Its path, for messages.</param>
    public LayerValues(INeuronLayer layer, NirShape shape, string node)
    {
        _layer = layer;
        _shape = shape;
        _node = node;
        _type = layer.Description.Parameters.Any(parameter => layer.GetNeuronParameter(parameter.Name).Tensor?.dtype == ScalarType.Float64) ? ScalarType.Float64 : ScalarType.Float32;
    }

    /// <summary>A parameter, of the shape of a step.</summary>
    /// <exception cref="NirException">It does not fit the shape.</exception>
    public Tensor this[string name]
    {
        get
        {
            var value = _layer.GetNeuronParameter(name);
            if (value.Tensor is not { } given)
            {
                return full(_shape.ToArray(), value.Number ?? 0, dtype: ScalarType.Float64);
            }

            return NirShape.Of(given.shape).BroadcastsTo(_shape) ? given.detach().cpu().to(ScalarType.Float64).expand(_shape.ToArray())
                : throw Refused($"its {name} is {NirShape.Of(given.shape)}, and {_shape} comes in; expected one value for each of these.");
        }
    }

    /// <summary>The same value for all.</summary>
    public Tensor All(double value) => full(_shape.ToArray(), value, dtype: ScalarType.Float64);

    /// <summary>As the file holds it: in single precision, or in double if the layer has a parameter of that.</summary>
    public NirArray Array(Tensor values) => NirArray.Of(values.to(_type));

    /// <summary>The largest value that is below each: what lies above it has reached the other one.</summary>
    public NirArray ArrayBelow(Tensor values) => Array(values).Values switch
    {
        float[] single => NirArray.Of(System.Array.ConvertAll(single, MathF.BitDecrement), _shape),
        var twice => NirArray.Of(System.Array.ConvertAll((double[])twice, Math.BitDecrement), _shape),
    };

    /// <summary>Why the layer cannot be written.</summary>
    public NirException Refused(string reason) => new(reason, _node);
}
