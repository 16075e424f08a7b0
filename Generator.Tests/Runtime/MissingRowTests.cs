using Surrogates.Autograd;
using Surrogates.Functions;
using Surrogates.Generator.Tests.Harness;
using TorchSharp;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>A kernel that asks for a row which is not there is an exception, in a process of its own, which must not end of it.</summary>
[Collection(Side.Processes)]
public sealed class MissingRowTests
{
    private static readonly Asks[] All = Enum.GetValues<Asks>();

    internal enum Asks
    {
        InputOfANumber,
        InputTooMany,
        InputBelowZero,
        OutputTooMany,
        GradientInForward,
        InputGradientInForward,
        UnsavedInput,
        UnsavedOutput,
        GradientTooMany,
        InputGradientTooMany,
    }

    [Theory]
    [InlineData("none")]
    [InlineData("SURROGATES_USE_TORCH_OPERATIONS")]
    public void IsAnException(string setting) => Assert.Equal(string.Join('\n', All.Select(static asks => $"{asks}: The kernel asked for a row that is not there")), ChildProcess.Run(AskForAll, (setting, "1")));

    private static void AskForAll()
    {
        foreach (var asks in All)
        {
            AskingFunction.Asks = asks;
            var leaf = torch.ones(5, requires_grad: true);
            var exception = Record.Exception(() => Function<AskingFunction>.Apply([leaf, 2.0]).sum().backward())!;
            Console.WriteLine($"{asks}: {(exception.InnerException ?? exception).Message.Split(':')[0]}");
        }
    }

    /// <summary>x, with a number beside it of which it makes nothing.</summary>
    private readonly struct AskingFunction : IFunction
    {
        public static Asks Asks { get; set; }

        static Signature IFunction.Signature { get; } = new("Tests.Asking", ["x", "c"]) { Saved = [] };

        static void IFunction.Forward<T>(in Batch<T> batch)
        {
            Ask(batch, isBackward: false);
            var x = batch.Input(0);
            var y = batch.Output(0);
            foreach (var i in batch)
            {
                y[i] = x[i];
            }
        }

        static void IFunction.Backward<T>(in Batch<T> batch)
        {
            Ask(batch, isBackward: true);
            throw new InvalidOperationException("Nothing was missing");
        }

        private static void Ask<T>(in Batch<T> batch, bool isBackward)
            where T : struct, Surrogates.Numbers.IReal<T>
        {
            _ = (Asks, isBackward) switch
            {
                (Asks.InputOfANumber, _) => batch.Input(1),
                (Asks.InputTooMany, _) => batch.Input(2),
                (Asks.InputBelowZero, _) => batch.Input(-1),
                (Asks.OutputTooMany, _) => batch.Output(1),
                (Asks.GradientInForward, false) => batch.Gradient(0),
                (Asks.InputGradientInForward, false) => batch.InputGradient(0),
                (Asks.UnsavedInput, true) => batch.Input(0),
                (Asks.UnsavedOutput, true) => batch.Output(0),
                (Asks.GradientTooMany, true) => batch.Gradient(1),
                (Asks.InputGradientTooMany, true) => batch.InputGradient(2),
                _ => default,
            };
        }
    }
}
