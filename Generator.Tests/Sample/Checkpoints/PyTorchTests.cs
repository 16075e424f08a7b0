using System.Text.Json;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Files;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Sample.Checkpoints;

/// <summary>PyTorch reads what is written here, and what it writes is read here.</summary>
public sealed class PyTorchTests : IDisposable
{
    private static readonly string[] Instructions =
    [
        "PROTO", "STOP", "MARK", "GLOBAL", "REDUCE", "BINPERSID", "BINPUT", "LONG_BINPUT", "BINGET", "LONG_BINGET", "NONE", "NEWTRUE", "NEWFALSE",
        "BININT", "BININT1", "BININT2", "BINFLOAT", "BINUNICODE", "EMPTY_TUPLE", "TUPLE", "TUPLE1", "TUPLE2", "TUPLE3", "EMPTY_LIST", "APPEND", "APPENDS",
        "EMPTY_DICT", "SETITEM", "SETITEMS",
    ];

    private static readonly string[] Types =
    [
        "collections OrderedDict", "torch._utils _rebuild_tensor_v2", "torch FloatStorage", "torch DoubleStorage", "torch LongStorage", "torch ByteStorage",
    ];

    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "run.pt");

    public void Dispose() => _folder.Dispose();

    [PythonFact("torch")]
    public void PyTorchReadsTheWeights()
    {
        using var run = Trained();
        Checkpoint.Write(File, run.Run);

        var read = Python("""
            weights = torch.load(path)["model_state_dict"]
            assert not any(tensor.requires_grad for tensor in weights.values())
            answer = [[name, list(tensor.shape), str(tensor.dtype), tensor.flatten().tolist()] for name, tensor in weights.items()]
            """);

        Assert.Equal(
            run.Run.Network.state_dict().Select(static entry => (entry.Key, Text(entry.Value.shape), "torch.float32", Text(entry.Value.data<float>()))),
            read.EnumerateArray().Select(static entry => (
                entry[0].GetString()!, Text(Numbers(entry[1]).Select(static n => (long)n)), entry[2].GetString()!, Text(Numbers(entry[3]).Select(static n => (float)n)))));
    }

    /// <summary>The next step of PyTorch's Adam is that of this one.</summary>
    [PythonFact("torch")]
    public void PyTorchGoesOnWithTheOptimizer()
    {
        using var scope = NewDisposeScope();
        using var run = Trained();
        Checkpoint.Write(File, run.Run);
        foreach (var parameter in run.Run.Network.parameters())
        {
            parameter.grad = full_like(parameter, 0.01f);
        }

        run.Run.Optimizer.step();

        var read = Python("""
            checkpoint = torch.load(path)
            parameters = [tensor.clone().requires_grad_() for tensor in checkpoint["model_state_dict"].values()]
            optimizer = torch.optim.Adam(parameters)
            optimizer.load_state_dict(checkpoint["optimizer_state_dict"])
            for parameter in parameters:
                parameter.grad = torch.full_like(parameter, 0.01)
            optimizer.step()
            answer = [parameter.flatten().tolist() for parameter in parameters]
            """);

        var expected = run.Run.Network.parameters().SelectMany(static parameter => parameter.data<float>().ToArray()).ToArray();
        var found = read.EnumerateArray().SelectMany(Numbers).ToArray();
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), static pair => Assert.Equal(pair.First, pair.Second, 1e-7));
    }

    /// <summary>What loads only weights, as PyTorch does from 2.6 on if nothing else is asked for, knows these instructions and types.</summary>
    [PythonFact("torch")]
    public void ALoaderOfWeightsAloneReadsIt()
    {
        using var run = Trained();
        Checkpoint.Write(File, run.Run);

        var read = Python("""
            import pickletools, zipfile
            archive = zipfile.ZipFile(path)
            instructions = list(pickletools.genops(archive.read("model/data.pkl")))
            answer = [sorted({code.name for code, _, _ in instructions}), sorted({arg for code, arg, _ in instructions if code.name == "GLOBAL"})]
            """);

        Assert.All(read[0].EnumerateArray(), static name => Assert.Contains(name.GetString(), Instructions));
        Assert.All(read[1].EnumerateArray(), static name => Assert.Contains(name.GetString(), Types));
    }

    [PythonTheory("torch")]
    [InlineData("torch.float32")]
    [InlineData("torch.float64")]
    public void AStateDictOfPyTorchIsRead(string type)
    {
        var written = Python($$"""
            torch.manual_seed(3)
            network = torch.nn.Module()
            network.layers = torch.nn.Sequential(
                torch.nn.Linear(20, 8), torch.nn.Identity(), torch.nn.Linear(8, 8), torch.nn.Identity(), torch.nn.Linear(8, 10)).to({{type}})
            torch.save(network.state_dict(), path)
            answer = [[name, tensor.flatten().tolist()] for name, tensor in network.state_dict().items()]
            """);

        using var run = new SmallRun();
        using var weights = Weights.Read(File);
        weights.CopyTo(run.Run.Network);

        Assert.Null(weights.Options);
        Assert.Equal(8, weights.Hidden);
        Assert.Equal(
            written.EnumerateArray().Select(static entry => (entry[0].GetString()!, Text(Numbers(entry[1]).Select(static n => (float)n)))),
            run.Run.Network.state_dict().Select(static entry => (entry.Key, Text(entry.Value.data<float>()))));
        // PyTorch saves tensors without gradients; those of the network are to be trained all the same.
        Assert.All(run.Run.Network.parameters(), static parameter => Assert.True(parameter.requires_grad));
        var before = run.State();
        run.Train(1);
        Assert.NotEqual(before[0], run.State()[0]);
    }

    [PythonFact("torch")]
    public void WhatIsNoStateDictIsRefused()
    {
        (string Saved, string Message)[] cases =
        [
            ("torch.nn.Linear(2, 3)", "no dictionary of tensors that can be read: "),
            ("[1, 2]", "no dictionary of tensors that can be read: "),
            ("{'layers.0.weight': torch.zeros(20, 8).t()}", "no dictionary of tensors that can be read: "),
            ("{'layers.0.weight': torch.zeros(16, 20)[8:]}", "no dictionary of tensors that can be read: "),
            ("{'layers.0.weight': 1}", "'layers.0.weight' is missing, or is not what it should be"),
            ("{'epoch': 1}", "the tensor layers.0.weight is missing"),
            ("{}", "the tensor layers.0.weight is missing"),
        ];
        Python($$"""
            for i, saved in enumerate([{{string.Join(", ", cases.Select(static one => one.Saved))}}]):
                torch.save(saved, path + str(i))
            torch.save({}, path, _use_new_zipfile_serialization=False)
            answer = None
            """);

        Assert.Equal($"{File}: neither a checkpoint nor a file of PyTorch, from 1.6 on", Fault(File));
        Assert.All(cases, (one, i) =>
        {
            var fault = Fault(File + i);
            Assert.StartsWith($"{File}{i}: {one.Message}", fault);
            Assert.DoesNotContain('\n', fault);
        });

        static string Fault(string path) => Assert.Throws<FileException>(() => Weights.Read(path)).Message;
    }

    private static SmallRun Trained()
    {
        var run = new SmallRun();
        run.Train(SmallRun.StepsAnEpoch + 1);
        return run;
    }

    private JsonElement Python(string script) => JsonDocument.Parse(
        Harness.Python.Run(["-c", $"import json, sys, torch\npath = sys.argv[1]\n{script}\nprint(json.dumps(answer))", File])).RootElement;

    private static IEnumerable<double> Numbers(JsonElement list) => list.EnumerateArray().Select(static number => number.GetDouble());

    private static string Text<T>(IEnumerable<T> numbers) => string.Join(' ', numbers);
}
