namespace Surrogates.Exchange;

/// <summary>
/// A layer of neurons, the nodes that have a potential. Each parameter has the shape of what comes in at a step, or one that broadcasts to it.
/// Where v_reset is left out it is 0, as in files before it was there.
/// </summary>
public abstract record NirNeuron : NirNode
{
    private protected NirNeuron()
    {
    }

    /// <summary>The parameters by their names in the file.</summary>
    internal abstract IReadOnlyList<(string Name, NirArray Array)> Parameters { get; }

    /// <summary>The same neurons with other values.</summary>
    /// <param name="value">A parameter's new value, by its name in the file and its value here.</param>
    internal abstract NirNeuron With(Func<string, NirArray, NirArray> value);

    internal sealed override NirShape Flow(NirShape input)
    {
        (string Name, NirArray Array)[] parameters = [.. Parameters];
        RequireForEach(input, parameters);
        RequirePositive([.. parameters.Where(static parameter => parameter.Name.StartsWith("tau", StringComparison.Ordinal))]);
        return input;
    }

    private protected static NirArray ZeroLike(NirArray array) => NirArray.Full(0, array.Shape);
}

/// <summary>An integrator: dv/dt = r i. Puts out v.</summary>
/// <param name="R">r, the resistance, per second.</param>
public sealed record NirI(NirArray R) : NirNeuron
{
    internal override string Type => "I";

    internal override IReadOnlyList<(string Name, NirArray Array)> Parameters => [("r", R)];

    internal override NirNeuron With(Func<string, NirArray, NirArray> value) => this with { R = value("r", R) };
}

/// <summary>An integrate-and-fire neuron: dv/dt = r i; a spike where v &gt; v_threshold, then v = v_reset.</summary>
/// <param name="R">r, the resistance, per second.</param>
/// <param name="VThreshold">v_threshold.</param>
/// <param name="VReset">v_reset.</param>
public sealed record NirIF(NirArray R, NirArray VThreshold, NirArray? VReset = null) : NirNeuron
{
    /// <summary>The potential after a spike.</summary>
    public NirArray VReset { get; init; } = VReset ?? ZeroLike(VThreshold);

    internal override string Type => "IF";

    internal override IReadOnlyList<(string Name, NirArray Array)> Parameters => [("r", R), ("v_threshold", VThreshold), ("v_reset", VReset)];

    internal override NirNeuron With(Func<string, NirArray, NirArray> value) => this with
    {
        R = value("r", R),
        VThreshold = value("v_threshold", VThreshold),
        VReset = value("v_reset", VReset),
    };
}

/// <summary>A leaky integrator: tau dv/dt = (v_leak - v) + r i. Puts out v.</summary>
/// <param name="Tau">tau, in seconds.</param>
/// <param name="R">r, the resistance.</param>
/// <param name="VLeak">v_leak.</param>
public sealed record NirLI(NirArray Tau, NirArray R, NirArray VLeak) : NirNeuron
{
    internal override string Type => "LI";

    internal override IReadOnlyList<(string Name, NirArray Array)> Parameters => [("tau", Tau), ("r", R), ("v_leak", VLeak)];

    internal override NirNeuron With(Func<string, NirArray, NirArray> value) => this with
    {
        Tau = value("tau", Tau),
        R = value("r", R),
        VLeak = value("v_leak", VLeak),
    };
}

/// <summary>A leaky integrate-and-fire neuron: tau dv/dt = (v_leak - v) + r i; a spike where v &gt; v_threshold, then v = v_reset.</summary>
/// <param name="Tau">tau, in seconds.</param>
/// <param name="R">r, the resistance.</param>
/// <param name="VLeak">v_leak.</param>
/// <param name="VThreshold">v_threshold.</param>
/// <param name="VReset">v_reset.</param>
public sealed record NirLIF(NirArray Tau, NirArray R, NirArray VLeak, NirArray VThreshold, NirArray? VReset = null) : NirNeuron
{
    /// <summary>The potential after a spike.</summary>
    public NirArray VReset { get; init; } = VReset ?? ZeroLike(VThreshold);

