using System.Reflection;
using Surrogates.Generator.PyTorch;
using Surrogates.Neurons;
using TorchSharp;
using TorchSharp.Modules;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>Calls of layers of neurons, whose state the layers in Python get.</summary>
internal static class TwinLayers
{
    private const int Steps = 6;

    private const int Width = 4;

    /// <summary>The calls of a layer: of what gives the states after the last step, and of what gives those of all steps.</summary>
    /// <param name="type">The layer.</param>
    /// <param name="parameterOf">What a parameter of its constructor is given as: a number, a tensor or a parameter; null for its default.</param>
    /// <param name="precision">The type of the tensors.</param>
    /// <param name="withStates">Whether it starts from states that are given.</param>
    public static IEnumerable<TwinCall> Calls(Type type, Func<string, object?> parameterOf, torch.ScalarType precision, bool withStates)
    {
        var constructor = type.GetConstructors().Single(static constructor => constructor.GetParameters() is [.., { Name: "dtype" }, { Name: "device" }]);
        var given = constructor.GetParameters()[..^2].Where(parameter => parameterOf(parameter.Name!) is not null).ToDictionary(static parameter => parameter.Name!, parameter => parameterOf(parameter.Name!));
        var layer = (torch.nn.Module)constructor.Invoke([.. constructor.GetParameters()[..^2].Select(parameter => Argument(parameter, given.GetValueOrDefault(parameter.Name!))), precision, null]);
        return ((string[])["Run", "Record"]).Select(name =>
        {
            var method = type.GetMethod(name)!;
            var inputs = layer is NeuronLayer ? 1 : layer is TwoInputNeuronLayer ? 2 : 3;
            return new TwinCall(
                TwinOps.ModuleOf(type),
                PythonNames.Escape(type.Name),
                precision,
                [.. method.GetParameters().Select((_, i) => i < inputs ? Values([Steps, 3, Width], i, precision) : withStates ? Values([3, Width], i, precision) : null)],
                operands => TwinOps.Outputs(method.Invoke(layer, BindingFlags.DoNotWrapExceptions, null, [.. operands], null)!))
            {
                Layer = given,
                Owner = layer,
                Method = name.ToLowerInvariant(),
            };
        });
    }

    private static object? Argument(ParameterInfo parameter, object? given) => given switch
    {
        null => parameter.DefaultValue is DBNull ? throw new ArgumentException($"{parameter.Name} has no default.", nameof(parameter)) : parameter.ParameterType == typeof(NeuronParameter) ? default(NeuronParameter) : parameter.DefaultValue,
        Parameter learned => (NeuronParameter)new Parameter(learned.detach().clone()),
        Tensor buffer => (NeuronParameter)buffer.clone(),
        double number when parameter.ParameterType == typeof(NeuronParameter) => (NeuronParameter)number,
        _ => given,
    };

    private static Tensor Values(long[] shape, int seed, torch.ScalarType type)
    {
        using var generator = new torch.Generator((ulong)(23 + seed));
        var uniform = torch.rand(shape, generator: generator, dtype: torch.float64);
        return (shape.Length == 3 ? (uniform * 3) - 0.7 : uniform * 0.5).to(type).requires_grad_();
    }
}
