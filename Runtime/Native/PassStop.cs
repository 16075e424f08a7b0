using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Surrogates.Native;

/// <summary>
/// Stops the pass that runs on the thread: a node that returns a wrong number of gradients has libtorch throw, on whatever thread the
/// caller waits, and TorchSharp's <c>backward()</c> hands that on. Its <c>autograd.grad()</c> does not, and the process ends.
/// </summary>
/// <remarks>The number, which is in the message, tells the caller's thread which failure it was.</remarks>
internal static unsafe class PassStop
{
    /// <summary>How many failures can be told from each other; the probe has the next number.</summary>
    public const int Numbers = 1023;

    // More gradients than any op has operands.
    private const int Least = 64;

    // Undefined gradients, as many as are ever returned.
    private static readonly nint[] Undefined = GC.AllocateArray<nint>(Least + Numbers + 1, pinned: true);

    // Probed when a pass fails for the first time: an exception of libtorch takes ten milliseconds.
    private static readonly Lazy<bool> IsAvailable = new(Probe);

    private static volatile PassProbe? _probe;

    /// <summary>Whether the pass that runs may be stopped.</summary>
    public static bool IsPossible => IsAvailable.Value && !ExecutionPlan.Captures;

    /// <summary>What a node returns to stop the pass.</summary>
    public static TensorArray With(int number)
    {
        return new() { First = (nint*)Unsafe.AsPointer(ref Undefined[0]), Count = Least + number };
    }

    /// <summary>The number of the failure that has stopped a pass, from the message that TorchSharp has thrown; null if it is of something else.</summary>
    public static int? NumberIn(string message)
    {
        const string Before = " got ";
        var line = message.AsSpan();
        line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
        var start = line.LastIndexOf(Before);
        return start >= 0
            && line.Contains("number of gradients", StringComparison.Ordinal)
            && int.TryParse(line[(start + Before.Length)..].TrimEnd(").").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= Least
            ? count - Least
            : null;
    }

    private static bool Probe()
    {
        if (!ExecutionPlan.IsAvailable || !NativeNodes.IsAvailable)
        {
            return false;
        }

        try
        {
            using var scope = torch.NewDisposeScope();
            using var recorded = torch.enable_grad();
            var leaf = torch.zeros(1, device: torch.CPU, requires_grad: true);
            return StopsBackward(leaf) && TellsInputs(leaf) && TellsGrad(leaf);
        }
        catch (Exception)
        {
            // A callback asks, out of which nothing may be thrown: what cannot be found out is not relied on.
            return false;
        }
    }

    private static bool StopsBackward(torch.Tensor leaf)
    {
        using var probe = new PassProbe(leaf, With(Numbers), static () => ExecutionPlan.HasEntries(0, 0) && !ExecutionPlan.Captures);
        try
        {
            probe.Output.backward();
            return false;
        }
        catch (ExternalException exception)
        {
            return probe.HasSucceeded && NumberIn(exception.Message) == Numbers;
        }
    }

    private static bool TellsInputs(torch.Tensor leaf)
    {
        using var probe = new PassProbe(leaf, null, static () => ExecutionPlan.HasEntries(1, 8) && !ExecutionPlan.Captures);
        probe.Output.backward(inputs: [leaf]);
        return probe.HasSucceeded;
    }

    private static bool TellsGrad(torch.Tensor leaf)
    {
        using var probe = new PassProbe(leaf, null, static () => ExecutionPlan.HasEntries(1, 8) && ExecutionPlan.Captures);
        torch.autograd.grad([probe.Output], [leaf])[0].Dispose();
        return probe.HasSucceeded;
    }

    /// <summary>A node that asks a question while its pass runs.</summary>
    private sealed class PassProbe : IDisposable
    {
        private readonly Func<bool> _question;
        private readonly TensorArray _result;
        private readonly torch.Tensor _gradient = torch.zeros(1, device: torch.CPU);
        private readonly nint[] _gradients = GC.AllocateArray<nint>(1, pinned: true);
        private readonly NodePointer _node;

        public PassProbe(torch.Tensor leaf, TensorArray? result, Func<bool> question)
        {
            _question = question;
            _gradients[0] = _gradient.Handle;
            _result = result ?? new() { First = (nint*)Unsafe.AsPointer(ref _gradients[0]), Count = 1 };
            _node = NativeNodes.Create((nint)(delegate* unmanaged[Cdecl]<nint*, int, TensorArray>)&Apply, (nint)(delegate* unmanaged[Cdecl]<void>)&Deleted);
            var input = leaf.Handle;
            NativeNodes.SetEdges(_node, &input, 1);
            using var plain = torch.zeros(1, device: torch.CPU);
            nint output = plain.Handle, wrapped;
            NativeNodes.Wrap(_node, &output, 1, &wrapped);
            NativeNodes.ReleaseShared(_node);
            Output = new TensorHandle(wrapped).Wrap();
            _probe = this;
        }

        public torch.Tensor Output { get; }

        public bool HasSucceeded { get; private set; }

        public void Dispose()
        {
            _probe = null;
            Output.Dispose();
            NativeNodes.ReleaseWeak(_node);
            _gradient.Dispose();
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static TensorArray Apply(nint* gradients, int count)
        {
            for (var i = 0; i < count; i++)
            {
                new TensorHandle(gradients[i]).Delete();
            }

            var probe = _probe!;
            probe.HasSucceeded = probe._question();
            return probe._result;
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void Deleted()
        {
        }
    }
}
