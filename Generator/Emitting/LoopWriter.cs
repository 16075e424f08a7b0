using Surrogates.Generator.Algebra;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes how the runtime runs a function: what it takes and keeps, and one loop over a batch for each pass.</summary>
internal static class LoopWriter
{
    // It is compiled once and for good, in place of running without optimisations at first.
    private const string Optimize = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    public static void Write(SourceWriter writer, Op op, string fullName, IReadOnlyList<Body> bodies, string number)
    {
        WriteSignature(writer, op, fullName);
        foreach (var body in bodies)
        {
            writer.Blank();
            WriteLoop(writer, body, number);
        }
    }

    private static void WriteSignature(SourceWriter writer, Op op, string fullName)
    {
        var operands = Layout.Collection([.. op.Operands.Select(static operand => (Layout)CSharpLiteral.Text(operand.Name))]);
        Layout[] properties = [.. Properties(op)];
        writer.Text(Layout.Of(
            "static Signature IFunction.Signature { get; } =",
            Layout.Indent(
                Layout.SpaceBreak,
                Layout.Call("new", [CSharpLiteral.Text(fullName), operands]),
                properties.Length == 0 ? "" : Layout.Group(Layout.SpaceBreak, "{", Layout.Indent(Layout.SpaceBreak, Layout.List(properties)), Layout.SpaceBreak, "}")),
            ";"));
    }

    // What differs from the usual: one output, of the first tensor's type, gradients of all tensors, and a backward pass that reads every operand.
    private static IEnumerable<Layout> Properties(Op op)
    {
        if (op.Outputs.Count != 1)
        {
            yield return $"Outputs = {NumberText.Integer(op.Outputs.Count)}";
        }

        if (op.Main is { } main)
        {
            yield return $"Main = {NumberText.Integer(main)}";
        }

        int[] saved = Saved(op, SlotKind.Operand);
        if (saved.Length != op.Operands.Count)
        {
            yield return Layout.Of("Saved = ", List(saved));
        }

        if (Saved(op, SlotKind.Output) is { Length: > 0 } savedOutputs)
        {
            yield return Layout.Of("SavedOutputs = ", List(savedOutputs));
        }

        if (op.Operands.Any(static operand => operand is { IsTensor: true, HasGradient: false }))
        {
            yield return Layout.Of("Differentiable = ", List(op.Backward.Results.Select(static result => result.Slot.Position)));
        }

        if (op.Numbers.Compared.Count > 0)
        {
            yield return Layout.Of("Compared = ", List(op.Numbers.Compared));
        }

        if (op.Numbers.Ranges.Count > 0)
        {
            yield return Layout.Of("Ranges = ", Layout.Collection(
                [.. op.Numbers.Ranges.Select(static limit => (Layout)$"({NumberText.Integer(limit.Operand)}, NumberRange.{limit.Range})")]));
        }

        if (op.IsLoop)
        {
            yield return Layout.Of("OverTime = ", List(Enumerable.Range(0, op.Operands.Count).Where(i => op.Operands[i].IsOverTime)));
            yield return Layout.Of("States = ", Layout.Collection(
                [.. op.Outputs.Select(static (output, i) => (output.State, Output: i)).Where(static pair => pair.State is not null)
                    .Select(static pair => (Layout)$"({NumberText.Integer(pair.State!.Value)}, {NumberText.Integer(pair.Output)})")]));
        }

        if (op.Operands.Any(static operand => operand.TakesNumbers))
        {
            yield return Layout.Of("TensorOrNumber = ", List(Enumerable.Range(0, op.Operands.Count).Where(i => op.Operands[i].TakesNumbers)));
        }

        if (op.SoftForward is not null)
        {
            yield return $"SoftForward = SoftPass.{(op.IsSmooth ? "Same" : "Separate")}";
        }
    }

    private static int[] Saved(Op op, SlotKind kind) => [.. op.Saved.Where(slot => slot.Kind == kind).Select(static slot => slot.Position)];

