using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>Finds out what a pass reads of an op's operands and outputs.</summary>
/// <param name="operands">The operands.</param>
/// <param name="outputs">The outputs.</param>
internal sealed class BodyBuilder(IReadOnlyList<Operand> operands, IReadOnlyList<Output> outputs)
{
    /// <summary>A pass with the operands and the outputs that its results depend on.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="others">What it reads before them.</param>
    /// <param name="results">What it computes.</param>
    public Body Build(string name, IEnumerable<BodyInput> others, IReadOnlyList<BodyResult> results)
    {
        Expression[] values = [.. results.Select(static result => result.Value)];
        var read = new HashSet<string>(Variables(Topology.OperandsFirst(values)));
        var finite = Finite(values);
        return new Body(
            name,
            [
                .. others,
                .. Enumerable.Range(0, operands.Count).Where(i => read.Contains(operands[i].Name)).Select(i => new BodyInput(
                    operands[i].Name,
                    new Slot(SlotKind.Operand, i),
                    IsNumber: !operands[i].IsTensor,
                    IsMadeFinite: !operands[i].IsTensor && finite.Contains(operands[i].Name))),
                .. Enumerable.Range(0, outputs.Count).Where(i => read.Contains(outputs[i].Name)).Select(i => new BodyInput(
                    outputs[i].Name,
                    new Slot(SlotKind.Output, i),
                    IsNumber: false,
                    IsMadeFinite: false)),
            ],
            results);
    }

    // What is read as a finite number, and never as it is.
    private static HashSet<string> Finite(IReadOnlyList<Expression> values)
    {
        var nodes = Topology.OperandsFirst<Node>(values, static node => FiniteVariable(node) is null ? node.Operands : []);
        var finite = new HashSet<string>(nodes.Select(FiniteVariable).OfType<string>());
        finite.ExceptWith(Variables(nodes));
        return finite;
    }

    private static IEnumerable<string> Variables(IEnumerable<Node> nodes) => nodes.OfType<Variable>().Select(static variable => variable.Name);

    private static string? FiniteVariable(Node node) =>
        node is Call call && call.Function == FunctionTable.Finite && call.Arguments[0] is Variable variable ? variable.Name : null;
}
