namespace Surrogates;

/// <summary>What annotations say of the gradient: <see cref="SurrogateAttribute"/> and <see cref="NeuronAttribute"/> have it in common.</summary>
#pragma warning disable IDE1006 // The annotation is written with k: and Clip:, spelled exactly so.
public abstract class GradientAttribute : Attribute
{
    private protected GradientAttribute(Shape shape, double k, double Clip)
    {
        Shape = shape;
        this.k = k;
        this.Clip = Clip;
    }

    /// <summary>The surrogate whose derivative runs backward; <see cref="Shape.Default"/> for the usual one. The same as the argument <c>shape:</c>.</summary>
    public Shape Shape { get; set; }

    /// <summary>The steepness of the surrogate; NaN for the default of the shape. The same as the argument <c>k:</c>.</summary>
    public double k { get; set; }
#pragma warning restore IDE1006

    /// <summary>The bound that the gradient is clamped to on both sides of zero; infinite for none. The same as the argument <c>Clip:</c>.</summary>
    public double Clip { get; set; }

    /// <summary>Which gradient <see cref="Clip"/> clamps: the incoming one (the default) or the outgoing one.</summary>
    public ClipAt ClipAt { get; set; }

    /// <summary>Whether the smooth stand-in runs forward too, in place of the hard operation. The backward pass is the same.</summary>
    public bool Soft { get; set; }

    /// <summary>
    /// The name of a static method of the same type, <c>static float S(float u, ...)</c>, that is the smooth stand-in in place of
    /// a shape; the generator differentiates it. Its parameters beyond u are those of the same name of the annotated method, or <c>k</c>.
    /// Beside a scalar method it holds for the functions of <see cref="Surrogate"/> that name no shape and have a usual one.
    /// </summary>
    public string? Smooth { get; set; }

    /// <summary>
    /// The name of a static method of the same type, <c>static float D(float u, ...)</c>, that runs backward in place of a shape's
    /// derivative. Its parameters beyond u are those of the same name of the annotated method, or <c>k</c>.
    /// Beside a scalar method it holds for the functions of <see cref="Surrogate"/> that name no shape and have a usual one.
    /// </summary>
    public string? Derivative { get; set; }

    /// <summary>What the shape's derivative is multiplied with; 1 when left out. A stand-in is stretched about its middle.</summary>
    public double Scale { get; set; }

    /// <summary>How far the shape is moved to the right; 0 when left out.</summary>
    public double Shift { get; set; }

    /// <summary>The derivative away from the threshold, or below it: of <see cref="Shape.Rectangle"/>, <see cref="Shape.LeakyReLU"/> and <see cref="Shape.LogTailedReLU"/>.</summary>
    public double Leak { get; set; }

    /// <summary>The standard deviation: of <see cref="Shape.Gaussian"/> and <see cref="Shape.MultiGaussian"/>.</summary>
    public double Sigma { get; set; }

    /// <summary>The mean: of <see cref="Shape.Gaussian"/> and <see cref="Shape.MultiGaussian"/>.</summary>
    public double Mu { get; set; }

    /// <summary>The height of the bells beside the threshold: of <see cref="Shape.MultiGaussian"/>.</summary>
    public double Height { get; set; }

    /// <summary>How many times wider the bells beside the threshold are: of <see cref="Shape.MultiGaussian"/>.</summary>
    public double Spread { get; set; }

    /// <summary>The distance at which the shape repeats: of <see cref="Shape.PeriodicExponential"/> and <see cref="Shape.SquareWave"/>.</summary>
    public double Period { get; set; }

    /// <summary>The number of terms, a constant: of <see cref="Shape.SquareWave"/>.</summary>
    public int Terms { get; set; }

    /// <summary>The exponent: of <see cref="Shape.QPseudoSpike"/>.</summary>
    public double Alpha { get; set; }

    /// <summary>The derivative at the threshold, from above: of <see cref="Shape.S2NN"/>.</summary>
    public double Beta { get; set; }

    /// <summary>Where the derivative begins: of <see cref="Shape.SparseFastSigmoid"/>.</summary>
    public double Bound { get; set; }
}
