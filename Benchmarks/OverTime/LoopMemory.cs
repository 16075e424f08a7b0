using Surrogates.Benchmarks.Memory;
using TorchSharp;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>The memory that a program takes, forward and backward.</summary>
/// <param name="Name">The program.</param>
/// <param name="ManagedBytes">Managed memory that a call allocates, with all that TorchSharp allocates around it.</param>
/// <param name="Peak">The most native memory above the inputs at any time, in tensors of the sequence's size; none if the system does not tell.</param>
internal sealed record LoopMemory(string Name, long ManagedBytes, double? Peak)
{
    /// <summary>The option, not for users, that makes this program measure one program and print the result.</summary>
    public const string Option = "--loop-memory-of";

    /// <summary>How many steps and neurons the peak is measured with: 131 MB a sequence.</summary>
    public const int Steps = 500;

    public const int Neurons = 65_536;

    private const int FewSteps = 20;
    private const int FewNeurons = 128;
    private const int Calls = 200;

    private static readonly TimeSpan TimeToCompile = TimeSpan.FromMilliseconds(200);

    public static IReadOnlyList<LoopProgram> Programs { get; } = [LoopProgram.Lif, LoopProgram.LifSteps, LoopProgram.LifByHand];

    public static LoopMemory Measure(string name)
    {
        // What threads take at their start is none of the program's memory, and a user has it once.
        torch.set_num_threads(1);
        var program = Programs.First(program => program.Name == name);
        return new(name, Managed(program), PeakOf(program));
    }

    private static long Managed(LoopProgram program)
    {
        using var inputs = new LoopInputs(FewSteps, FewNeurons);
        for (var i = 0; i < 3; i++)
        {
            _ = Allocated();
            Thread.Sleep(TimeToCompile);
        }

        return Allocated();

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++)
            {
                program.Run(inputs);
            }

            return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
        }
    }

    private static double? PeakOf(LoopProgram program)
    {
        using var inputs = new LoopInputs(Steps, Neurons);
        if (!ResidentMemory.ResetPeak() || ResidentMemory.Now() is not { } before)
        {
            return null;
        }

        program.Run(inputs);
        return (double?)(ResidentMemory.Peak() - before) / (sizeof(float) * (long)Steps * Neurons);
    }
}
