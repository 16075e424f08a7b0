using Surrogates.Generator.Tests.Harness;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>A chain of any length is let go of on a small stack, in processes of their own, which an overflow would end.</summary>
[Collection(Side.Processes)]
public sealed class LongChainTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("SURROGATES_USE_TORCHSHARP_FUNCTIONS")]
    public void IsLetGo(string setting)
    {
        Assert.Equal("let go", ChildProcess.Run(LetGo, (setting, "1")));
        Assert.Equal("passed", ChildProcess.Run(PassThrough, (setting, "1")));
    }

    private static void LetGo() => OnSmallStack(static chain => chain.Dispose(), "let go");

    private static void PassThrough() => OnSmallStack(
        static chain =>
        {
            using var sum = chain.sum();
            chain.Dispose();
            sum.backward();
        },
        "passed");

    // A chain of a hundred overflows it if each link takes its own part of the stack.
    private static void OnSmallStack(Action<Tensor> use, string done)
    {
        using var leaf = torch.zeros(4, requires_grad: true);
        using var other = torch.ones(4);
        var chain = leaf.alias();
        for (var i = 0; i < 10_000; i++)
        {
            var next = TestOps.Product(chain, other);
            chain.Dispose();
            chain = next;
        }

        var thread = new Thread(() => use(chain), 256 * 1024);
        thread.Start();
        thread.Join();
        Console.WriteLine(done);
    }
}
