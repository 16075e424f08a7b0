using Surrogates.Autograd;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// Failures whose native error may not reach the caller of the pass: under <c>autograd.grad</c>, which must not be stopped, any other
/// custom function clears it, and on a thread of the engine nobody asks for it.
/// </summary>
public sealed class LostFailureTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public static TheoryData<bool, bool> Ways => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    public void Dispose()
    {
        FailingFunction.FailsBackward = false;
        BackwardFailure.Clear();
        _scope.Dispose();
    }

    /// <summary>The error is left once more at the end of the pass, after whatever cleared it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AFailureBehindAnotherFunctionIsThrownAtOnce(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.ones(2, requires_grad: true);
        for (var repeat = 0; repeat < 3; repeat++)
        {
            var exception = Assert.ThrowsAny<Exception>(() => Lose(leaf));
            Assert.StartsWith($"x of {TestOps.GeNumberName} was modified in place", exception.Message);
            Assert.IsType<SavedTensorException>(exception.InnerException);
            NextPassIsFine();
        }
    }

    [Fact]
    public void LostFailureIsReportedOnceByTheNextCall()
    {
        AddLost();
        var leaf = torch.ones(2, requires_grad: true);
        var exception = Assert.Throws<InvalidOperationException>(() => TestOps.Product(leaf, leaf));
        Assert.Equal("An earlier backward pass failed in Tests.Lost, and the exception could not be thrown from it: the gradients of that pass are NaN. It is lost.", exception.Message);
        Assert.IsType<NotFiniteNumberException>(exception.InnerException);
        NextPassIsFine();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void FailureThatWasThrownIsNotReportedAgain(bool native, bool throughGrad)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.ones(2, requires_grad: true);
        for (var repeat = 0; repeat < 2; repeat++)
        {
            var y = Function<FailingFunction>.Apply([leaf]).sum();
            FailingFunction.FailsBackward = true;
            Assert.ThrowsAny<Exception>(() => Backward(y, leaf, throughGrad));
            FailingFunction.FailsBackward = false;
            NextPassIsFine();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LaterNodeOfThePassRestoresALostError(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.ones(2, requires_grad: true);
        var x = Twice.apply(TestOps.GeNumber(leaf, 0.5));
        var y = TestOps.GeNumber(x, 0.5).sum();
        x.add_(1);
        Assert.Contains("was modified in place", Assert.ThrowsAny<Exception>(() => Backward(y, leaf, throughGrad: true)).Message);
        NextPassIsFine();
    }

    [Fact]
    public void CallInsideThePassDoesNotReport()
    {
        // An exception would leave a callback there, which ends the process.
        var leaf = torch.ones(2, requires_grad: true);
        var x = Thresholded.apply(leaf);
        var y = TestOps.GeNumber(x, 0.5).sum();
        x.add_(1);
        Assert.Contains("was modified in place", Assert.ThrowsAny<Exception>(() => Backward(y, leaf, throughGrad: true)).Message);
        NextPassIsFine();
    }

    [Fact]
    public void LostFailureIsReportedOnItsOwnThread()
    {
        var leaf = torch.ones(2, requires_grad: true);
        NextPassIsFine();
        AddLost();
        var other = new Thread(NextPassIsFine);
        other.Start();
        other.Join();
        Assert.Throws<InvalidOperationException>(() => TestOps.GeNumber(leaf, 0.5));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FailureOnAThreadOfTheEngineIsReportedOnAny(bool native)
    {
        using var kind = NodeChoice.Use(native);

        var leaf = torch.ones(2, requires_grad: true);
        var innermost = default(Tensor);
        Nested.Run(inner =>
        {
            FailingFunction.FailsBackward = true;
            innermost = Backward(Function<FailingFunction>.Apply([inner]).sum(), inner, throughGrad: true).DetachFromDisposeScope();
        });
        FailingFunction.FailsBackward = false;
        Assert.All(Close.Values(innermost!), static value => Assert.True(double.IsNaN(value)));
        innermost!.Dispose();
        var exception = default(Exception);
        var thread = new Thread(() => exception = Record.Exception(() => TestOps.GeNumber(leaf, 0.5)));
        thread.Start();
        thread.Join();
        Assert.Contains("Tests.Failing", Assert.IsType<InvalidOperationException>(exception).Message);
        Assert.IsType<NotFiniteNumberException>(exception.InnerException);
        NextPassIsFine();
    }

    /// <summary>Under <c>backward()</c> the caller waits on another thread than the one that fails, and is told all the same.</summary>
    [Fact]
    public void AStoppedPassThrowsWhereItsCallerWaits()
    {
        var exception = default(Exception);
        var waitsOn = 0;
        Nested.Run(inner =>
        {
            waitsOn = Environment.CurrentManagedThreadId;
            FailingFunction.FailsBackward = true;
            exception = Record.Exception(() => Function<FailingFunction>.Apply([inner]).sum().backward());
            FailingFunction.FailsBackward = false;
        });
        Assert.NotEqual(waitsOn, FailingFunction.FailedOn);
        Assert.Equal("Tests.Failing: the backward pass failed with NotFiniteNumberException: the kernel gave up", exception!.Message);
        Assert.IsType<NotFiniteNumberException>(exception.InnerException);
        NextPassIsFine();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void FailureOnAnotherDeviceReachesTheCaller(bool native, bool throughGrad)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.zeros([2, 3], device: torch.META, requires_grad: true);
        var y = Function<FailingFunction>.Apply([leaf]).sum();
        FailingFunction.FailsBackward = true;
        var exception = Assert.ThrowsAny<Exception>(() => Backward(y, leaf, throughGrad));
        FailingFunction.FailsBackward = false;
        Assert.Contains("the kernel gave up", exception.Message);
        NextPassIsFine();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void CheckForNaNDoesNotEndTheProcess(bool native, bool throughGrad)
    {
        using var kind = NodeChoice.Use(native);
        using var anomaly = torch.autograd.detect_anomaly(check_nan: true);
        var leaf = torch.ones(2, requires_grad: true);
        var y = Function<FailingFunction>.Apply([leaf]).sum();
        FailingFunction.FailsBackward = true;
        Assert.Contains("the kernel gave up", Assert.ThrowsAny<Exception>(() => Backward(y, leaf, throughGrad)).Message);
    }

    [Fact]
    public void OutsideOfPassesNoneIsRunning()
    {
        Assert.Null(GraphTask.Identity);
        Assert.False(GraphTask.MayBeRunning);
    }

    // As where libtorch calls nobody at the end of a pass, and another function has cleared the error.
    private static void AddLost() => PendingFailures.Add("Tests.Lost", new NotFiniteNumberException(), "It is lost.", FailureWay.LeftError);

    private static Tensor Lose(Tensor leaf)
    {
        var x = Twice.apply(leaf);
        var y = TestOps.GeNumber(x, 0.5).sum();
        x.add_(1);
        return Backward(y, leaf, throughGrad: true);
    }

    private static Tensor Backward(Tensor y, Tensor leaf, bool throughGrad)
    {
        if (throughGrad)
        {
            return torch.autograd.grad([y], [leaf])[0];
        }

        y.backward();
        return leaf.grad!;
    }

    private static void NextPassIsFine()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor(new[] { 0.5f, 0.75f }, requires_grad: true);
        TestOps.GeNumber(x, 0.5).sum().backward();
        Assert.Equal(1f, x.grad!.data<float>()[0]);
    }
}