    private static void WriteLoop(SourceWriter writer, Body body, string number)
    {
        // A local of its name would hide the method that the loop calls. In code that is being written two operands may have one name.
        var names = new UniqueNames([body.Name]);
        var locals = body.Parameters.Concat(body.Results.Select(static result => result.Name)).Distinct()
            .ToDictionary(static name => name, name => Identifiers.Escape(names.Take(name)));
        var (batch, index) = (names.Take("batch"), names.Take("i"));
        writer.Lines(Optimize).Open($"static void IFunction.{body.Name}<{number}>(in Batch<{number}> {batch})");
        foreach (var input in body.Inputs.Where(static input => input.IsPassed))
        {
            var value = $"{batch}.{(input.IsNumber ? "Number" : Row(input.Slot))}({NumberText.Integer(input.Slot.Position)})";
            var isMadeFinite = body.Prepared.Any(prepared => prepared.Name == input.Name);
            writer.Lines($"var {locals[input.Name]} = {(isMadeFinite ? $"{number}.Finite({value})" : value)};");
        }

        WriteIntegers(writer, body, number, batch, index, locals, names);
        foreach (var result in body.Results)
        {
            writer.Lines($"var {locals[result.Name]} = {batch}.{Row(result.Slot)}({NumberText.Integer(result.Slot.Position)});");
        }

        Layout[] targets = [.. body.Results.Select(result => (Layout)$"{locals[result.Name]}[{index}]")];
        var rows = new HashSet<string>(body.Inputs.Where(static input => !input.IsNumber).Select(static input => input.Name));
        Layout[] arguments = [.. body.Parameters.Select(name => (Layout)(locals[name] + (rows.Contains(name) ? $"[{index}]" : "")))];

        // Without arguments there is nothing to infer the type from.
        var called = arguments.Length == 0 ? $"{body.Name}<{number}>" : body.Name;
        writer.Open($"foreach (var {index} in {batch})")
            .Text(Layout.Of(targets.Length == 1 ? targets[0] : Layout.Call("", targets), " = ", Layout.Call(called, arguments), ";"))
            .Close().Close();
    }

    // What integers compute is a number of the loop's own type from then on.
    private static void WriteIntegers(SourceWriter writer, Body body, string number, string batch, string index, Dictionary<string, string> locals, UniqueNames names)
    {
        (string Name, Whole Value)[] roots = [.. body.Prepared.Where(static prepared => prepared.Value is Whole).Select(static prepared => (prepared.Name, (Whole)prepared.Value))];
        var read = Topology.VariablesOf(roots.Select(static root => root.Value));
        var operands = new Dictionary<string, string>();
        foreach (var input in body.Inputs.Where(input => read.Contains(input.Name)))
        {
            operands.Add(input.Name, names.Take(input.IsPassed ? input.Name + "Whole" : input.Name));
            writer.Lines($"var {Identifiers.Escape(operands[input.Name])} = {batch}.Whole({NumberText.Integer(input.Slot.Position)});");
        }

        var within = new HashSet<Node>(Topology.OperandsFirst(roots.SelectMany(static root => root.Value.Operands)));
        // An integer that others are computed from has a name of its own: it is not yet one of the loop's numbers.
        var shared = new Locals([.. roots.SelectMany(root => within.Contains(root.Value) ? [root.Value] : root.Value.Operands)], [.. locals.Keys, .. locals.Values, .. operands.Values, body.Name, batch, index, number], FunctionWriter.LongestExpression);
        var printer = new Printer(new IntegerDialect(operands), shared);
        foreach (var (name, value) in printer.Declarations())
        {
            writer.Text(Layout.Of($"var {Identifiers.Escape(name)} = ", Unchecked(value), ";"));
        }

        foreach (var (name, value) in roots)
        {
            writer.Text(Layout.Of($"{number} {locals[name]} = ", Unchecked(printer.Write(value)), ";"));
        }
    }

    // A project may check for overflow where the scalar method does not.
    private static Layout Unchecked(Term value) => value.IsAtom ? value.Text : Layout.Call("unchecked", [value.Text]);

    private static string Row(Slot slot) => slot.Kind switch
    {
        SlotKind.Operand => "Input",
        SlotKind.Output => "Output",
        SlotKind.OutputGradient => "Gradient",
        SlotKind.OperandGradient => "InputGradient",
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot.Kind, "No batch has such a row."),
    };

    private static Layout List(IEnumerable<int> positions) => Layout.Collection([.. positions.Select(static position => (Layout)NumberText.Integer(position))]);
}
