using System.Reflection;
using System.Runtime.CompilerServices;
using Surrogates.Generator.PyTorch;
using Surrogates.Generator.Reading.Models;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>Calls of annotated methods, with operands that tell: of several shapes, on both sides of what is decided.</summary>
internal static class TwinOps
{
    private const int Steps = 5;

    private const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The methods of a type that are annotated, draw nothing and have no overloads.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type type) => type.GetMethods(All)
        .Where(static method => method.GetCustomAttribute<SurrogateAttribute>() is not null && !method.ContainsGenericParameters)
        .Where(method => type.GetMethods(All).Count(other => other.Name == method.Name && other.GetCustomAttribute<SurrogateAttribute>() is not null) == 1)
        .Where(static method => method.GetParameters().All(static parameter => IsOperand(parameter.ParameterType)));

    /// <summary>The module of a type, as an import names it.</summary>
    public static string ModuleOf(Type type)
    {
        Type[] types = [.. type.Assembly.GetTypes().Where(HasModule).OrderBy(static type => type.FullName, StringComparer.Ordinal)];
        return ModulePath.Of([.. types.Select(static type => new ContainingType(type.Namespace ?? "", type.FullName!, []))])[Array.IndexOf(types, type)][..^".py".Length].Replace('/', '.');
    }

    /// <summary>A call in each of several types.</summary>
    /// <param name="method">The method.</param>
    /// <param name="types">The types; float64 and float32 if there are none.</param>
    public static IEnumerable<TwinCall> Calls(MethodInfo method, params IReadOnlyList<torch.ScalarType> types)
    {
        var numbers = Numbers(method);
        return (types.Count > 0 ? types : [torch.float64, torch.float32]).Select(type => new TwinCall(
            ModuleOf(method.DeclaringType!),
            PythonNames.Snake(method.Name),
            type,
            Operands(method, type, numbers),
            operands => Run(method, operands)));
    }

    /// <summary>Whether a function of the modules draws: draws are no one else's.</summary>
    public static bool Draws(TwinCall call, IReadOnlyDictionary<string, string> modules)
    {
        var module = modules[call.Module.Replace('.', '/') + ".py"];
        var function = module[module.IndexOf($"\ndef {call.Function}(", StringComparison.Ordinal)..];
        return function.Split("\n\n\n")[0].Contains("torch.rand", StringComparison.Ordinal);
    }

    /// <summary>The tensors of a result.</summary>
    public static Tensor[] Outputs(object result) =>
        result is Tensor single ? [single] : [.. Enumerable.Range(0, ((ITuple)result).Length).Select(i => (Tensor)((ITuple)result)[i]!)];

    private static bool HasModule(Type type) => type.GetCustomAttribute<NeuronAttribute>() is not null
        || type.GetMethods(All | BindingFlags.Instance).Any(static method => method.GetCustomAttribute<SurrogateAttribute>() is not null);

    private static bool IsOperand(Type type) => type == typeof(Tensor) || type == typeof(float) || type == typeof(double) || type == typeof(int) || type == typeof(bool);

    private static Tensor[] Run(MethodInfo method, IReadOnlyList<object?> operands) => Outputs(method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. operands], null)!);

    // Numbers for which it is defined: for some it is from 1 on.
    private static Dictionary<string, double> Numbers(MethodInfo method)
    {
        var numbers = new Dictionary<string, double>();
        while (true)
        {
            using var scope = torch.NewDisposeScope();
            using var noGrad = torch.no_grad();
            try
            {
                Run(method, Operands(method, torch.float64, numbers));
                return numbers;
            }
            catch (ArgumentOutOfRangeException e) when (e.ParamName is { } name && numbers.TryAdd(name, 1.75))
            {
            }
        }
    }

    private static object?[] Operands(MethodInfo method, torch.ScalarType type, IReadOnlyDictionary<string, double> numbers)
    {
        using var generator = new torch.Generator(17);
        var position = 0;
        var isLoop = method.GetParameters().Any(static parameter => parameter.GetCustomAttribute<OverTimeAttribute>() is not null);
        return [.. method.GetParameters().Select(Operand)];

        object? Operand(ParameterInfo parameter)
        {
            if (parameter.ParameterType != typeof(Tensor))
            {
                return Number(parameter.ParameterType, numbers.GetValueOrDefault(parameter.Name!, 0.75));
            }

            var isSequence = parameter.GetCustomAttribute<OverTimeAttribute>() is not null;
            long[] shape = (position++ % 4, isLoop) switch
            {
                (0, _) => [3, 4],
                (1, true) => [3, 4],
                (1, false) => [4],
                (2, _) => [3, 1],
                _ => [],
            };
            shape = isSequence ? [Steps, 3, 4] : shape;
            var uniform = torch.rand(shape, generator: generator, dtype: torch.float64);

            // Noise is between 0 and 1; what is decided is on both sides of the threshold, and what divides is not near 0.
            var values = parameter.Name == "noise" ? uniform : position == 1 ? (uniform * 4) - 1.6 : (uniform * 0.8) + 0.35;
            return values.to(type).requires_grad_(parameter.Name != "noise");
        }
    }

    private static object Number(Type type, double number) =>
        type == typeof(bool) ? true : type == typeof(int) ? (int)(4 * number) : type == typeof(float) ? (object)(float)number : number;
}
