using Surrogates.Autograd;
using Surrogates.Generator.Tests.Harness;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// Whatever fails in a pass reaches its caller at once, with the original exception inside, and leaves are as they were: in processes of
/// their own, which must not end of it.
/// </summary>
[Collection(Side.Processes)]
public sealed class FailingPassTests
{
    public static TheoryData<string> Kinds { get; } = new("SURROGATES_USE_TORCHSHARP_FUNCTIONS", "none");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhateverElseIsInTheGraph(string setting) => Assert.Equal(
        string.Concat(Enumerable.Repeat("Tests.Failing: the backward pass failed with NotFiniteNumberException: the kernel gave up|NotFiniteNumberException|True|None\n", 8)).Trim(),
        ChildProcess.Run(Fail, (setting, "1")));

    /// <summary>As with torch's own operations: what earlier rounds have added stays, and of the failed one nothing comes.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void LeavesAreAsTheyWereBefore(string setting) => Assert.Equal(ChildProcess.Run(PrintThreeRounds, (setting, "1")), ChildProcess.Run(PrintFourRounds, (setting, "1")));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ALeafThatIsReachedFirstKeepsItsGradient(string setting) => Assert.Equal("1 1|None", ChildProcess.Run(FailAfterALeaf, (setting, "1")));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnExceptionWithoutAReadableMessage(string setting) =>
        Assert.Equal("Tests.Unreadable: the backward pass failed with UnreadableException: its message cannot be read, which throws InvalidCastException|UnreadableException", ChildProcess.Run(FailUnreadably, (setting, "1")));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void MessagesArriveWhole(string setting) => Assert.Equal("True True True", ChildProcess.Run(FailWithMessages, (setting, "1")));

    /// <summary>More failures than have numbers of their own, on several threads: each caller gets its own.</summary>
    [Fact]
    public void ManyFailuresOnManyThreads() => Assert.Equal("4 threads, each its own", ChildProcess.Run(FailOnThreads));

    private static void Fail()
    {
        FailingFunction.FailsBackward = true;
        foreach (var shape in new long[][] { [], [3] })
        {
            foreach (Func<Tensor, Tensor> upstream in new Func<Tensor, Tensor>[] { static leaf => leaf * 2, static leaf => Twice.apply(leaf) })
            {
                foreach (var inputs in new[] { false, true })
                {
                    var leaf = torch.ones(shape, requires_grad: true);
                    var y = Twice.apply(Function<FailingFunction>.Apply([upstream(leaf)])).sum();
                    var exception = Caught(() => y.backward(inputs: inputs ? [leaf] : null));
                    Console.WriteLine($"{exception.Message}|{exception.InnerException!.GetType().Name}|{exception.InnerException.StackTrace!.Contains("GiveUp", StringComparison.Ordinal)}|{Text(leaf.grad)}");
                }
            }
        }
    }

    private static void PrintThreeRounds() => PrintRounds(3, failing: -1);

    private static void PrintFourRounds() => PrintRounds(4, failing: 2);

    private static void PrintRounds(int rounds, int failing)
    {
        var w = torch.tensor(new[] { 1f, 2f }, requires_grad: true);
        for (var round = 0; round < rounds; round++)
        {
            var x = w * 2;
            var y = TestOps.GeNumber(x, 0.5).sum();
            if (round == failing)
            {
                x.add_(1);
                var exception = Caught(() => y.backward());
                Assert.StartsWith($"x of {TestOps.GeNumberName} was modified in place", exception.Message);
            }
            else
            {
                y.backward();
            }
        }

        Console.WriteLine(Text(w.grad));
    }

    // The engine runs what was computed last first.
    private static void FailAfterALeaf()
    {
        var (early, late) = (torch.ones(2, requires_grad: true), torch.ones(2, requires_grad: true));
        var failing = Function<FailingFunction>.Apply([early * 2]);
        FailingFunction.FailsBackward = true;
        Caught(() => (failing + TestOps.Straight(late)).sum().backward());
        Console.WriteLine($"{Text(late.grad)}|{Text(early.grad)}");
    }

    private static void FailUnreadably()
    {
        var exception = Caught(() => Function<UnreadableFunction>.Apply([torch.ones(2, requires_grad: true)]).sum().backward());
        Console.WriteLine($"{exception.Message}|{exception.InnerException!.GetType().Name}");
    }

    private static void FailWithMessages()
    {
        string[] messages = ["before\0after", string.Concat(Enumerable.Repeat("Größe ≥ 1, 閾値; ", 1000)), "Exception raised from nowhere\n\n[Surrogates 3] of no meaning got 70"];
        Console.WriteLine(string.Join(' ', messages.Select(static message =>
        {
            SpeakingFunction.Message = message;
            var leaf = torch.ones(2, requires_grad: true);
            var (first, second) = (Function<SpeakingFunction>.Apply([leaf]).sum(), Function<SpeakingFunction>.Apply([leaf]).sum());
            var expected = $"Tests.Speaking: the backward pass failed with TimeoutException: {message}";
            return Caught(() => first.backward()).Message == expected && Caught(() => torch.autograd.grad([second], [leaf])).Message == expected;
        })));
    }

    private static void FailOnThreads()
    {
        const int Threads = 4;
        const int Failures = 300;
        var own = 0;
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            var leaf = torch.ones(2, requires_grad: true);
            for (var i = 0; i < Failures; i++)
            {
                SpeakingFunction.Message = $"thread {number}, failure {i}";
                using var y = Function<SpeakingFunction>.Apply([leaf]).sum();
                var exception = i % 2 == 0 ? Caught(() => y.backward()) : Caught(() => torch.autograd.grad([y], [leaf]));
                Assert.EndsWith(SpeakingFunction.Message, exception.Message);
                Assert.Equal(SpeakingFunction.Message, exception.InnerException!.Message);
            }

            Interlocked.Increment(ref own);
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        Console.WriteLine($"{own} threads, each its own");
    }

    private static Exception Caught(Action action) => Record.Exception(action) ?? throw new InvalidOperationException("Nothing was thrown.");

    private static string Text(Tensor? tensor) => tensor is null ? "None" : string.Join(' ', Close.Values(tensor));
}
