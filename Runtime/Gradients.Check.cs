using Surrogates.Checking;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates;

/// <content>The check of gradients.</content>
public static partial class Gradients
{
    /// <summary>
    /// Compares the gradients of a function with central differences, as <c>gradcheck</c> and <c>gradgradcheck</c> of PyTorch do, and
    /// throws where they differ. The function may be composed of ops, operations of torch and custom functions of TorchSharp.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The slope of a hard function is 0; its gradient is that of a stand-in. So differences are taken of this: where the function is
    /// called with the inputs as they are, an op gives its hard value, and around there that value and what the op's stand-ins have
    /// changed by. Everything else in the function is compared with its own slope. An op that has a derivative without a stand-in, or
    /// <c>Surrogate.Detach</c> in its scalar method, cannot be compared with anything, and is refused.
    /// </para>
    /// <para>
    /// Where a scalar method multiplies something with a hard value, the gradient has the hard value for a factor, and the slope of the
    /// op's stand-ins has the stand-in: such an op is reported as wrong, by as much as the two differ. The generator compares such ops
    /// when they are compiled. What <c>detach()</c> keeps from the gradient the differences see.
    /// </para>
    /// <para>
    /// <c>Clip</c> is not compared: the gradients that come in are made so small that nothing is clamped. Random numbers of torch's
    /// default generator are the same each time; a generator of the function's own must be too. At a kink, as that of <c>relu</c> at 0,
    /// no derivative is right, and the message says that there is one. The check calls the function twice for each element of the
    /// inputs, and once backward for each element of its outputs: use small tensors, with values at random.
    /// </para>
    /// </remarks>
    /// <param name="op">The function. It must use what it is given: copies of the inputs.</param>
    /// <param name="inputs">Where it is checked. Those that require a gradient are differentiated by; they must be float64.</param>
    /// <param name="eps">
    /// The step of the differences. Their error is a sixth of its square times the third derivative, and 1e-16 of the value divided by it: with
    /// 1e-6, some 1e-10 for functions whose values and derivatives are about 1. For steep ones (<c>k</c> above 100) a smaller one is better.
    /// </param>
    /// <param name="atol">How far a derivative may differ from the difference. PyTorch's; a wrong derivative is wrong by more.</param>
    /// <param name="rtol">How far more, as a part of the difference. PyTorch's.</param>
    /// <param name="order">2 to compare the derivatives of the gradients too, by the inputs and by the gradients that come in; 1 for the gradients alone.</param>
    /// <param name="raise_exception">Whether a wrong derivative is an exception; else the report says so.</param>
    /// <returns>What was compared.</returns>
    /// <exception cref="ArgumentException">An input or an output cannot be compared; the message says why.</exception>
    /// <exception cref="GradientCheckException">A derivative is wrong; the message names the worst.</exception>
    /// <exception cref="NotSupportedException">An op has no stand-in.</exception>
    /// <exception cref="InvalidOperationException">The function gives other values, or calls other ops, when it is called again with the same inputs.</exception>
    public static GradientReport Check(
        Func<Tensor[], Tensor> op,
        IList<Tensor> inputs,
        double eps = 1e-6,
        double atol = 1e-5,
        double rtol = 1e-3,
        int order = 2,
        bool raise_exception = true)
    {
        ArgumentNullException.ThrowIfNull(op);
        return Check(operands => [op(operands)], inputs, eps, atol, rtol, order, raise_exception);
    }

    /// <summary>The same of a function of one tensor.</summary>
    /// <inheritdoc cref="Check(Func{Tensor[], Tensor}, IList{Tensor}, double, double, double, int, bool)" path="/*[not(self::summary) and not(self::param)]"/>
    /// <param name="op">The function. It must use what it is given: a copy of the input.</param>
    /// <param name="input">Where it is checked; float64, and with a gradient.</param>
    /// <param name="eps">The step of the differences.</param>
    /// <param name="atol">How far a derivative may differ from the difference.</param>
    /// <param name="rtol">How far more, as a part of the difference.</param>
    /// <param name="order">2 to compare the derivatives of the gradients too; 1 for the gradients alone.</param>
    /// <param name="raise_exception">Whether a wrong derivative is an exception; else the report says so.</param>
    public static GradientReport Check(
        Func<Tensor, Tensor> op,
        Tensor input,
        double eps = 1e-6,
        double atol = 1e-5,
        double rtol = 1e-3,
        int order = 2,
        bool raise_exception = true)
    {
        ArgumentNullException.ThrowIfNull(op);
        return Check(operands => [op(operands[0])], [input], eps, atol, rtol, order, raise_exception);
    }

    /// <summary>The same of a function with several outputs. Those that need no gradient are left out.</summary>
    /// <inheritdoc cref="Check(Func{Tensor[], Tensor}, IList{Tensor}, double, double, double, int, bool)"/>
    public static GradientReport Check(
        Func<Tensor[], Tensor[]> op,
        IList<Tensor> inputs,
        double eps = 1e-6,
        double atol = 1e-5,
        double rtol = 1e-3,
        int order = 2,
        bool raise_exception = true)
    {
        ArgumentNullException.ThrowIfNull(op);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(atol);
        ArgumentOutOfRangeException.ThrowIfNegative(rtol);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 2);
        var report = GradientCheck.Run(op, [.. inputs], new(eps, atol, rtol), order);
        return report.IsRight || !raise_exception ? report : throw new GradientCheckException(report);
    }
}
