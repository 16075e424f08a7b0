using System.Globalization;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Memory;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Which pages the memory of large tensors is made of.</summary>
[Collection(ProcessState.Name)]
public sealed class LargePagesTests : IDisposable
{
    private readonly PoolScope _pool = new();

    public void Dispose() => _pool.Dispose();

    [LargePagesFact]
    public unsafe void Large_blocks_begin_at_a_large_page_and_ask_for_them()
    {
        using var x = torch.zeros(3 << 20);
        using var y = TestOps.GeNumber(x, 0.5);
        var block = (long)MemoryBlock.FromMemory(new TensorHandle(y.Handle).Data);

        Assert.Equal(1, _pool.Change.Misses);
        Assert.Equal(0, block % LargePages.Bytes);
        Assert.Contains("hg", FlagsOf(block));
        Assert.Contains("hg", FlagsOf(block + (5 * LargePages.Bytes)));
    }

    [LargePagesFact]
    public void SmallerBlocksDoNot()
    {
        Assert.False(LargePages.AreFor((2 * LargePages.Bytes) - 1));
        Assert.True(LargePages.AreFor(2 * LargePages.Bytes));
    }

    // Of the mapping that an address belongs to.
    private static string[] FlagsOf(long address)
    {
        var isWithin = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].Split('-') is [var begin, var end])
            {
                isWithin = long.Parse(begin, NumberStyles.HexNumber, CultureInfo.InvariantCulture) <= address
                    && address < long.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }
            else if (isWithin && words[0] == "VmFlags:")
            {
                return words[1..];
            }
        }

        throw new InvalidOperationException($"No mapping has the address {address:x}.");
    }
}
