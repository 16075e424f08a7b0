using static Surrogates.Generator.Tests.Documentation.Markdown;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>What to write in place of the layers of other libraries.</summary>
internal static class LayerTable
{
    public static IReadOnlyList<(string Peer, string Title, IReadOnlyList<LayerEntry> Entries)> Peers { get; } =
    [
        (
            "spikingjelly",
            "SpikingJelly",
            [
                new("IFNode(v_threshold, v_reset, detach_reset)", "IF", "Sigmoid, k: 4, DetachReset = detach_reset", "threshold: v_threshold, vReset: v_reset"),
                new("LIFNode(tau, decay_input, v_threshold, v_reset, detach_reset)", "LIF", "Sigmoid, k: 4, DetachReset = detach_reset, DecayInput = decay_input", "tau: tau, threshold: v_threshold, vReset: v_reset"),
                new("LIFNode(tau, v_threshold, v_reset=None)", "LIF", "Sigmoid, k: 4, Reset = Reset.Subtract", "tau: tau, threshold: v_threshold"),
                new("ParametricLIFNode(init_tau, decay_input, v_threshold, v_reset, detach_reset)", "PLIF", "Sigmoid, k: 4, DetachReset = detach_reset, DecayInput = decay_input", "w: -Math.Log(init_tau - 1), threshold: v_threshold, vReset: v_reset"),
                new("NonSpikingLIFNode(tau)", "LI", "", "tau: tau, dt: 1"),
                new("CUBALIFNode(c_decay, v_decay, v_threshold)", "CubaLIF", "Rectangle, k: 1, FiresAt = FiresAt.Threshold", "tauSyn: 1 / (1 - c_decay), wIn: 1 / (1 - c_decay), tauMem: 1 / (1 - v_decay), r: 1 / (1 - v_decay), threshold: v_threshold, dt: 1"),
                new("EIFNode(tau, delta_T, theta_rh, v_threshold, v_rest, v_reset)", "EIF", "Sigmoid, k: 4", "tau: tau, deltaT: delta_T, vRheobase: theta_rh, threshold: v_threshold, vRest: v_rest, vReset: v_reset"),
                new("QIFNode(tau, v_c, a0, v_threshold, v_rest, v_reset)", "QIF", "Sigmoid, k: 4", "tau: tau, vCritical: v_c, a0: a0, threshold: v_threshold, vRest: v_rest, vReset: v_reset"),
                new("IzhikevichNode(tau, v_c, a0, v_threshold, v_reset, v_rest, tau_w, a, b)", "Izhikevich", "Sigmoid, k: 4", "tau: tau, vCritical: v_c, a0: a0, threshold: v_threshold, vReset: v_reset, vRest: v_rest, tauW: tau_w, a: a, b: b"),
            ]),
        (
            "snntorch",
            "snnTorch",
            [
                new("Leaky(beta, threshold)", "Leaky", "ATan, k: 2", "beta: beta, threshold: threshold"),
                new("Leaky(beta, spike_grad=fast_sigmoid(slope), learn_beta=True)", "Leaky", "FastSigmoid, k: slope, Learned = new[] { \"beta\" }", "beta: beta"),
                new("Leaky(beta, reset_mechanism=\"zero\", reset_delay=False)", "Leaky", "ATan, k: 2, Reset = Reset.Zero, DelayReset = false", "beta: beta"),
                new("Synaptic(alpha, beta, threshold)", "Synaptic", "ATan, k: 2", "alpha: alpha, beta: beta, threshold: threshold"),
                new("Alpha(alpha, beta, threshold)", "Alpha", "ATan, k: 2", "alpha: alpha, beta: beta, threshold: threshold"),
                new("Alpha(alpha, beta, reset_mechanism=\"subtract\")", "Alpha", "ATan, k: 2, Reset = Reset.Subtract", "alpha: alpha, beta: beta"),
            ]),
        (
            "norse",
            "Norse",
            [
                new("LIFBoxCell(LIFBoxParameters(tau_mem_inv, v_leak, v_th, v_reset, alpha=alpha), dt)", "LIFBox", "FastSigmoid, k: alpha", "tau: 1 / tau_mem_inv, vLeak: v_leak, threshold: v_th, vReset: v_reset, dt: dt"),
                new("LIFBoxCell(LIFBoxParameters(tau_mem_inv, v_th, reset_method=reset_subtract), dt)", "LIFBox", "FastSigmoid, k: 100, Reset = Reset.Subtract", "tau: 1 / tau_mem_inv, threshold: v_th, dt: dt"),
                new("LIFCell(LIFParameters(tau_syn_inv, tau_mem_inv, v_leak, v_th, v_reset), dt)", "CubaLIF", "FastSigmoid, k: 100", "tauSyn: 1 / tau_syn_inv, wIn: 1 / (dt * tau_syn_inv), tauMem: 1 / tau_mem_inv, vLeak: v_leak, threshold: v_th, vReset: v_reset, dt: dt"),
                new("LICell(LIParameters(tau_syn_inv, tau_mem_inv, v_leak), dt)", "CubaLI", "", "tauSyn: 1 / tau_syn_inv, wIn: 1 / (dt * tau_syn_inv), tauMem: 1 / tau_mem_inv, vLeak: v_leak, dt: dt"),
                new("LIBoxCell(LIBoxParameters(tau_mem_inv, v_leak), dt)", "LI", "", "tau: 1 / tau_mem_inv, vLeak: v_leak, dt: dt"),
                new("IAFCell(IAFParameters(v_th, v_reset))", "IF", "FastSigmoid, k: 100, FiresAt = FiresAt.AboveThreshold", "threshold: v_th, vReset: v_reset"),
            ]),
        (
            "nir",
            "NIR",
            [
                new("IF(r, v_threshold, v_reset)", "IF", "FiresAt = FiresAt.AboveThreshold", "threshold: v_threshold, vReset: v_reset"),
                new("LIF(tau, r, v_leak, v_threshold, v_reset)", "LIFBox", "", "tau: tau, r: r, vLeak: v_leak, threshold: v_threshold, vReset: v_reset, dt: dt"),
                new("LI(tau, r, v_leak)", "LI", "", "tau: tau, r: r, vLeak: v_leak, dt: dt"),
                new("CubaLIF(tau_syn, tau_mem, r, v_leak, v_threshold, v_reset, w_in)", "CubaLIF", "", "tauSyn: tau_syn, tauMem: tau_mem, r: r, vLeak: v_leak, threshold: v_threshold, vReset: v_reset, wIn: w_in, dt: dt"),
                new("CubaLI(tau_syn, tau_mem, r, v_leak, w_in)", "CubaLI", "", "tauSyn: tau_syn, tauMem: tau_mem, r: r, vLeak: v_leak, wIn: w_in, dt: dt"),
            ]),
    ];

    public static string Write(string title, IReadOnlyList<LayerEntry> entries) => Table(
        [title, "annotation", "arguments of the constructor"],
        entries.Select(static entry => Row(Code(entry.Layer), Code(entry.Annotation), Code(entry.Arguments))));
}
