using Surrogates.Autograd;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Checking;

/// <summary>Compares the derivatives of each element that comes out of a function by each that goes in.</summary>
/// <param name="function">The function.</param>
/// <param name="tolerances">How they are compared.</param>
internal sealed class JacobianCheck(CheckedFunction function, Tolerances tolerances)
{
    /// <summary>
    /// What gradients that come in are made smaller by, and those that come out larger: the gradients are in proportion, but for Clip,
    /// which is none of the derivative's. A power of two, so that nothing is rounded.
    /// </summary>
    public static readonly double Small = Math.ScaleB(1, -60);

    private readonly double[][] _values = [.. function.Outputs.Select(Elements.Of)];
    private long _count;
    private long _wrong;
    private double _badness = -1;
    private DerivativeDifference? _worst;

    /// <summary>Compares all of them.</summary>
    /// <param name="order">1, or 2 if the function gives gradients.</param>
    /// <param name="ofName">What messages call an output, by its position.</param>
    /// <param name="byName">What messages call an input, by its position.</param>
    public DerivativeComparison Run(int order, Func<int, string> ofName, Func<int, string> byName)
    {
        CheckRepetition();
        var analytic = Analytic();
        for (var m = 0; m < function.Moved.Length; m++)
        {
            var input = function.Moved[m];
            var point = Elements.Of(function.Inputs[input]);
            for (var element = 0; element < point.Length; element++)
            {
                using var scope = torch.NewDisposeScope();
                var (low, high) = (point[element] - tolerances.Step, point[element] + tolerances.Step);
                var below = At(input, element, low);
                var above = At(input, element, high);
                for (var output = 0; output < _values.Length; output++)
                {
                    for (var i = 0; i < _values[output].Length; i++)
                    {
                        var numeric = (above[output][i] - below[output][i]) / (high - low);
                        if (IsWorst(analytic[output][i][m][element], numeric))
                        {
                            _worst = new(
                                ofName(function.Compared[output]),
                                Elements.Index(function.Outputs[output].shape, i),
                                byName(input),
                                Elements.Index(function.Inputs[input].shape, element),
                                analytic[output][i][m][element],
                                numeric,
                                tolerances.Allowed(numeric))
                            {
                                Left = (_values[output][i] - below[output][i]) / (point[element] - low),
                                Right = (above[output][i] - _values[output][i]) / (high - point[element]),
                            };
                        }
                    }
                }
            }
        }

        return new(order, _count, _wrong, _worst);
    }

    private void CheckRepetition()
    {
        using var scope = torch.NewDisposeScope();
        var input = function.Moved[0];
        var again = function.At(input, function.Inputs[input].detach().clone()).Select(Elements.Of);
        if (!again.Zip(_values).All(static pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
        {
            throw new InvalidOperationException("The function gives other values when it is called again with the same inputs. If it draws random numbers, let it draw them from torch's default generator, or make its generator anew each time.");
        }
    }

    private double[][] At(int input, long element, double value) =>
        [.. function.At(input, Elements.With(function.Inputs[input], element, value)).Select(Elements.Of)];

    // By output, its element, input and its element.
    private double[][][][] Analytic()
    {
        Tensor[] leaves = [.. function.Moved.Select(i => function.Operands[i])];
        return [.. function.Outputs.Select(output => Enumerable.Range(0, (int)output.numel()).Select(element => Row(output, element, leaves)).ToArray())];
    }

    private static double[][] Row(Tensor output, long element, Tensor[] leaves)
    {
        using var scope = torch.NewDisposeScope();
        var given = Elements.With(torch.zeros_like(output).detach(), element, Small);
        var gradients = GradientScript.Run([output], leaves, [given], retainGraph: true, createGraph: false, allowUnused: true);
        return [.. gradients.Select((gradient, i) => gradient is null ? new double[leaves[i].numel()] : Elements.Of(gradient).Select(static value => value / Small).ToArray())];
    }

    // How many times what is allowed; what is no number is worse than all.
    private bool IsWorst(double analytic, double numeric)
    {
        var difference = Math.Abs(analytic - numeric);
        var allowed = tolerances.Allowed(numeric);
        var isRight = difference <= allowed;
        var badness = double.IsNaN(difference) ? double.PositiveInfinity : difference == 0 ? 0 : difference / allowed;
        _count++;
        _wrong += isRight ? 0 : 1;
        if (badness <= _badness)
        {
            return false;
        }

        _badness = badness;
        return true;
    }
}
