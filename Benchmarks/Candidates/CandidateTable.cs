using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>All that is measured.</summary>
internal static class CandidateTable
{
    private const float Threshold = 1;
    private const float SigmoidK = SigmoidStep.K;
    private const float ATanK = ATanStep.K;
    private const float Decay = 0.5f;

    public static Candidate Native { get; } = Single(nameof(Native), static x => nn.functional.relu(x), References.Relu);

    public static Candidate NativeForward { get; } = Plain(nameof(NativeForward), static x => nn.functional.relu(x), References.Relu);

    public static Candidate Composed { get; } = Single(
        nameof(Composed), static x => ComposedOps.Step(x, Threshold, SigmoidK), static inputs => References.SoftStep(inputs, Threshold, SigmoidK));

    public static Candidate ComposedNeuron { get; } = new(
        nameof(ComposedNeuron),
        2,
        static (inputs, outputs) => (outputs[0], outputs[1]) = ComposedOps.Neuron(inputs.X, inputs.V, Decay, Threshold, SigmoidK),
        static inputs => References.SoftNeuron(inputs, Decay, Threshold, SigmoidK));

    public static Candidate SigmoidFunction { get; } = Single(
        nameof(SigmoidFunction), static x => SigmoidStep.apply(x, Threshold), static inputs => References.SigmoidStep(inputs, Threshold, SigmoidK));

    public static Candidate ATanFunction { get; } = Single(
        nameof(ATanFunction), static x => ATanStep.apply(x, Threshold), static inputs => References.ATanStep(inputs, Threshold, ATanK));

    public static Candidate ATan { get; } = Single(
        nameof(ATan), static x => AnnotatedOps.StepATan(x, Threshold), static inputs => References.ATanStep(inputs, Threshold, ATanK));

    public static Candidate Sigmoid { get; } = Single(
        nameof(Sigmoid), static x => AnnotatedOps.StepSigmoid(x, Threshold), static inputs => References.SigmoidStep(inputs, Threshold, SigmoidK));

    public static Candidate Triangle { get; } = Single(
        nameof(Triangle), static x => AnnotatedOps.StepTriangle(x, Threshold), static inputs => References.TriangleStep(inputs, Threshold));

    public static Candidate Straight { get; } = Single(
        nameof(Straight), static x => AnnotatedOps.StepStraight(x, Threshold), static inputs => References.StraightStep(inputs, Threshold));

    public static Candidate Round { get; } = Single(nameof(Round), static x => AnnotatedOps.RoundStraight(x), References.Round);

    public static Candidate Neuron { get; } = new(
        nameof(Neuron),
        2,
        static (inputs, outputs) => (outputs[0], outputs[1]) = AnnotatedOps.Neuron(inputs.X, inputs.V, Decay, Threshold),
        static inputs => References.Neuron(inputs, Decay, Threshold, ATanK));

    public static Candidate Forward { get; } = Plain(
        nameof(Forward), static x => AnnotatedOps.StepATan(x, Threshold), static inputs => References.ATanStep(inputs, Threshold, ATanK));

    public static IReadOnlyList<Candidate> All { get; } =
    [
        Native, Composed, SigmoidFunction, ATanFunction, ATan, Sigmoid, Triangle, Straight, Round, Neuron, ComposedNeuron, NativeForward, Forward,
    ];

    public static IReadOnlyList<Candidate> WithGradient { get; } = [.. All.Where(static candidate => !candidate.IsForwardOnly)];

    private static Candidate Single(string name, Func<Tensor, Tensor> op, Func<Inputs, Expected> reference) =>
        new(name, 1, (inputs, outputs) => outputs[0] = op(inputs.X), reference);

    private static Candidate Plain(string name, Func<Tensor, Tensor> op, Func<Inputs, Expected> reference) =>
        new(name, 1, (inputs, outputs) => outputs[0] = op(inputs.Plain), reference) { IsForwardOnly = true };
}
