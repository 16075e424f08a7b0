using Surrogates.Loops;

namespace Surrogates.Generator.Tests.Runtime;

public sealed unsafe class PartitionTests
{
    [Theory]
    [InlineData("elements: no sums", 1000, 1000, true, true, 8, 8, -1)]
    [InlineData("elements: the sums of a row are few", 1000, 1000, false, true, 8, 8, -1)]
    [InlineData("elements: a single sum", 1000, 1000, false, false, 8, 8, -1)]
    [InlineData("columns: the sums of a long row are many", 4, 1_000_000, false, true, 8, 8, 1)]
    [InlineData("rows: the sums of a long column are many", 1_000_000, 4, true, false, 8, 8, 0)]
    [InlineData("elements: the sums of a short column are few", 3, 1_000_000, true, false, 8, 8, -1)]
    public void LoopIsCutWhereSumsAreNotSharedOrFew(string what, long outer, long inner, bool keepsOuter, bool keepsInner, int threads, int parts, int dimension)
    {
        var partition = Cut(outer, inner, keepsOuter, keepsInner, threads);

        Assert.True((parts, dimension) == (partition.Parts, partition.Dimension), $"{what}: {partition}");
        var sums = keepsOuter && keepsInner ? 0 : (keepsOuter ? outer : 1) * (keepsInner ? inner : 1);
        Assert.True(sums * partition.Copies * sizeof(double) <= Math.Max(sums * sizeof(double), outer * inner * sizeof(float) / 4));
    }

    [Theory]
    [InlineData(1_000_000, 4, true, false, 3)]
    [InlineData(4, 1_000_001, false, true, 7)]
    [InlineData(9, 40_000, false, false, 5)]
    [InlineData(9, 40_000, true, true, 64)]
    public void PartsCoverEverythingOnce(long outer, long inner, bool keepsOuter, bool keepsInner, int threads)
    {
        var partition = Cut(outer, inner, keepsOuter, keepsInner, threads);
        var total = partition.Dimension switch { < 0 => outer * inner, 0 => outer, _ => inner };

        var at = 0L;
        for (var part = 0; part < partition.Parts; part++)
        {
            var (begin, end) = partition.Range(part, total);
            Assert.Equal(at, begin);
            at = end;
        }

        Assert.Equal(total, at);
    }

    [Fact]
    public void FewerThreadsRunWhereEachWouldNeedAllSums()
    {
        // Each dimension is summed over for one of the two: none can be cut without sharing sums.
        var shape = stackalloc long[] { 2, 300_000 };
        var row = stackalloc long[] { 0, 1 };
        var column = stackalloc long[] { 1, 0 };
        var rows = stackalloc LoopOperand[]
        {
            new() { Access = LoopAccess.Summed, Strides = row, SumCount = 300_000 },
            new() { Access = LoopAccess.Summed, Strides = column, SumCount = 2 },
        };
        var loop = new ElementwiseLoop { Operands = rows, OperandCount = 2, Shape = shape, Dimensions = 2, Count = 600_000, Kernel = new() { NumberSize = sizeof(float) } };

        Assert.Equal(1, Partition.Of(loop, 16).Parts);
    }

    private static Partition Cut(long outer, long inner, bool keepsOuter, bool keepsInner, int threads)
    {
        var shape = stackalloc long[] { outer, inner };
        var strides = stackalloc long[] { keepsOuter ? (keepsInner ? inner : 1) : 0, keepsInner ? 1 : 0 };
        var row = new LoopOperand
        {
            Access = keepsOuter && keepsInner ? LoopAccess.Stored : LoopAccess.Summed,
            Strides = strides,
            SumCount = (keepsOuter ? outer : 1) * (keepsInner ? inner : 1),
        };
        var loop = new ElementwiseLoop { Operands = &row, OperandCount = 1, Shape = shape, Dimensions = 2, Count = outer * inner, Kernel = new() { NumberSize = sizeof(float) } };
        return Partition.Of(loop, threads);
    }
}
