using System.Reflection;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>Annotated methods and the scalar methods of the same names, compiled without a word and loaded.</summary>
internal sealed class ScalarOps
{
    private readonly Type _type;

    private ScalarOps(Type type) => _type = type;

    /// <summary>Compiles members of a class <c>Demo.Ops</c>.</summary>
    public static ScalarOps Of(string members) =>
        new(GeneratorRun.Of("using System;\n" + Sources.Ops(members)).Load().GetType("Demo.Ops", throwOnError: true)!);

    public Tensor Call(string name, params object?[] operands) => (Tensor)Invoke(name, operands);

    public float Scalar(string name, params object?[] operands) => (float)Invoke(name, operands);

    /// <summary>Calls the overload that takes just these types; null is a tensor.</summary>
    public object Invoke(string name, params object?[] operands) =>
        _type.GetMethod(name, [.. operands.Select(static operand => operand?.GetType() ?? typeof(Tensor))])!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, operands, null)!;

    /// <summary>The gradients of the sum of a result.</summary>
    public static float[] Gradient(Tensor result, Tensor operand) => [.. autograd.grad([result.sum()], [operand])[0].data<float>()];
}
