using Surrogates.Autograd;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Checking;

/// <summary>Compares the gradients of a function with differences, and those of its gradients.</summary>
internal static class GradientCheck
{
    public static GradientReport Run(Func<Tensor[], Tensor[]> op, Tensor[] inputs, Tolerances tolerances, int order)
    {
        CheckInputs(inputs);
        using var scope = torch.NewDisposeScope();
        using var recorded = torch.enable_grad();
        var random = torch.Generator.Default.get_state();
        using var standIns = new StandIns();
        var function = new CheckedFunction(op, inputs, standIns, random);
        CheckOutputs(function);
        var orders = new List<DerivativeComparison> { new JacobianCheck(function, tolerances).Run(1, Output, Input) };
        if (order == 2)
        {
            using var standInsOfGradients = new StandIns();
            var gradients = new CheckedFunction(operands => GradientsOf(op, operands, function), [.. inputs, .. function.Outputs.Select(Incoming)], standInsOfGradients, random);
            orders.Add(new JacobianCheck(gradients, tolerances).Run(
                2,
                i => $"the gradient of {Input(function.Moved[i])}",
                i => i < inputs.Length ? Input(i) : $"the gradient that comes in for {Output(function.Compared[i - inputs.Length])}"));
        }

        return new(orders, [.. Notes([.. standIns.Operations], orders)]);
    }

    private static string Output(int position) => $"output {position}";

    private static string Input(int position) => $"input {position}";

    // Some numbers of both signs, the same each time.
    private static Tensor Incoming(Tensor output)
    {
        var count = output.numel();
        var numbers = torch.arange(count, dtype: torch.float64, device: output.device);
        return ((numbers * 0.618).frac() + 0.5).mul((numbers % 2 * 2) - 1).reshape(output.shape).requires_grad_();
    }

    private static Tensor[] GradientsOf(Func<Tensor[], Tensor[]> op, Tensor[] operands, CheckedFunction function)
    {
        var count = function.Inputs.Length;
        var outputs = op(operands[..count]);
        Tensor[] moved = [.. function.Moved.Select(i => operands[i])];
        var gradients = GradientScript.Run(
            [.. function.Compared.Select(i => outputs[i])],
            moved,
            [.. operands[count..].Select(static incoming => incoming * JacobianCheck.Small)],
            retainGraph: true,
            createGraph: true,
            allowUnused: true);
        return [.. gradients.Select((gradient, i) => gradient is null ? torch.zeros_like(moved[i]).detach() : gradient / JacobianCheck.Small)];
    }

    private static void CheckInputs(Tensor[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(inputs[i], $"{nameof(inputs)}[{i}]");
            if (inputs[i].requires_grad && inputs[i].dtype != torch.float64)
            {
                throw new ArgumentException($"It is of type {inputs[i].dtype}, in which differences say nothing of a derivative: convert it with to(torch.float64).", $"{nameof(inputs)}[{i}]");
            }
        }

        if (!Array.Exists(inputs, static input => input.requires_grad))
        {
            throw new ArgumentException("None of them requires a gradient: there is nothing to differentiate by.", nameof(inputs));
        }
    }

    private static void CheckOutputs(CheckedFunction function)
    {
        if (function.Outputs.Length == 0)
        {
            throw new ArgumentException("No output needs a gradient. The function gets copies of the inputs, and must use those.", "op");
        }

        foreach (var (output, position) in function.Outputs.Zip(function.Compared))
        {
            if (output.dtype != torch.float64)
            {
                throw new ArgumentException($"Output {position} is of type {output.dtype}: it is rounded somewhere in the function, and differences say nothing of a derivative.", "op");
            }
        }
    }

    private static IEnumerable<string> Notes(string[] standIns, IEnumerable<DerivativeComparison> orders)
    {
        if (standIns.Length > 0 && orders.Any(static order => order.Wrong > 0))
        {
            yield return $"Differences were taken of the stand-ins of {string.Join(", ", standIns)}. If a scalar method multiplies something with a hard value, the gradient has the hard value there, and the stand-ins' slope has the stand-in: that is a difference, and no fault.";
        }
    }
}
