namespace Surrogates;

/// <summary>
/// The ready-made neurons. Below is one step of each: x is the input, v the potential, h the potential before a reset and s the spike, 1 where h
/// reaches the threshold and else 0, with the surrogate's gradient.
/// </summary>
/// <remarks>
/// "Reset" stands for what <see cref="Reset"/> says: v = (1 - s) h, (1 - s) h + s vReset, h - s threshold, or h. Potentials begin at vLeak, or
/// at vReset, or at 0 where the neuron has neither; all other states at 0. Defaults, units, options, pictures and what to write in place
/// of the layers of other libraries: docs/catalogue.md.
/// </remarks>
public enum NeuronModel
{
    /// <summary>Integrate-and-fire, SpikingJelly's. h = v + x; reset.</summary>
    IF = 0,

    /// <summary>
    /// Leaky integrate-and-fire, SpikingJelly's. h = v + (x - (v - vReset)) / tau, or v - (v - vReset) / tau + x if the input does not decay; reset.
    /// vReset is 0 there where the reset is not to a value. tau is in steps.
    /// </summary>
    LIF = 1,

    /// <summary>As <see cref="LIF"/>, with sigmoid(w) in place of 1 / tau, and w learned. Fang et al. (2021).</summary>
    PLIF = 2,

    /// <summary>
    /// snnTorch's. r = 1 where v is above the threshold, without a gradient. h = beta v + x - r threshold (subtract), beta (1 - r) v + x (zero), or beta v + x.
    /// The reset is delayed, v = h, or else what r lacks is done at once: v = h - (s - r) threshold, or h - (s - r) h. beta is clamped to 0 and 1.
    /// </summary>
    Leaky = 3,

    /// <summary>
    /// snnTorch's. i' = alpha i + x; h = beta v + i', less r threshold (subtract), or times 1 - r (zero); r and what follows as for <see cref="Leaky"/>.
    /// </summary>
    Synaptic = 4,

    /// <summary>
    /// snnTorch's. iExc' = alpha iExc + x; iInh' = beta iInh - x; v' = (log alpha / (log beta - log alpha) + 1) (iExc' + iInh'). All three are 0 where
    /// the neuron has fired at the step before, or less threshold, beta iInh - x and -iInh (subtract). alpha is above beta.
    /// </summary>
    Alpha = 5,

    /// <summary>A differential equation, tau dv/dt = vLeak - v + r x, in steps of dt seconds: Norse's <c>lif_box</c>, NIR's <c>LIF</c>. h = v + dt / tau (vLeak - v + r x); reset.</summary>
    LIFBox = 6,

    /// <summary>
    /// Current-based, NIR's <c>CubaLIF</c>: tauSyn di/dt = wIn x - i, tauMem dv/dt = vLeak - v + r i.
    /// i' = i + dt / tauSyn (wIn x - i); h = v + dt / tauMem (vLeak - v + r i'); reset.
    /// </summary>
    CubaLIF = 7,

    /// <summary>A leaky integrator, NIR's <c>LI</c>: puts out its potential. v' = v + dt / tau (vLeak - v + r x).</summary>
    LI = 8,

    /// <summary>A current-based leaky integrator, NIR's <c>CubaLI</c>: <see cref="CubaLIF"/> without spikes, which puts out its potential.</summary>
    CubaLI = 9,

    /// <summary>
    /// Leaky integrate-and-fire with an adaptive threshold, Bellec et al. (2020). h = decay v + x; s = 1 where h is above threshold + beta a; a' = rho a + s; reset.
    /// </summary>
    ALIF = 10,

    /// <summary>
    /// Izhikevich (2003) as SpikingJelly has it. h = v + (x - w + a0 (v - vRest) (v - vCritical)) / tau;
    /// w' = w + (a (h - vRest) - w) / tauW + b s; reset.
    /// </summary>
    Izhikevich = 11,

    /// <summary>Exponential integrate-and-fire, SpikingJelly's. h = v + (x + vRest - v + deltaT exp((v - vRheobase) / deltaT)) / tau; reset.</summary>
    EIF = 12,

    /// <summary>Quadratic integrate-and-fire, SpikingJelly's. h = v + (x + a0 (v - vRest) (v - vCritical)) / tau; reset.</summary>
    QIF = 13,
}
