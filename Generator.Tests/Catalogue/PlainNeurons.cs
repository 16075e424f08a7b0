namespace Surrogates.Generator.Tests.Catalogue;

using Reset = Surrogates.Generator.Catalogue.Neurons.Reset;

/// <summary>One step of a neuron: the output, then the next states.</summary>
/// <param name="x">The input.</param>
/// <param name="states">The states.</param>
/// <param name="p">The parameters.</param>
/// <param name="reset">What a spike does.</param>
/// <param name="delays">Whether at the next step.</param>
internal delegate double[] PlainStep(double x, double[] states, IReadOnlyDictionary<string, double> p, Reset? reset, bool delays);

/// <summary>Neurons that no golden numbers are of, statement by statement as their libraries compute them.</summary>
internal static class PlainNeurons
{
    public static IReadOnlyDictionary<string, PlainStep> All { get; } = new Dictionary<string, PlainStep>
    {
        ["EIF"] = static (x, z, p, reset, _) =>
            Fire(z[0] + ((x + p["vRest"] - z[0] + (p["deltaT"] * Math.Exp((z[0] - p["vRheobase"]) / p["deltaT"]))) / p["tau"]), p, reset),
        ["QIF"] = static (x, z, p, reset, _) => Fire(z[0] + ((x + (p["a0"] * (z[0] - p["vRest"]) * (z[0] - p["vCritical"]))) / p["tau"]), p, reset),
        ["Izhikevich"] = static (x, z, p, reset, _) =>
        {
            var (v, w) = (z[0], z[1]);
            v += (x + (p["a0"] * (v - p["vRest"]) * (v - p["vCritical"])) - w) / p["tau"];
            w += 1.0 / p["tauW"] * ((p["a"] * (v - p["vRest"])) - w);
            var fired = Fire(v, p, reset);
            return [.. fired, w + (p["b"] * fired[0])];
        },
        ["ALIF"] = static (x, z, p, reset, _) =>
        {
            var threshold = p["threshold"] + (p["beta"] * z[1]);
            var v = (p["decay"] * z[0]) + x;
            var spike = v > threshold ? 1.0 : 0;
            return [spike, AfterReset(v, spike, p, reset), (p["rho"] * z[1]) + spike];
        },
        ["CubaLIF"] = static (x, z, p, reset, _) =>
        {
            var i = z[0] + (p["dt"] / p["tauSyn"] * (-z[0] + (p["wIn"] * x)));
            var fired = Fire(z[1] + (p["dt"] / p["tauMem"] * (p["vLeak"] - z[1] + (p["r"] * i))), p, reset, atThreshold: false);
            return [fired[0], i, fired[1]];
        },
        ["LI"] = static (x, z, p, _, _) =>
        {
            var v = z[0] + (p["dt"] / p["tau"] * (p["vLeak"] - z[0] + (p["r"] * x)));
            return [v, v];
        },
        ["CubaLI"] = static (x, z, p, _, _) =>
        {
            var i = z[0] + (p["dt"] / p["tauSyn"] * (-z[0] + (p["wIn"] * x)));
            var v = z[1] + (p["dt"] / p["tauMem"] * (p["vLeak"] - z[1] + (p["r"] * i)));
            return [v, i, v];
        },
        ["Synaptic"] = static (x, z, p, reset, delays) =>
        {
            var (syn, mem) = (z[0], z[1]);
            var fired = mem > p["threshold"] ? 1 : 0;
            syn = (p["alpha"] * syn) + x;
            mem = (p["beta"] * mem) + syn;
            mem -= reset switch
            {
                Reset.Zero => mem * fired,
                Reset.Subtract => fired * p["threshold"],
                _ => 0,
            };
            var spike = mem > p["threshold"] ? 1 : 0;
            if (!delays)
            {
                mem -= reset switch
                {
                    Reset.Zero => (spike - fired) * mem,
                    Reset.Subtract => (spike - fired) * p["threshold"],
                    _ => 0,
                };
            }

            return [spike, syn, mem];
        },
        ["Alpha"] = static (x, z, p, reset, _) =>
        {
            var fired = z[2] > p["threshold"] ? 1 : 0;
            var (exc, inh) = ((p["alpha"] * z[0]) + x, (p["beta"] * z[1]) - x);
            var mem = ((Math.Log(p["alpha"]) / (Math.Log(p["beta"]) - Math.Log(p["alpha"]))) + 1) * (exc + inh);
            if (fired == 1 && reset == Reset.Zero)
            {
                (exc, inh, mem) = (0, 0, 0);
            }
            else if (fired == 1 && reset == Reset.Subtract)
            {
                (exc, inh, mem) = (exc - p["threshold"], 0, mem + z[1]);
            }

            return [mem > p["threshold"] ? 1 : 0, exc, inh, mem];
        },
    };

    private static double[] Fire(double v, IReadOnlyDictionary<string, double> p, Reset? reset, bool atThreshold = true)
    {
        var spike = (atThreshold ? v >= p["threshold"] : v > p["threshold"]) ? 1.0 : 0;
        return [spike, AfterReset(v, spike, p, reset)];
    }

    private static double AfterReset(double v, double spike, IReadOnlyDictionary<string, double> p, Reset? reset) => (spike, reset) switch
    {
        (0, _) => v,
        (_, Reset.Zero) => 0,
        (_, Reset.Value) => p["vReset"],
        (_, Reset.Subtract) => v - p["threshold"],
        _ => v,
    };
}