    internal override string Type => "LIF";

    internal override IReadOnlyList<(string Name, NirArray Array)> Parameters =>
        [("tau", Tau), ("r", R), ("v_leak", VLeak), ("v_threshold", VThreshold), ("v_reset", VReset)];

    internal override NirNeuron With(Func<string, NirArray, NirArray> value) => this with
    {
        Tau = value("tau", Tau),
        R = value("r", R),
        VLeak = value("v_leak", VLeak),
        VThreshold = value("v_threshold", VThreshold),
        VReset = value("v_reset", VReset),
    };
}

/// <summary>A leaky integrator with a synaptic current: tau_syn di/dt = -i + w_in s; tau_mem dv/dt = (v_leak - v) + r i. Puts out v.</summary>
/// <param name="TauSyn">tau_syn, in seconds.</param>
/// <param name="TauMem">tau_mem, in seconds.</param>
/// <param name="R">r, the resistance.</param>
/// <param name="VLeak">v_leak.</param>
/// <param name="WIn">w_in, the weight of the input; 1 when left out.</param>
public sealed record NirCubaLI(NirArray TauSyn, NirArray TauMem, NirArray R, NirArray VLeak, NirArray? WIn = null) : NirNeuron
{
    /// <summary>The weight of the input.</summary>
    public NirArray WIn { get; init; } = WIn ?? NirArray.Full(1, VLeak.Shape);

    internal override string Type => "CubaLI";

    internal override IReadOnlyList<(string Name, NirArray Array)> Parameters =>
        [("tau_syn", TauSyn), ("tau_mem", TauMem), ("r", R), ("v_leak", VLeak), ("w_in", WIn)];

    internal override NirNeuron With(Func<string, NirArray, NirArray> value) => this with
    {
        TauSyn = value("tau_syn", TauSyn),
        TauMem = value("tau_mem", TauMem),
        R = value("r", R),
        VLeak = value("v_leak", VLeak),
        WIn = value("w_in", WIn),
    };
}

/// <summary>
/// A leaky integrate-and-fire neuron with a synaptic current: tau_syn di/dt = -i + w_in s; tau_mem dv/dt = (v_leak - v) + r i; a spike where
/// v &gt; v_threshold, then v = v_reset.
/// </summary>
/// <param name="TauSyn">tau_syn, in seconds.</param>
/// <param name="TauMem">tau_mem, in seconds.</param>
/// <param name="R">r, the resistance.</param>
/// <param name="VLeak">v_leak.</param>
/// <param name="VThreshold">v_threshold.</param>
/// <param name="VReset">v_reset.</param>
/// <param name="WIn">w_in, the weight of the input; 1 when left out.</param>
public sealed record NirCubaLIF(NirArray TauSyn, NirArray TauMem, NirArray R, NirArray VLeak, NirArray VThreshold, NirArray? VReset = null, NirArray? WIn = null) : NirNeuron
{
    /// <summary>The potential after a spike.</summary>
    public NirArray VReset { get; init; } = VReset ?? ZeroLike(VThreshold);

    /// <summary>The weight of the input.</summary>
    public NirArray WIn { get; init; } = WIn ?? NirArray.Full(1, VThreshold.Shape);

    internal override string Type => "CubaLIF";

    internal override IReadOnlyList<(string Name, NirArray Array)> Parameters =>
        [("tau_syn", TauSyn), ("tau_mem", TauMem), ("r", R), ("v_leak", VLeak), ("v_threshold", VThreshold), ("v_reset", VReset), ("w_in", WIn)];

    internal override NirNeuron With(Func<string, NirArray, NirArray> value) => this with
    {
        TauSyn = value("tau_syn", TauSyn),
        TauMem = value("tau_mem", TauMem),
        R = value("r", R),
        VLeak = value("v_leak", VLeak),
        VThreshold = value("v_threshold", VThreshold),
        VReset = value("v_reset", VReset),
        WIn = value("w_in", WIn),
    };
}
