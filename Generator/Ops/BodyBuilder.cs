using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Ops;

/// <summary>Finds out what a pass reads of an op's operands and outputs, and what of it is the same for all elements.</summary>
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
        var numbers = new HashSet<string>(operands.Where(static operand => !operand.IsTensor).Select(static operand => operand.Name));
        var varying = Varying.In(Topology.OperandsFirst(values), numbers);
        bool IsPrepared(Node node) => node is Whole || (!varying.Contains(node) && Expense.IsHigh(node.Kind, node.Detail));
        var finite = Finite(values, numbers, IsPrepared);
        var nodes = Topology.OperandsFirst<Node>(values, node => IsPrepared(node) || (FiniteVariable(node) is { } variable && finite.ContainsKey(variable)) ? [] : node.Operands);
        Node[] passedOn = [.. nodes.Where(IsPrepared)];
        Node[] prepared = [.. Topology.OperandsFirst(passedOn, static node => node is Whole ? [] : node.Operands).Where(node => node is Whole || passedOn.Contains(node))];
        var passed = new HashSet<string>(Variables(nodes).Concat(finite.Keys));
        var read = new HashSet<string>(passed.Concat(Topology.VariablesOf(prepared)));
        BodyInput[] before = [.. others];
        var names = new UniqueNames(before.Select(static input => input.Name)
            .Concat(operands.Select(static operand => operand.Name))
            .Concat(outputs.Select(static output => output.Name))
            .Concat(results.Select(static result => result.Name)));
        return new Body(
            name,
            [
                .. before,
                .. Enumerable.Range(0, operands.Count).Where(i => read.Contains(operands[i].Name)).Select(i => new BodyInput(
                    operands[i].Name,
                    new Slot(SlotKind.Operand, i),
                    IsNumber: !operands[i].IsTensor,
                    IsPassed: passed.Contains(operands[i].Name))),
                .. Enumerable.Range(0, outputs.Count).Where(i => read.Contains(outputs[i].Name)).Select(i => new BodyInput(
                    outputs[i].Name,
                    new Slot(SlotKind.Output, i),
                    IsNumber: false)),
            ],
            [
                .. finite.Select(static pair => new PreparedValue(pair.Key, pair.Value)),
                .. prepared.Select(node => new PreparedValue(
                    names.Take(node.Hint ?? (node is Whole ? "whole" : Expense.NameOf(node.Kind, node.Detail))),
                    node,
                    IsPassed: passedOn.Contains(node))),
            ],
            results);
    }

    // The numbers that are read as finite ones, and never as they are.
    private static Dictionary<string, Node> Finite(IReadOnlyList<Expression> values, HashSet<string> numbers, Func<Node, bool> isPrepared)
    {
        var nodes = Topology.OperandsFirst<Node>(values, node => FiniteVariable(node) is null && !isPrepared(node) ? node.Operands : []);
        var asTheyAre = new HashSet<string>(Variables(nodes));
        return nodes.Where(node => FiniteVariable(node) is { } name && numbers.Contains(name) && !asTheyAre.Contains(name)).ToDictionary(static node => FiniteVariable(node)!);
    }

    private static IEnumerable<string> Variables(IEnumerable<Node> nodes) => nodes.OfType<Variable>().Select(static variable => variable.Name);

    private static string? FiniteVariable(Node node) =>
        node is Call call && call.Function == FunctionTable.Finite && call.Arguments[0] is Variable variable ? variable.Name : null;
}
