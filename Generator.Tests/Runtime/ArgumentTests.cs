using Surrogates.Autograd;
using Surrogates.Functions;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

public sealed class ArgumentTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
    }

    [Fact]
    public void NullIsNamed()
    {
        var exception = Assert.Throws<ArgumentNullException>(() => TestOps.Ge(torch.rand(2), null!));
        Assert.Equal("threshold", exception.ParamName);
        Assert.Contains($"threshold of {TestOps.GeName} is null", exception.Message);
    }

    [Fact]
    public void DisposedTensorIsNamed()
    {
        var x = torch.rand(2);
        x.Dispose();
        Fails(() => TestOps.GeNumber(x, 0), "x", $"x of {TestOps.GeNumberName} has been disposed");
    }

    [Fact]
    public void TypeWithoutGradientsIsRejected()
    {
        foreach (var type in new[] { torch.int64, torch.@bool, torch.complex64, torch.uint8 })
        {
            Fails(() => TestOps.GeNumber(torch.zeros(2, dtype: type), 0), "x", "to(torch.float32)");
        }

        Fails(() => TestOps.Ge(torch.zeros(2), torch.zeros(2, dtype: torch.complex64)), "threshold", "is complex");
    }

    /// <summary>Nothing is converted for a call that fails.</summary>
    [Fact]
    public void ShapesAreComparedBeforeTypesAreConverted()
    {
        var before = torch.Tensor.TotalCount;
        Fails(() => TestOps.Ge(torch.zeros(4, 3), torch.zeros(2, 4, dtype: torch.int64)), "threshold", "[2, 4]", "[4, 3]");
        Assert.Equal(before + 2, torch.Tensor.TotalCount);
    }

    [Fact]
    public void AQuantisedTensorIsRejected()
    {
        var threshold = torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.ScalarType.QInt8);
        Fails(() => TestOps.Ge(torch.zeros(2), threshold), "threshold", "QInt8", "dequantize()");
        Fails(() => TestOps.GeNumber(threshold, 1), "x", "QInt8");
    }

    [Fact]
    public void ShapesThatDoNotBroadcastAreBothNamed()
    {
        Fails(() => TestOps.Ge(torch.zeros(4, 3), torch.zeros(2, 4)), "threshold", "[2, 4]", "[4, 3]");
    }

    [Fact]
    public void SparseTensorIsRejected()
    {
        Fails(() => TestOps.GeNumber(torch.eye(3).to_sparse(), 0), "x", "to_dense()");
    }

    [Fact]
    public void OtherDeviceIsNamed()
    {
        Fails(() => TestOps.Ge(torch.zeros(2), torch.zeros(2, device: torch.META)), "threshold", "META", "CPU", "to(device)");
    }

    [Fact]
    public void OperandsAreCounted()
    {
        Assert.Contains("takes 2 operands, not 1", Assert.Throws<ArgumentException>(() => Function<SumFunction>.Apply([torch.zeros(1)])).Message);
        Assert.Contains("needs a tensor", Assert.Throws<ArgumentException>(() => Function<SumFunction>.Apply([1, 2])).Message);
        Assert.Contains("has 2 outputs, not 1", Assert.Throws<ArgumentException>(() => Function<TwinFunction>.Apply([torch.zeros(1)])).Message);
    }

    [Fact]
    public void RowThatIsNotThereIsAnException()
    {
        Assert.Throws<InvalidOperationException>(() => Function<SumFunction>.Apply([torch.zeros(1), 1.0]));
    }

    [Fact]
    public void SignatureChecksItsPositions()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Signature("A", ["x"]) { Saved = [1] });
        Assert.Throws<ArgumentException>(() => new Signature("A", []));
        var signature = new Signature("A", ["x", "y", "z"]) { Saved = [2, 0] };
        Assert.Equal([0, 2], signature.Saved);
        Assert.Equal([0, 1, 2], signature.Differentiable);
        Assert.Null(signature.Main);
        Assert.Empty(signature.SavedOutputs);
        Assert.Throws<ArgumentException>(() => new Signature("A", ["x"]) { SavedOutputs = [1] }.Check());
        new Signature("A", ["x"]) { SavedOutputs = [1], Outputs = 2 }.Check();
        Assert.Throws<ArgumentOutOfRangeException>(() => new Signature("A", ["x"]) { Outputs = 2, SavedOutputs = [-1] });
        Assert.Equal([0, 1], new Signature("A", ["x"]) { Outputs = 2, SavedOutputs = [1, 0, 1] }.SavedOutputs);
    }

    [Fact]
    public void MetaTensorsHaveShapes()
    {
        Assert.Equal([4, 3], TestOps.GeNumber(torch.zeros([4, 3], device: torch.META), 0).shape);
    }

    private static void Fails(Func<Tensor> op, string operand, params string[] parts)
    {
        var exception = Assert.Throws<ArgumentException>(() => op());
        Assert.Equal(operand, exception.ParamName);
        Assert.All(parts, part => Assert.Contains(part, exception.Message));
    }
}
