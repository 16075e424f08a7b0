using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Surrogates.Autograd;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Neurons;
using Surrogates.Generator.Tests.OverTime;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// Each native call of a forward and a backward pass is made to fail, one after the other: the caller hears of it at once, nothing is
/// left behind, and the next pass is as ever.
/// </summary>
[Collection(Side.Processes)]
public sealed unsafe class NativeFaultTests
{
    // Of the pool, whose blocks in use can be counted, and more than one part of a loop.
    private const long Columns = 40_000;

    private const long Steps = 18;
    private const long Neurons = 4000;
    private const int RecurrentSteps = 3;
    private const int RecurrentNeurons = 250;

    // Its autograd.grad() drops the gradients that had been computed when it throws.
    private const string LostByTorchSharp = "bytes of the pool are left behind";

    // Made in the first pass that is tried, which does not fail.
    private static readonly Lazy<RecurrentLif> Recurrent = new(static () => new(RecurrentNeurons));

    private static int _external;

    // The child's name for the pass that it is to try.
    private const string PassVariable = "SURROGATES_TESTS_PASS";

    public static TheoryData<string, string> Ways => new()
    {
        { "SURROGATES_USE_TORCHSHARP_FUNCTIONS", "backward" },
        { "SURROGATES_USE_TORCHSHARP_FUNCTIONS", "grad" },
        { "SURROGATES_USE_TORCHSHARP_FUNCTIONS", "Of" },
        { "SURROGATES_USE_TORCHSHARP_FUNCTIONS", "loop" },
        { "SURROGATES_USE_TORCHSHARP_FUNCTIONS", "recurrent" },
        { "SURROGATES_USE_TORCH_OPERATIONS", "backward" },
        { "SURROGATES_USE_TORCH_OPERATIONS", "grad" },
        { "SURROGATES_USE_TORCH_OPERATIONS", "Of" },
        { "SURROGATES_USE_TORCH_OPERATIONS", "loop" },
        { "SURROGATES_USE_TORCH_OPERATIONS", "recurrent" },
        { "none", "backward" },
        { "none", "grad" },
        { "none", "Of" },
        { "none", "loop" },
        { "none", "recurrent" },
    };

