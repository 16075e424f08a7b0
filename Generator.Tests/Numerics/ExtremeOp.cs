using System.Reflection;
using Surrogates.Generator.Catalogue;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>An annotated method, compiled.</summary>
/// <param name="Name">What failures call it.</param>
/// <param name="Operands">What it takes, in order.</param>
/// <param name="Method">The method.</param>
/// <param name="Limit">Its function, for numbers without ends.</param>
internal sealed record ExtremeOp(string Name, IReadOnlyList<ExtremeOperand> Operands, MethodInfo Method, WideFunction Limit)
{
    public Tensor Call(object[] arguments) => (Tensor)Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    public override string ToString() => Name;
}

/// <summary>An operand of such a method, or a parameter that it sets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsTensor">Whether it is a tensor; else a number.</param>
/// <param name="Range">What it may be.</param>
/// <param name="Default">The default of a parameter; null for an operand.</param>
internal sealed record ExtremeOperand(string Name, bool IsTensor, ParameterRange Range, double? Default = null)
{
    public bool HasGradient => IsTensor && Name != "noise";

    /// <summary>A parameter's value near its default, off the whole numbers.</summary>
    public double Usual => ((double[])[Default!.Value * 1.07, Default.Value * 0.93, Default.Value + 0.07]).First(value => value != 0 && Range.Contains(value));

    /// <summary>The ends of the range, as far as numbers of this size go.</summary>
    public (double Low, double High) Ends(double extreme)
    {
        double First(params double[] candidates) => candidates.First(Range.Contains);
        return (
            First(double.NegativeInfinity, -extreme, -1, 0, 1 / extreme, 1 + Math.ScaleB(1, -6)),
            First(double.PositiveInfinity, extreme, 1));
    }
}
