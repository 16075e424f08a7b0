using System.Globalization;
using Surrogates.Neurons;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Conversion;

/// <summary>The parameters of a layer of neurons, one value for each neuron, in double precision to compute with.</summary>
internal sealed class LayerValues
{
    private readonly INeuronLayer _layer;
    private readonly NirShape _shape;
    private readonly string _node;
    private readonly bool _isDouble;

    /// <param name="layer">The layer.</param>
    /// <param name="shape">The shape of a step.</param>
    /// <param name="node">Its path, for messages.</param>
    public LayerValues(INeuronLayer layer, NirShape shape, string node)
    {
        _layer = layer;
        _shape = shape;
        _node = node;
        _isDouble = layer.Description.Parameters.Any(parameter => layer.GetNeuronParameter(parameter.Name).Tensor?.dtype == ScalarType.Float64);
    }

    /// <summary>A parameter, one value for each neuron.</summary>
    /// <exception cref="NirException">It does not fit the shape.</exception>
    public IReadOnlyList<double> this[string name]
    {
        get
        {
            var value = _layer.GetNeuronParameter(name);
            if (value.Tensor is not { } given)
            {
                return All(value.Number!.Value);
            }

            return NirShape.Of(given.shape).BroadcastsTo(_shape) ? [.. NirArray.Of(given.expand(_shape.ToArray())).Doubles]
                : throw Refused($"its {name} is {NirShape.Of(given.shape)}, and {_shape} comes in; expected one value for each of these.");
        }
    }

    /// <summary>The same value for all.</summary>
    public IReadOnlyList<double> All(double value) => [.. Enumerable.Repeat(value, checked((int)_shape.Elements))];

    /// <summary>As the file holds it: in single precision, or in double if the layer has a parameter of that.</summary>
    public NirArray Array(IEnumerable<double> values) => _isDouble ? NirArray.Of([.. values], _shape) : NirArray.Of([.. values.Select(static value => (float)value)], _shape);

    /// <summary>The largest value that is below each: what lies above it has reached the other one.</summary>
    public NirArray ArrayBelow(IEnumerable<double> values) => Array(values.Select(value => _isDouble ? Math.BitDecrement(value) : MathF.BitDecrement((float)value)));

    /// <summary>Why the layer cannot be written.</summary>
    public NirException Refused(FormattableString reason) => new(reason.ToString(CultureInfo.InvariantCulture), _node);
}
