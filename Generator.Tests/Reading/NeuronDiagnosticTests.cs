using System.Globalization;
using System.Reflection;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Reading;

/// <summary>What a class must be, and must have, to become a layer of neurons.</summary>
[Collection(Side.Compiler)]
public sealed class NeuronDiagnosticTests
{
    private const string Step = """
            static (float spike, float v) Step(float current, float v, float decay = 0.9f)
            {
                var h = decay * v + current;
                var s = Surrogate.Step(h - 1);
                return (s, h - s);
            }
        """;

    [Theory]
    [InlineData("sealed record Lif", "", "SURR410: 'Lif' is annotated with [Neuron], but is a record")]
    [InlineData("static class Lif", "", "SURR410: 'Lif' is annotated with [Neuron], but is static")]
    [InlineData("abstract class Lif", "", "SURR410: 'Lif' is annotated with [Neuron], but is abstract")]
    [InlineData("class Lif : System.IO.MemoryStream", "", "SURR410: 'Lif' is annotated with [Neuron], but derives from 'MemoryStream'")]
    [InlineData("class Lif(int neurons)", "", "SURR410: 'Lif' is annotated with [Neuron], but has a primary constructor")]
    [InlineData("class Lif", "public Lif() { }", "SURR410: 'Lif' is annotated with [Neuron], but has a constructor that does not call that of the layer")]
    [InlineData("class Lif", "public int Run;", "SURR410: 'Lif' is annotated with [Neuron], but has a member 'Run', which is generated")]
    [InlineData("class Lif", "public int decay => 1;", "SURR410: 'Lif' is annotated with [Neuron], but has a member 'decay', and its neuron a parameter of that name")]
    [InlineData("class Record", "", "SURR410: 'Record' is annotated with [Neuron], but has the name of its method")]
    [InlineData("class Lif", "static float Step(float x) => x;", "SURR411: 'Lif' has more than one method 'Step'; give the others another name")]
    [InlineData("class Lif", "[Surrogate(Step)] public static partial Tensor Fires(Tensor x);", "SURR413: In 'Lif', 'Step' is its own method")]
    public void NamesWhatIsInTheWayOfALayer(string heading, string member, string expected)
    {
        var declaration = heading.Replace("class", "partial class", StringComparison.Ordinal).Replace("record", "partial record", StringComparison.Ordinal);
        Reports($"namespace Demo;\n\n[Neuron(ATan, k: 2)]\npublic {declaration}\n{{\n    {member}\n{Step}\n}}", expected);
    }

    [Theory]
    [InlineData("", "SURR411: 'Lif' has no method 'Step'; write one, for example")]
    [InlineData("(float spike, float v) Step(float current, float v) => (current, v);", "SURR411: 'Lif' has a method 'Step' that is not static; make it static")]
    [InlineData("static float Step() => 1;", "SURR412: The step of 'Lif' has no parameters")]
    [InlineData("static float Step(float current, float v) => current + v;", "SURR412: The step of 'Lif' has no state")]
    [InlineData("static (float v, float a) Step(float current, float v, float a) => (current + v, a);", "SURR412: The step of 'Lif' returns nothing but states")]
    [InlineData("static (float spike, float v) Step(float v, float current) => (current, v);", "SURR412: The step of 'Lif' has the input 'v' as a state too")]
    [InlineData("static (float spike, float v) Step(float current, string v) => (current, 1);", "SURR412: The step of 'Lif' has a parameter 'v' of the type 'string'")]
    [InlineData("static (float spike, float v) Step(float current, ref float v) => (current, v);", "SURR412: The step of 'Lif' has a parameter 'v' by reference")]
    [InlineData("static (float spike, int v) Step(float current, float v) => (current, 1);", "SURR412: The step of 'Lif' returns 'int'")]
    [InlineData("static (float spike, float v) Step(float current, [Learned] float v) => (current, v);", "SURR412: The step of 'Lif' has [Learned] on 'v', which is a state")]
    [InlineData("static (float spike, float v) Step(float current, float v, [Learned] int levels) => (current, v * levels);", "SURR412: The step of 'Lif' has [Learned] on 'levels', which is no real number")]
    [InlineData("static (float spike, float v) Step(float a, float v, [OverTime] float b, [OverTime] float c, [OverTime] float d) => (a + b + c + d, v);", "SURR412: The step of 'Lif' has 4 inputs")]
    public void NamesWhatAStepIsNot(string step, string expected) => Reports($"namespace Demo;\n\n[Neuron(ATan, k: 2)]\npublic partial class Lif\n{{\n    {step}\n}}", expected);

