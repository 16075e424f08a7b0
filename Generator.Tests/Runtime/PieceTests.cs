using Surrogates.Loops;
using TorchSharp;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>The pieces that a part of a loop is run in.</summary>
public sealed class PieceTests
{
    [Fact]
    public void TensorsOfSeveralPiecesAreWhole()
    {
        var threads = torch.get_num_threads();
        torch.set_num_threads(1);
        try
        {
            using var scope = torch.NewDisposeScope();
            var x = torch.arange(LoopRange.MostInPlace + 13, dtype: torch.float32).remainder_(7).requires_grad_(true);
            var y = TestOps.GeNumber(x, 3);
            y.sum().backward();

            using var noGrad = torch.no_grad();
            Assert.True(y.Equals(x.ge(3).to(torch.float32)));
            Assert.Equal(0, (x.grad! - (1 / (1 + ((x - 3) * Math.PI).square()))).abs().max().ToDouble(), 1e-6);
        }
        finally
        {
            torch.set_num_threads(threads);
        }
    }

    [Fact]
    public void BlocksFitTheStackOfASmallThread()
    {
        for (var count = 1; count <= 3 * 32; count++)
        {
            var bytes = LoopRange.BlockBytes(count);
            Assert.InRange(bytes, 512, 4096);
            Assert.Equal(0, bytes % 64);
            Assert.InRange(bytes * count, 0, 65_536);
        }
    }
}
