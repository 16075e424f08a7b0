using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes how the runtime runs a function: what it takes and keeps, and one loop over a batch for each pass.</summary>
internal static class LoopWriter
{
    // It is compiled once and for good, in place of running without optimisations at first.
    private const string Optimize = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Writes a signature and the loops of an op.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="op">The op.</param>
    /// <param name="fullName">Its name in error messages.</param>
    /// <param name="preparedFrom">The operands that its last ones are prepared from.</param>
    /// <param name="bodies">Its passes.</param>
    /// <param name="number">The name of the number type.</param>
    /// <param name="constants">What the constants with names are called.</param>
    public static void Write(
        SourceWriter writer,
        Op op,
        string fullName,
        IReadOnlyList<int> preparedFrom,
        IReadOnlyList<Body> bodies,
        string number,
        IReadOnlyDictionary<NamedConstant, string> constants)
    {
        WriteSignature(writer, op, fullName, preparedFrom);
        foreach (var body in bodies)
        {
            writer.Blank();
            WriteLoop(writer, body, number, constants);
        }
    }

    private static void WriteSignature(SourceWriter writer, Op op, string fullName, IReadOnlyList<int> preparedFrom)
    {
        var operands = Layout.Collection([.. op.Operands.Select(static operand => (Layout)CSharpLiteral.Text(operand.Name))]);
        Layout[] properties = [.. Properties(op, preparedFrom)];
        writer.Text(Layout.Of(
            "static Signature IFunction.Signature { get; } =",
            Layout.Indent(
                Layout.SpaceBreak,
                Layout.Call("new", [CSharpLiteral.Text(fullName), operands]),
                properties.Length == 0 ? "" : Layout.Group(Layout.SpaceBreak, "{", Layout.Indent(Layout.SpaceBreak, Layout.List(properties)), Layout.SpaceBreak, "}")),
            ";"));
    }

    // What differs from the usual: one output, of the first tensor's type, gradients of all tensors, and a backward pass that reads every operand.
    private static IEnumerable<Layout> Properties(Op op, IReadOnlyList<int> preparedFrom)
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

        if (op.IsLoop && op.Operands.Any(static operand => operand.TakesNumbers))
        {
            yield return Layout.Of("TensorOrNumber = ", List(Enumerable.Range(0, op.Operands.Count).Where(i => op.Operands[i].TakesNumbers)));
        }

        if (preparedFrom.Count > 0)
        {
            yield return Layout.Of("PreparedFrom = ", List(preparedFrom));
        }

        if (op.SoftForward is not null)
        {
            yield return $"SoftForward = SoftPass.{(op.IsSmooth ? "Same" : "Separate")}";
        }
    }

    private static int[] Saved(Op op, SlotKind kind) => [.. op.Saved.Where(slot => slot.Kind == kind).Select(static slot => slot.Position)];

    private static void WriteLoop(SourceWriter writer, Body body, string number, IReadOnlyDictionary<NamedConstant, string> constants)
    {
        // A local of its name would hide the method that the loop calls. In code that is being written two operands may have one name.
        var names = new UniqueNames([body.Name]);
        var locals = body.Parameters.Concat(body.Results.Select(static result => result.Name)).Distinct()
            .ToDictionary(static name => name, name => Identifiers.Escape(names.Take(name)));
        var (batch, index) = (names.Take("batch"), names.Take("i"));
        var prepared = new PreparedWriter(writer, body, number, batch, index, constants, locals, names);
        writer.Lines(Optimize).Open($"static void IFunction.{body.Name}<{number}>(in Batch<{number}> {batch})");
        foreach (var input in body.Inputs.Where(static input => input.IsPassed))
        {
            if (!prepared.WriteInPlaceOf(input))
            {
                writer.Lines($"var {locals[input.Name]} = {batch}.{(input.IsNumber ? "Number" : Row(input.Slot))}({NumberText.Integer(input.Slot.Position)});");
            }
        }

        prepared.WriteOthers();
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
