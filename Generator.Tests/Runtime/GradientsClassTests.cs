using Surrogates.Autograd;
using Surrogates.Generator.Tests.Harness;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary><see cref="Gradients"/> next to torch's own; what ends a process there runs in processes of its own here.</summary>
[Collection(Side.Processes)]
public sealed class GradientsClassTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public static TheoryData<string> Kinds { get; } = new("SURROGATES_USE_TORCHSHARP_FUNCTIONS", "none");

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AreTorchsOwn(bool createGraph)
    {
        var (x, t) = (torch.rand([4, 3], requires_grad: true), torch.rand(3, requires_grad: true));
        var h = x * 2;
        Tensor[] outputs = [TestOps.Product(h, t), TestOps.GeNumber(h, 0.5).sum()];
        Tensor[] given = [torch.rand(4, 3), torch.tensor(2f)];
        var expected = torch.autograd.grad(outputs, [x, t, h], given, retain_graph: true);
        var actual = Gradients.Of(outputs, [x, t, h], given, create_graph: createGraph);
        Assert.Equal(3, actual.Count);
        for (var i = 0; i < 3; i++)
        {
            Close.Assert(expected[i], actual[i].detach(), $"input {i}");
            Assert.Equal(createGraph, actual[i].requires_grad);
        }

        Assert.Null(x.grad);
    }

    /// <summary>As in torch: a graph that is recorded is retained.</summary>
    [Fact]
    public void TheGraphIsRetainedWhereItIsRecorded()
    {
        var x = torch.tensor(new[] { 0.25, 0.75 }, requires_grad: true);
        var y = TestOps.Product(TestOps.Product(x, x), x).sum();
        var first = Gradients.Of([y], [x], create_graph: true)[0];
        Assert.All(Close.Values(Gradients.Of([first.sum()], [x])[0]), static value => Assert.True(double.IsFinite(value) && value != 0));
        Assert.Contains("retain_graph: true", Assert.Throws<InvalidOperationException>(() => Gradients.Of([y], [x])).Message);
    }

    [Fact]
    public void TheyJoinTheCurrentScope()
    {
        var x = torch.ones(2, requires_grad: true);
        Tensor gradient;
        using (torch.NewDisposeScope())
        {
            gradient = Gradients.Of([TestOps.GeNumber(x, 0.5).sum()], [x])[0];
            Assert.False(gradient.IsInvalid);
        }

        Assert.True(gradient.IsInvalid);
    }

    [Fact]
    public void AnUnusedInputHasNoneIfItIsAllowed()
    {
        var (x, other) = (torch.ones(2, requires_grad: true), torch.ones(2, requires_grad: true));
        var gradients = Gradients.Of([TestOps.GeNumber(x, 0.5).sum()], [other, x], allow_unused: true);
        Assert.True(gradients[0].IsInvalid);
        Assert.Equal(x.shape, gradients[1].shape);
        Assert.True(Assert.Single(Gradients.Of([TestOps.GeNumber(x, 0.5).sum()], [other], allow_unused: true)).IsInvalid);
    }

    [Fact]
    public void BadArgumentsAreNamed()
    {
        var (x, constant) = (torch.ones(2, requires_grad: true), torch.ones(2));
        var y = TestOps.GeNumber(x, 0.5);
        Assert.Equal("outputs", Assert.Throws<ArgumentNullException>(() => Gradients.Of(null!, [x])).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => Gradients.Of([y], [])).ParamName);
        Assert.Equal("inputs[1]", Assert.Throws<ArgumentNullException>(() => Gradients.Of([y], [x, null!])).ParamName);
        Assert.Equal("inputs[0]", Assert.Throws<ArgumentException>(() => Gradients.Of([y], [constant])).ParamName);
        Assert.Equal("outputs[0]", Assert.Throws<ArgumentException>(() => Gradients.Of([constant], [x])).ParamName);
        Assert.Equal("grad_outputs", Assert.Throws<ArgumentException>(() => Gradients.Of([y], [x], [constant, constant])).ParamName);
        Assert.Equal("grad_outputs[0]", Assert.Throws<ArgumentException>(() => Gradients.Of([y], [x])).ParamName);
        var exception = Assert.Throws<ArgumentException>(() => Gradients.Of([y.sum(), y], [x], [null, torch.ones(3)]));
        Assert.Equal("grad_outputs[1]", exception.ParamName);
        Assert.StartsWith("It has the shape [3], but outputs[1] has [2].", exception.Message);
    }

    /// <summary>A failing op, with a custom function of TorchSharp before it that clears native errors, and without.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void AFailedOpIsAnException(string setting) => Assert.Equal(
        string.Concat(Enumerable.Repeat("Tests.Failing: the backward pass failed with NotFiniteNumberException: the kernel gave up|NotFiniteNumberException|None\n", 3)) + "nothing is left",
        ChildProcess.Run(Fail, (setting, "1")));

    /// <summary>Under <c>torch.autograd.grad</c> each of these ends the process.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ErrorsOfLibtorchAreExceptions(string setting) => Assert.Equal("unused|released|wrong", ChildProcess.Run(FailNatively, (setting, "1")));

    private static void Fail()
    {
        foreach (Func<Tensor, Tensor> upstream in new Func<Tensor, Tensor>[] { static leaf => leaf * 2, static leaf => Twice.apply(leaf), static leaf => leaf })
        {
            var leaf = torch.ones(3, requires_grad: true);
            var y = Function<FailingFunction>.Apply([upstream(leaf)]).sum();
            FailingFunction.FailsBackward = true;
            var exception = Assert.Throws<InvalidOperationException>(() => Gradients.Of([y], [leaf]));
            FailingFunction.FailsBackward = false;
            Console.WriteLine($"{exception.Message}|{exception.InnerException!.GetType().Name}|{leaf.grad?.ToString() ?? "None"}");
            TestOps.GeNumber(leaf, 0.5).sum().backward();
        }

        Console.WriteLine("nothing is left");
    }

    private static void FailNatively()
    {
        var (x, other) = (torch.ones(2, requires_grad: true), torch.ones(2, requires_grad: true));
        var unused = Assert.Throws<InvalidOperationException>(() => Gradients.Of([TestOps.GeNumber(x, 0.5).sum()], [other]));
        Assert.Contains("not have been used in the graph", unused.Message);

        var y = x.square().sum();
        Gradients.Of([y], [x]);
        var released = Assert.Throws<InvalidOperationException>(() => Gradients.Of([y], [x]));
        Assert.StartsWith("Trying to backward through the graph a second time", released.Message);

        var wrong = Assert.Throws<InvalidOperationException>(() => Gradients.Of([WrongShape.apply(x).sum()], [x]));
        Assert.Contains("invalid gradient", wrong.Message);
        Console.WriteLine("unused|released|wrong");
    }

    /// <summary>x, with a gradient of another shape.</summary>
    private sealed class WrongShape : torch.autograd.SingleTensorFunction<WrongShape>
    {
        public override string Name => nameof(WrongShape);

        public override Tensor forward(torch.autograd.AutogradContext context, params object[] inputs) => ((Tensor)inputs[0]).clone();

        public override List<Tensor> backward(torch.autograd.AutogradContext context, Tensor gradient) => [torch.ones(7)];
    }
}
