using System.Globalization;
using Surrogates.Functions;
using Surrogates.Native;
using TorchSharp;
using TorchSharp.Modules;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Neurons;

/// <summary>The values of a layer's parameters. Tensors among them are registered with the layer, which moves, saves and disposes them; here they have no second reference, which would go stale with that.</summary>
internal sealed class NeuronParameters
{
    private const string RecurrentWeight = "recurrent.weight";

    private readonly torch.nn.Module _layer;
    private readonly double?[] _numbers;

    /// <param name="layer">The layer that they belong to.</param>
    /// <param name="description">What the neuron is.</param>
    /// <param name="given">What the constructor was given.</param>
    /// <param name="dtype">The type that tensors are converted to; null for what they are.</param>
    /// <param name="device">Where tensors are moved to; null for where they are.</param>
    /// <param name="neurons">The size of the matrix of a recurrent layer; null for none.</param>
    public NeuronParameters(torch.nn.Module layer, NeuronDescription description, ReadOnlySpan<NeuronParameter> given, torch.ScalarType? dtype, torch.Device? device, int? neurons)
    {
        if (given.Length != description.Parameters.Count)
        {
            throw new ArgumentException($"{description.Name} has {description.Parameters.Count} parameters, not {given.Length}.", nameof(given));
        }

        _layer = layer;
        Description = description;
        _numbers = new double?[given.Length];
        for (var i = 0; i < given.Length; i++)
        {
            var parameter = description.Parameters[i];
            var value = Given(parameter, given[i]);
            if (value.Tensor is null && !parameter.IsLearned)
            {
                _numbers[i] = value.Number;
            }
            else
            {
                Register(parameter, value, dtype, device);
            }
        }

        HasOnlyNumbers = _numbers.Zip(description.Parameters).All(static pair => pair.First is not null || pair.Second.IsLearned);
        if (neurons is { } size)
        {
            RegisterRecurrent(size, dtype ?? torch.get_default_dtype(), device ?? torch.get_default_device());
        }
    }

    public NeuronDescription Description { get; }

    /// <summary>Whether all are numbers, but for those that the neuron declares as learned.</summary>
    public bool HasOnlyNumbers { get; }

    /// <summary>The name of a layer's module. To make a module is a call of libtorch, which is there from here on.</summary>
    public static string ModuleName(NeuronDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Libtorch.Load();
        return NameOf(description);
    }

    public Operand OperandOf(string name)
    {
        var value = ValueOf(name);
        return Operand.Of(value.Tensor, value.Number ?? 0);
    }

    public NeuronParameter ValueOf(string name)
    {
        for (var i = 0; i < _numbers.Length; i++)
        {
            if (Description.Parameters[i].Name == name)
            {
                return _numbers[i] is { } number ? (NeuronParameter)number : _layer.get_parameter(name) ?? _layer.get_buffer(name);
            }
        }

        return _layer.get_parameter(name) is { } matrix && name == RecurrentWeight ? matrix
            : throw new ArgumentException($"{Description.Name} has no parameter '{name}'; it has {string.Join(", ", Description.Parameters.Select(static parameter => parameter.Name))}.", nameof(name));
    }

    public override string ToString()
    {
        return $"{NameOf(Description)}({string.Join(", ", Description.Parameters.Select(parameter => $"{parameter.Name}={Text(ValueOf(parameter.Name))}"))})";
    }

    // That of the class alone.
    private static string NameOf(NeuronDescription description)
    {
        return description.Name[(description.Name.LastIndexOf('.') + 1)..].Split('`')[0];
    }

    private static string Text(NeuronParameter value)
    {
        var text = value.Number is { } number ? number.ToString(CultureInfo.InvariantCulture)
            : value.Tensor!.numel() == 1 ? value.Tensor.to(torch.float64).item<double>().ToString(CultureInfo.InvariantCulture)
            : $"[{string.Join(", ", value.Tensor.shape)}]";
        return value.Tensor is Parameter ? text + " (learned)" : text;
    }

    private NeuronParameter Given(ParameterDescription parameter, NeuronParameter given)
    {
        if (given is { Tensor: null, Number: null })
        {
            return parameter.Default ?? throw new ArgumentException($"{parameter.Name} of {Description.Name} has no default: give it a value.", parameter.Name);
        }

        if (given.Number is { } number)
        {
            return parameter.Range?.Contains(number) != false ? given
                : throw new ArgumentOutOfRangeException(parameter.Name, number, $"{parameter.Name} of {Description.Name} must be {parameter.Range.Description}.");
        }

        if (parameter.IsNumber)
        {
            throw new ArgumentException($"{parameter.Name} of {Description.Name} is a number for all neurons: it cannot be a tensor.", parameter.Name);
        }

        if (given.Tensor!.IsInvalid)
        {
            throw new ArgumentException($"{parameter.Name} of {Description.Name} has been disposed.", parameter.Name);
        }

        if (!parameter.IsLearned && given.Tensor is not Parameter && given.Tensor.requires_grad)
        {
            throw new ArgumentException($"{parameter.Name} of {Description.Name} requires a gradient, but is no Parameter, so that no optimizer would see it. Give new Parameter(...) to learn it, or detach() it.", parameter.Name);
        }

        if (parameter.IsLearned && !torch.is_floating_point(given.Tensor))
        {
            throw new ArgumentException($"{parameter.Name} of {Description.Name} is learned, and of type {given.Tensor.dtype}, which has no gradient. Convert it first, for instance with to(torch.float32).", parameter.Name);
        }

        return given;
    }

    private void Register(ParameterDescription parameter, NeuronParameter value, torch.ScalarType? dtype, torch.Device? device)
    {
        if (value.Tensor is Parameter given && IsOf(given, dtype, device))
        {
            given.DetachFromDisposeScope();
            _layer.register_parameter(parameter.Name, given);
            return;
        }

        using var noGrad = torch.no_grad();
        var tensor = value.Tensor is null
            ? Default.Of(value.Number!.Value, dtype ?? torch.get_default_dtype(), device ?? torch.get_default_device())
            : value.Tensor.to(dtype is { } type && torch.is_floating_point(value.Tensor) ? type : value.Tensor.dtype, device ?? value.Tensor.device);
        if (parameter.IsLearned || value.Tensor is Parameter)
        {
            // A parameter is a leaf of its own.
            var leaf = new Parameter(ReferenceEquals(tensor, value.Tensor) ? tensor.clone() : tensor, value.Tensor is not Parameter { requires_grad: false });
            leaf.DetachFromDisposeScope();
            _layer.register_parameter(parameter.Name, leaf);
        }
        else
        {
            _layer.register_buffer(parameter.Name, tensor.DetachFromDisposeScope());
        }
    }

    // As layers of torch are begun: uniform within 1 / sqrt of what comes in.
    private void RegisterRecurrent(int neurons, torch.ScalarType type, torch.Device device)
    {
        if (neurons <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(neurons), neurons, $"neurons of {Description.Name} must be positive: the size of the last dimension.");
        }

        using var noGrad = torch.no_grad();
        using var uniform = torch.rand([neurons, neurons], dtype: type, device: device);
        using var centred = uniform - uniform.full_like(0.5);
        var weight = new Parameter(centred * (2 / Math.Sqrt(neurons)));
        weight.DetachFromDisposeScope();
        _layer.register_parameter(RecurrentWeight, weight);
    }

    private static bool IsOf(Tensor tensor, torch.ScalarType? dtype, torch.Device? device)
    {
        return (dtype is null || tensor.dtype == dtype) && (device is null || (tensor.device_type == device.type && (device.index < 0 || tensor.device_index == device.index)));
    }
}
