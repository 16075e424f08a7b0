using TorchSharp;
using Xunit;

namespace Surrogates.Generator.Tests.Runtime;

public sealed class SmokeTests
{
    [Fact]
    public void Ge()
    {
        using var x = torch.tensor(new double[] { 1, 2, 0.5, 1.5 }, requires_grad: true);
        using var t = torch.tensor(1.0, requires_grad: true);
        using var y = TestOps.Ge(x, t);
        Assert.Equal([1, 1, 0, 1], y.data<double>().ToArray());
        y.sum().backward();
        Assert.Equal(25, x.grad!.data<double>()[0], 12);
        Assert.Equal(1.9287498479639178e-20, x.grad!.data<double>()[2], 1e-30);
        Assert.Equal(-25, t.grad!.item<double>(), 12);
    }
}
