using System.Reflection;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>Ops give in Python what they give here: values, first and second derivatives.</summary>
[Collection(Side.Processes)]
public sealed class EqualOpsTests : IDisposable
{
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

    private void Compare(string source, int least)
    {
        var run = GeneratorRun.Of(new RunOptions { Python = true, Expected = Expected.Diagnostics }, source);
        Twins.Write(_folder.FullName, run.Modules);
        var methods = TwinOps.MethodsOf(run.Load().GetType("Demo.Ops", throwOnError: true)!).ToArray();
        Assert.True(methods.Length >= least, $"{methods.Length} methods are compared.");
        Twins.AreEqual(_folder.FullName, [.. methods.SelectMany(static method => TwinOps.Calls(method))]);
    }
}
