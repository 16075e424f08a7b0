namespace Surrogates.Exchange.Conversion;

/// <summary>What a neuron does between spikes, in the terms of the format: without tau it integrates, and with tauSyn its input is a current that decays.</summary>
internal sealed record Membrane(NirArray R, NirArray? Tau = null, NirArray? VLeak = null, NirArray? TauSyn = null, NirArray? WIn = null)
{
    /// <summary>Neurons that never spike.</summary>
    public NirNeuron Integrating() => Tau is null ? new NirI(R) : TauSyn is null ? new NirLI(Tau, R, VLeak!) : new NirCubaLI(TauSyn, Tau, R, VLeak!, WIn);

    /// <summary>Neurons that spike above a threshold.</summary>
    public NirNeuron Firing(NirArray threshold, NirArray reset) => Tau is null ? new NirIF(R, threshold, reset)
        : TauSyn is null ? new NirLIF(Tau, R, VLeak!, threshold, reset)
        : new NirCubaLIF(TauSyn, Tau, R, VLeak!, threshold, reset, WIn);
}
