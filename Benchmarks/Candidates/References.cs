using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>
/// What the candidates should compute, in float64 and closed form: nothing here is generated, and no gradient comes from autograd.
/// </summary>
internal static class References
{
    public static Expected Relu(Inputs inputs) => Single(inputs, static x => x.clamp_min(0), static x => x.gt(0).to(float64));

    public static Expected SoftStep(Inputs inputs, double threshold, double k) =>
        Single(inputs, x => sigmoid(k * (x - threshold)), x => SigmoidDerivative(x - threshold, k));

    public static Expected SigmoidStep(Inputs inputs, double threshold, double k) =>
        Single(inputs, x => Step(x - threshold), x => SigmoidDerivative(x - threshold, k));

    public static Expected ATanStep(Inputs inputs, double threshold, double k) =>
        Single(inputs, x => Step(x - threshold), x => ATanDerivative(x - threshold, k));

    public static Expected TriangleStep(Inputs inputs, double threshold) =>
        Single(inputs, x => Step(x - threshold), x => (1 - (x - threshold).abs()).clamp_min(0));

    public static Expected StraightStep(Inputs inputs, double threshold) =>
        Single(inputs, x => Step(x - threshold), static x => ones_like(x));

    public static Expected Round(Inputs inputs) => Single(inputs, static x => x.round(), static x => ones_like(x));

    public static Expected Neuron(Inputs inputs, double decay, double threshold, double k) =>
        Neuron(inputs, decay, h => Step(h - threshold), h => ATanDerivative(h - threshold, k));

    public static Expected SoftNeuron(Inputs inputs, double decay, double threshold, double k) =>
        Neuron(inputs, decay, h => sigmoid(k * (h - threshold)), h => SigmoidDerivative(h - threshold, k));

    private static Expected Single(Inputs inputs, Func<Tensor, Tensor> forward, Func<Tensor, Tensor> derivative)
    {
        var x = Double(inputs.X);
        return new([forward(x)], [Double(inputs.Gradient) * derivative(x)]);
    }

    // v' = h (1 - s), where s counts as a constant in the gradient.
    private static Expected Neuron(Inputs inputs, double decay, Func<Tensor, Tensor> forward, Func<Tensor, Tensor> derivative)
    {
        var h = (decay * Double(inputs.V)) + Double(inputs.X);
        var s = forward(h);
        var dh = (Double(inputs.Gradient) * derivative(h)) + (Double(inputs.OtherGradient) * (1 - s));
        return new([s, h * (1 - s)], [dh, decay * dh]);
    }

    private static Tensor Step(Tensor u) => u.ge(0).to(float64);

    private static Tensor SigmoidDerivative(Tensor u, double k)
    {
        var e = exp(-k * u.abs());
        return k * e / (1 + e).square();
    }

    private static Tensor ATanDerivative(Tensor u, double k) => k / 2 / (1 + (Math.PI / 2 * k * u).square());

    private static Tensor Double(Tensor tensor) => tensor.detach().to(float64);
}
