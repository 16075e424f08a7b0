using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Properties;
using TorchSharp;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>Ops give in Python what they give here: values, first and second derivatives.</summary>
public sealed class EqualOpsTests : IDisposable
{
    // Tried at each run of the tests.
    private const int Random = 60;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surrogates-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Every hard operation with every shape; of steps and signs, stand-ins forward and learned parameters too.</summary>
    [PythonFact("torch")]
    public void EveryHardOperationWithEveryShape()
    {
        var members = HardOps.All.SelectMany(static hard => Shapes.All.SelectMany(shape => Methods(hard, shape)).Append(Method(hard.Name, $"Usual{hard.Name}", hard, []))).ToArray();
        Compare("using System;\n" + Sources.Ops(string.Join("\n\n", members)), members.Length);
    }

    /// <summary>Ops as they are written most, and what the tests of scalar methods are about: own shapes, loops, tables, integers, draws.</summary>
    [PythonFact("torch")]
    public void ScalarMethods() => Compare("using System;\n" + Sources.Ops(TwinSources.ScalarMethods), least: 14);

    /// <summary>In 16 bits both compute in 32 and round at the end.</summary>
    [PythonFact("torch")]
    public void ShortTypes() => Compare(Sources.Ops("""
        [Surrogate(Step, k: 4, Clip: 1)]
        public static partial Tensor Ge(Tensor x, float threshold);

        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Plif([OverTime] Tensor x, Tensor v, Tensor w);

        static (float spike, float v) Plif(float x, float v, float w)
        {
            var h = v + (x - v) * Surrogate.Sigmoid(w);
            var s = Surrogate.Step(h - 1);
            return (s, (1 - Surrogate.Detach(s)) * h);
        }
        """), least: 2, torch.float16, torch.bfloat16);

    /// <summary>Random scalar methods: decisions, loops, tables, tuples, integers.</summary>
    [PythonFact("torch")]
    public void RandomScalarMethods()
    {
        var methods = ScalarMethod.Any.Array[Random].Single(static _ => true, "0000000000002");
        Compare(MethodBatch.Source(methods), least: Random);
    }

    /// <summary>All that other tests compiled, where a run before wrote it down: see <see cref="RecordedSources"/>.</summary>
    [RecordedSourcesFact]
    public void WhatOtherTestsCompiled()
    {
        var calls = new List<TwinCall>();
        foreach (var (sources, i) in RecordedSources.All.Select(static (sources, i) => (sources, i)))
        {
            var run = GeneratorRun.Of(new RunOptions { Python = true, Expected = Expected.Broken, AllowUnsafe = true, LanguageVersion = LanguageVersion.Preview, Nullable = NullableContextOptions.Disable }, sources);
            var root = $"run{i}";
            Twins.Write(Path.Combine(_folder.FullName, root), run.Modules);
            calls.AddRange(run.Load().GetTypes().SelectMany(TwinOps.MethodsOf).SelectMany(static method => TwinOps.Calls(method)).Where(call => !TwinOps.Draws(call, run.Modules)).Select(call => call with { Module = $"{root}.{call.Module}" }));
        }

        Assert.True(calls.Count > 400, $"{calls.Count} calls were recorded.");
        Twins.AreEqual(_folder.FullName, calls);
    }

    private static IEnumerable<string> Methods(HardEntry hard, ShapeEntry shape)
    {
        // A probability needs a stand-in.
        if (hard.Chance is not null && shape.StandIn is null)
        {
            yield break;
        }

        var free = shape.Parameters.Where(static parameter => !parameter.IsFixed).Select(static parameter => parameter.Name).ToArray();
        var arguments = $"{hard.Name}, {shape.Name}";
        yield return Method(arguments, $"{hard.Name}{shape.Name}", hard, free.Select(static name => "float " + name));
        if (shape.StandIn is not null && hard.Name is "Step" or "Sign")
        {
            yield return Method($"{arguments}, Soft = true", $"Soft{hard.Name}{shape.Name}", hard, []);
            yield return Method($"{arguments}, Clip: 0.9", $"Learned{hard.Name}{shape.Name}", hard, free.Select(static name => "Tensor " + name));
        }
    }

    private static string Method(string arguments, string name, HardEntry hard, IEnumerable<string> parameters) => $"""
        [Surrogate({arguments})]
        public static partial Tensor {name}({string.Join(", ", hard.Operands.Select(static operand => $"Tensor {(operand.IsNoise ? "noise" : operand.Name.Replace(" p", "P", StringComparison.Ordinal))}").Concat(parameters))});
        """;

    private void Compare(string source, int least, params IReadOnlyList<torch.ScalarType> types)
    {
        var run = GeneratorRun.Of(new RunOptions { Python = true, Expected = Expected.Broken, Nullable = NullableContextOptions.Disable }, source);
        Twins.Write(_folder.FullName, run.Modules);
        var methods = TwinOps.MethodsOf(run.Load().GetType("Demo.Ops", throwOnError: true)!).ToArray();
        Assert.True(methods.Length >= least, $"{methods.Length} methods are compared.");
        Twins.AreEqual(_folder.FullName, [.. methods.SelectMany(method => TwinOps.Calls(method, types))]);
    }
}