    [Theory]
    [InlineData("NeuronModel.Leaky, Reset = Reset.Value", "SURR101: Value is not a member of 'Reset of Leaky'; use one of 'Zero', 'Subtract', 'None'")]
    [InlineData("NeuronModel.Leaky, Learned = [\"tau\"]", "SURR414: 'tau' is no parameter of 'Leaky'; use one of 'beta', 'threshold'")]
    [InlineData("NeuronModel.Leaky, DecayInput = true", "SURR104: 'DecayInput' has no effect: 'Leaky' has no such option")]
    [InlineData("NeuronModel.LI, Reset = Reset.Zero", "SURR104: 'Reset' has no effect: 'LI' has no such option")]
    [InlineData("(NeuronModel)99", "SURR101: 99 is not a member of 'NeuronModel'")]
    [InlineData("NeuronModel.Leaky, ATan, k: -1", "SURR102: 'k' is -1")]
    [InlineData("NeuronModel.Leaky, ATan, Sigma = 2", "SURR104: 'Sigma' has no effect")]
    [InlineData("NeuronModel.Leaky, SparseFastSigmoid, Soft = true", "SURR105: 'SparseFastSigmoid' has no smooth stand-in")]
    public void NamesWhatAReadyMadeNeuronHasNot(string annotation, string expected)
    {
        var reported = GeneratorRun.Reported(Sources.Usings + $"[Neuron({annotation})]\npublic sealed partial class Layer;");
        var messages = reported.Diagnostics.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}").ToArray();
        Assert.StartsWith(expected, Assert.Single(messages), StringComparison.Ordinal);
    }

    /// <summary>TorchSharp would take a member that a layer inherits for the place of its parameter, and fail in <c>to</c>.</summary>
    [Fact]
    public void NoParameterHasTheNameOfAnInheritedMember()
    {
        string[] names = [.. Layers().SelectMany(static type => type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(static member => member is FieldInfo or PropertyInfo && !member.Name.Contains('<', StringComparison.Ordinal))
            .Select(static member => member.Name).Distinct()];
        var reported = GeneratorRun.Broken(Sources.Usings + string.Join("\n", names.Select(static (name, i) =>
            $"[Neuron] partial class N{i} {{ static (float y, float v) Step(float x, float v, float {name}) => (v, {name} * v + x); }}")));
        var messages = reported.Diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).ToArray();
        Assert.Contains("training", names);
        Assert.Equal(names.Length, messages.Length);
        Assert.All(names.Zip(messages), static pair => Assert.Contains($"has a parameter '{pair.First}', and every module has a member of that name", pair.Second, StringComparison.Ordinal));

        static IEnumerable<Type> Layers()
        {
            foreach (var layer in new[] { typeof(Surrogates.Neurons.NeuronLayer), typeof(Surrogates.Neurons.TwoInputNeuronLayer), typeof(Surrogates.Neurons.ThreeInputNeuronLayer) })
            {
                for (var type = layer; type != typeof(object); type = type.BaseType!)
                {
                    yield return type;
                }
            }
        }
    }

    [Fact]
    public void AStepBesideAModelIsOneTooMany() =>
        Reports($"[Neuron(NeuronModel.LIF)]\npublic partial class Lif\n{{\n{Step}\n}}", "SURR410: 'Lif' is annotated with [Neuron], but has a step of its own, and is the ready-made neuron 'LIF' too");

    [Fact]
    public void OptionsOfAModelSayNothingOfAStep()
    {
        var reported = GeneratorRun.Reported(Sources.Usings + $"[Neuron(ATan, Reset = Reset.Zero, Learned = [\"decay\"])]\npublic partial class Lif\n{{\n{Step}\n}}");
        Assert.All(reported.Diagnostics, static diagnostic => Assert.Equal("SURR104", diagnostic.Id));
        Assert.Equal(2, reported.Diagnostics.Length);
    }

    /// <summary>A start at a parameter, options, learned parameters and the words of the table.</summary>
    [Fact]
    public Task AReadyMadeLayerIsWritten() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        namespace Demo;

        [Neuron(NeuronModel.LIF, ATan, k: 2, Reset = Reset.Value, Learned = ["tau"])]
        public sealed partial class Lif;
        """).Driver);

    /// <summary>What goes out comes in again: the number of neurons, a matrix, and a state more.</summary>
    [Fact]
    public Task ARecurrentLayerIsWritten() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        namespace Demo;

        [Neuron(NeuronModel.Leaky, Recurrent = true)]
        public sealed partial class Leaky;
        """).Driver);

    /// <summary>A surrogate of the class's own.</summary>
    [Fact]
    public void AReadyMadeLayerTakesASurrogateOfItsOwn() => GeneratorRun.Of(Sources.Usings + """
        [Neuron(NeuronModel.Leaky, k: 3, Smooth = nameof(Soft))]
        public sealed partial class Lif
        {
            static float Soft(float u, float k) => MathF.Tanh(k * u) / 2;
        }
        """.Replace("MathF", "System.MathF", StringComparison.Ordinal));

    /// <summary>What is wrong with the declarations around it is said as of methods.</summary>
    [Fact]
    public void AClassMustBePartial()
    {
        Reports($"[Neuron]\npublic class Lif\n{{\n{Step}\n}}", "SURR002: 'Lif' is annotated with [Neuron] but is not partial");
        Reports($"[Neuron]\nfile partial class Lif\n{{\n{Step}\n}}", "SURR003: 'Lif' is a file-local type");
    }

    /// <summary>What is wrong with the mathematics of the step is said once, and the layer is there all the same.</summary>
    [Fact]
    public void ALayerIsThereAlthoughItsStepIsNotSupported()
    {
        var reported = GeneratorRun.Reported(Sources.Usings + """
            namespace Demo;

            [Neuron(ATan, k: 2)]
            public partial class Lif
            {
                static (float spike, float v) Step(float current, float v, float decay = 0.9f)
                {
                    System.Console.WriteLine(v);
                    return (current, decay * v);
                }
            }

            static class Program
            {
                public static Tensor Run(Tensor x)
                {
                    using var layer = new Lif(decay: 0.5);
                    return layer.Run(x).v + layer.Record(x).spike;
                }
            }
            """);
        Assert.Equal("SURR202", Assert.Single(reported.Diagnostics).Id);
    }

    [Fact]
    public Task ALayerIsWrittenForItsStep() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        namespace Demo;

        [Neuron(ATan, k: 2)]
        public sealed partial class Alif
        {
            [Surrogate(Hard.Step)]
            public static partial Tensor Fires(Tensor x);

            static (float spike, float v, float a) Step(float current, float v, float a, float decay, float rho, [Learned] float beta = 1.8f)
            {
                var h = decay * v + current;
                var s = Surrogate.Step(h - 1 - beta * a);
                return (s, h - Surrogate.Detach(s), rho * a + (1 - rho) * s);
            }
        }
        """).Driver);

    /// <summary>Inputs, starts, numbers, choices, draws, members and documentation of the class.</summary>
    [Fact]
    public Task ALayerWithEverything() => Snapshot.Verify(GeneratorRun.Of(Sources.Usings + """
        namespace Demo;

        partial class Outer
        {
            /// <summary>Mine.</summary>
            [Neuron]
            internal partial class Noisy<T>
            {
                public Noisy(string title, int levels)
                    : this(levels) => Title = title;

                public string Title { get; }

                static (float v, float @class) Step(float current, [OverTime] float gain, int levels, float v = -65, bool isNoisy = false)
                {
                    var h = 0.5f * v + gain * current + (isNoisy ? Surrogate.Normal() : 0);
                    return (h, levels * Surrogate.Round(h));
                }
            }
        }
        """).Driver);

    private static void Reports(string source, string expected)
    {
        var reported = GeneratorRun.Broken(Sources.Usings + source);
        var messages = reported.Diagnostics.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}").ToArray();
        Assert.StartsWith(expected, Assert.Single(messages), StringComparison.Ordinal);
    }
}
