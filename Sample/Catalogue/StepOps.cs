using static Surrogates.Hard;
using static TorchSharp.torch;

namespace Surrogates.Sample.Catalogue;

/// <summary>A step at 0 with each shape of the catalogue, at its default parameters.</summary>
internal static partial class StepOps
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<Shape, Func<Tensor, Tensor>> All { get; } = new Dictionary<Shape, Func<Tensor, Tensor>>
    {
        [Shape.Sigmoid] = Sigmoid,
        [Shape.ATan] = ATan,
        [Shape.FastSigmoid] = FastSigmoid,
        [Shape.Erf] = Erf,
        [Shape.Circ] = Circ,
        [Shape.SwishSign] = SwishSign,
        [Shape.QPseudoSpike] = QPseudoSpike,
        [Shape.S2NN] = S2NN,
        [Shape.Exponential] = Exponential,
        [Shape.Gaussian] = Gaussian,
        [Shape.MultiGaussian] = MultiGaussian,
        [Shape.PeriodicExponential] = PeriodicExponential,
        [Shape.SquareWave] = SquareWave,
        [Shape.SparseFastSigmoid] = SparseFastSigmoid,
        [Shape.Triangle] = Triangle,
        [Shape.Rectangle] = Rectangle,
        [Shape.Window] = Window,
        [Shape.Straight] = Straight,
        [Shape.ReLU] = ReLU,
        [Shape.LeakyReLU] = LeakyReLU,
        [Shape.LogTailedReLU] = LogTailedReLU,
        [Shape.ELU] = ELU,
        [Shape.NonzeroSignLogAbs] = NonzeroSignLogAbs,
        [Shape.FakeNumericalGradient] = FakeNumericalGradient,
    };

    [Surrogate(Step, Shape.Sigmoid)]
    public static partial Tensor Sigmoid(Tensor u);

    [Surrogate(Step, Shape.ATan)]
    public static partial Tensor ATan(Tensor u);

    [Surrogate(Step, Shape.FastSigmoid)]
    public static partial Tensor FastSigmoid(Tensor u);

    [Surrogate(Step, Shape.Erf)]
    public static partial Tensor Erf(Tensor u);

    [Surrogate(Step, Shape.Circ)]
    public static partial Tensor Circ(Tensor u);

    [Surrogate(Step, Shape.SwishSign)]
    public static partial Tensor SwishSign(Tensor u);

    [Surrogate(Step, Shape.QPseudoSpike)]
    public static partial Tensor QPseudoSpike(Tensor u);

    [Surrogate(Step, Shape.S2NN)]
    public static partial Tensor S2NN(Tensor u);

    [Surrogate(Step, Shape.Exponential)]
    public static partial Tensor Exponential(Tensor u);

    [Surrogate(Step, Shape.Gaussian)]
    public static partial Tensor Gaussian(Tensor u);

    [Surrogate(Step, Shape.MultiGaussian)]
    public static partial Tensor MultiGaussian(Tensor u);

    [Surrogate(Step, Shape.PeriodicExponential)]
    public static partial Tensor PeriodicExponential(Tensor u);

    [Surrogate(Step, Shape.SquareWave)]
    public static partial Tensor SquareWave(Tensor u);

    [Surrogate(Step, Shape.SparseFastSigmoid)]
    public static partial Tensor SparseFastSigmoid(Tensor u);

    [Surrogate(Step, Shape.Triangle)]
    public static partial Tensor Triangle(Tensor u);

    [Surrogate(Step, Shape.Rectangle)]
    public static partial Tensor Rectangle(Tensor u);

    [Surrogate(Step, Shape.Window)]
    public static partial Tensor Window(Tensor u);

    [Surrogate(Step, Shape.Straight)]
    public static partial Tensor Straight(Tensor u);

    [Surrogate(Step, Shape.ReLU)]
    public static partial Tensor ReLU(Tensor u);

    [Surrogate(Step, Shape.LeakyReLU)]
    public static partial Tensor LeakyReLU(Tensor u);

    [Surrogate(Step, Shape.LogTailedReLU)]
    public static partial Tensor LogTailedReLU(Tensor u);

    [Surrogate(Step, Shape.ELU)]
    public static partial Tensor ELU(Tensor u);

    [Surrogate(Step, Shape.NonzeroSignLogAbs)]
    public static partial Tensor NonzeroSignLogAbs(Tensor u);

    [Surrogate(Step, Shape.FakeNumericalGradient)]
    public static partial Tensor FakeNumericalGradient(Tensor u);
}
