using System.Reflection;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>Annotated methods that were compiled with their generated bodies and loaded.</summary>
internal sealed class CompiledOps
{
    private readonly Type _type;

    private CompiledOps(Type type) => _type = type;

    /// <summary>Compiles members of a class <c>Demo.Ops</c>.</summary>
    public static CompiledOps Of(string members) =>
        new(GeneratorRun.Of(Sources.Ops(members)).Load().GetType("Demo.Ops", throwOnError: true)!);

    public Tensor Call(string name, params object[] operands) =>
        (Tensor)_type.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, operands, null)!;
}