    [X64LinuxTheory]
    [MemberData(nameof(Ways))]
    public void EachReachesItsCaller(string setting, string pass)
    {
        var text = ChildProcess.Run(FailEach, (setting, "1"), (PassVariable, pass));
        Assert.EndsWith("calls, each as it should", text);
        Assert.InRange(int.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture), 20, 2000);
    }

    private static IReadOnlyList<(string Name, Func<Inputs, double[]> Run)> Passes =>
    [
        ("backward", static inputs =>
        {
            var outputs = Forward(inputs);
            torch.autograd.backward(outputs, inputs.Gradients);
            return [.. First(inputs.X.grad!), .. First(inputs.T.grad!)];
        }),
        ("grad", static inputs => [.. torch.autograd.grad(Forward(inputs), [inputs.X, inputs.T], inputs.Gradients).SelectMany(First)]),
        ("Of", static inputs => [.. Gradients.Of(Forward(inputs), [inputs.X, inputs.T], inputs.Gradients).SelectMany(First)]),
        ("loop", static inputs =>
        {
            var (sequence, last) = LoopOps.Leaky(inputs.Sequence, null, inputs.W);
            torch.autograd.backward([sequence, last], inputs.LoopGradients);
            return [.. First(inputs.Sequence.grad!), .. First(inputs.W.grad!)];
        }),
        ("recurrent", static inputs =>
        {
            var (spike, v, last) = Recurrent.Value.Run(inputs.Sequence[..RecurrentSteps].view(RecurrentSteps, -1, RecurrentNeurons));
            var ofState = inputs.LoopGradients[1].view(-1, RecurrentNeurons);
            Tensor[] gradients = [inputs.LoopGradients[0][..RecurrentSteps].view(RecurrentSteps, -1, RecurrentNeurons), ofState, ofState];
            return [.. Gradients.Of([spike, v, last], [inputs.Sequence, Recurrent.Value.get_parameter("recurrent.weight")!], gradients).SelectMany(First)];
        }),
    ];

    private static void FailEach()
    {
        NativeFaults.Install();
        FailOnce();
        var (name, run) = Passes.Single(static pass => pass.Name == Environment.GetEnvironmentVariable(PassVariable));
        Attempt(run, -1);
        var expected = Attempt(run, -1).Result!;
        var calls = NativeFaults.Calls;
        var before = Held();
        var wrong = new List<string>();
        for (var call = 0; call < calls; call++)
        {
            var (result, exception) = Attempt(run, call);
            var failed = NativeFaults.Failed;
            wrong.AddRange(Wrong(result, exception, before, Attempt(run, -1), expected)
                .Where(what => name != "grad" || !what.EndsWith(LostByTorchSharp, StringComparison.Ordinal))
                .Select(what => $"{call} {failed}: {what}"));
            before = Held();
        }

        Console.WriteLine(wrong.Count == 0 ? $"{calls} calls, each as it should" : string.Join('\n', wrong));
    }

    private static IEnumerable<string> Wrong(double[]? result, Exception? exception, (string What, long Count)[] before, (double[]? Result, Exception? Exception) next, double[] expected)
    {
        if (exception is null)
        {
            yield return result!.SequenceEqual(expected) ? "nothing was thrown" : "nothing was thrown, and the gradients are wrong";
        }
        else if (exception is not (InvalidOperationException or ExternalException or OutOfMemoryException))
        {
            yield return exception.ToString();
        }

        if (next.Exception is not null || !next.Result!.SequenceEqual(expected))
        {
            yield return $"the next pass gives {next.Exception?.ToString() ?? "other gradients"}";
        }

        foreach (var (what, now, then) in Held().Zip(before, static (now, then) => (now.What, now.Count, then.Count)).Where(static pair => pair.Item2 != pair.Item3))
        {
            yield return $"{now - then} {what} are left behind";
        }
    }

    // Whatever a pass can have left behind.
    private static (string What, long Count)[] Held()
    {
        ResultBlock.ReleaseLast();
        return
        [
            ("nodes", SurrogateMemory.Nodes),
            ("bytes of the pool", SurrogateMemory.Counters.InUse),
            ("external tensors", _external),
            ("tensors", Tensor.TotalCount),
            ("shared pointers", NativeFaults.CallsOf("CreateFunction") - NativeFaults.CallsOf("ReleaseSharedFunction")),
            ("weak pointers", NativeFaults.CallsOf("CreateFunction") - NativeFaults.CallsOf("ReleaseWeakFunction")),
            ("saved variables", NativeFaults.CallsOf("SaveFunction") - NativeFaults.CallsOf("ForgetFunction")),
        ];
    }

    private static (double[]? Result, Exception? Exception) Attempt(Func<Inputs, double[]> run, long failing)
    {
        using var scope = torch.NewDisposeScope();
        var inputs = new Inputs();
        NativeFaults.FailAt(failing);
        try
        {
            return (run(inputs), null);
        }
        catch (Exception exception)
        {
            return (null, exception);
        }
        finally
        {
            NativeFaults.StopFailing();
        }
    }

    // What is probed when a pass fails for the first time.
    private static void FailOnce()
    {
        FailingFunction.FailsBackward = true;
        using var scope = torch.NewDisposeScope();
        Assert.ThrowsAny<Exception>(() => Function<FailingFunction>.Apply([torch.ones(2, requires_grad: true)]).sum().backward());
    }

    private static Tensor[] Forward(Inputs inputs)
    {
        var y = TestOps.Ge(inputs.X, inputs.T);
        var (spike, membrane) = TestOps.Fire(TestOps.Product(y, inputs.Half), inputs.T, 0.9);
        return [spike, membrane];
    }

    private static double[] First(Tensor tensor) => [tensor.reshape(-1)[0].item<float>(), tensor.sum().item<float>()];

    private static Tensor External(bool requiresGrad, params long[] shape)
    {
        var count = (nuint)(shape.Aggregate(1L, static (product, size) => product * size) * sizeof(float));
        var memory = NativeMemory.Alloc(count);
        NativeMemory.Fill(memory, count, 0x3F);
        _external++;
        fixed (long* sizes = shape)
        {
            return ExternalTensor.New(memory, &Free, shape.Length, sizes, torch.ScalarType.Float32).Wrap().requires_grad_(requiresGrad);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(void* memory)
    {
        NativeMemory.Free(memory);
        _external--;
    }

    /// <summary>Whoever holds on to one of them is seen.</summary>
    private sealed class Inputs
    {
        public Tensor X { get; } = External(requiresGrad: true, 2, Columns);

        public Tensor T { get; } = External(requiresGrad: true, Columns);

        /// <summary>As long as states are kept of, and more than one part of a loop over time.</summary>
        public Tensor Sequence { get; } = External(requiresGrad: true, Steps, Neurons);

        /// <summary>What the steps of the loop prepare something of.</summary>
        public Tensor W { get; } = External(requiresGrad: true, Neurons);

        /// <summary>Converted to the type of the others.</summary>
        public Tensor Half { get; } = torch.ones(2, Columns, dtype: torch.float16);

        public Tensor[] Gradients { get; } = [External(requiresGrad: false, 2, Columns), External(requiresGrad: false, 2, Columns)];

        public Tensor[] LoopGradients { get; } = [External(requiresGrad: false, Steps, Neurons), External(requiresGrad: false, Neurons)];
    }
}
