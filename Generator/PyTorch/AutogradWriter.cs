using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes the custom autograd function of an op: of tensors in one type and shape, and of numbers.</summary>
internal static class AutogradWriter
{
    /// <summary>Writes the class.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="op">The op.</param>
    /// <param name="name">The name of the class.</param>
    /// <param name="module">The constants and functions of the module.</param>
    /// <param name="reserved">Names that mean something else.</param>
    public static void Write(SourceWriter writer, Op op, string name, ModuleParts module, IReadOnlyCollection<string> reserved)
    {
        var passes = new PassWriter(writer, op, module, reserved);
        writer.Lines($"class {name}(torch.autograd.Function):").Indent();
        WriteForward(writer, op, passes);
        writer.Blank();
        WriteBackward(writer, op, passes);
        writer.Outdent();
    }

    private static void WriteForward(SourceWriter writer, Op op, PassWriter passes)
    {
        writer.Lines("@staticmethod").Text(Black.Declaration("def forward", [.. Parameters("ctx", op.Operands.Select(static operand => operand.Name))], ":")).Indent();
        string[] saved = [.. SavedOperands(op)];
        string[] outputs = [.. SavedOutputs(op)];
        string[] numbers = [.. SavedNumbers(op)];
        if (numbers.Length > 0)
        {
            writer.Text(Layout.Of("ctx.numbers = ", Unpacked(numbers)));
        }

        var tensor = PythonOp.MainOf(op).Name;
        if (outputs.Length == 0)
        {
            WriteSave(writer, saved);
            var results = passes.Write(op.Forward, tensor);
            passes.WriteReturn(results.Count == 1 ? [PassWriter.Value(results[0])] : [.. results.Select(static result => Layout.Group(result.Text))]);
        }
        else
        {
            foreach (var (name, value) in op.Outputs.Select(static output => output.Name).Zip(passes.Write(op.Forward, tensor), static (name, value) => (name, value)))
            {
                passes.WriteAssignment(name, value);
            }

            WriteSave(writer, [.. saved, .. outputs]);
            passes.WriteReturn([.. op.Outputs.Select(static output => (Layout)output.Name)]);
        }

        writer.Outdent();
    }

    private static void WriteBackward(SourceWriter writer, Op op, PassWriter passes)
    {
        writer.Lines("@staticmethod").Text(Black.Declaration("def backward", [.. Parameters("ctx", op.Outputs.Select(static output => output.GradientName))], ":")).Indent();
        string[] saved = [.. SavedOperands(op), .. SavedOutputs(op)];
        if (saved.Length > 0)
        {
            writer.Text(Layout.Of(Unpacked(saved), " = ctx.saved_tensors"));
        }

        string[] numbers = [.. SavedNumbers(op)];
        if (numbers.Length > 0)
        {
            writer.Text(Layout.Of(Unpacked(numbers), " = ctx.numbers"));
        }

        var gradients = new Queue<Term>(passes.Write(op.Backward, op.Outputs[0].GradientName));
        passes.WriteReturn(op.Operands.Count == 1
            ? [PassWriter.Value(gradients.Dequeue())]
            : [.. op.Operands.Select(operand => operand.HasGradient ? Layout.Group(gradients.Dequeue().Text) : "None")]);
        writer.Outdent();
    }

    private static Layout Unpacked(string[] names) => Black.Targets([.. names.Select(static name => (Layout)name)]);

    private static void WriteSave(SourceWriter writer, string[] saved)
    {
        if (saved.Length > 0)
        {
            writer.Text(Black.Call("ctx.save_for_backward", [.. saved.Select(static name => (Layout)name)]));
        }
    }

    private static IEnumerable<Layout> Parameters(string first, IEnumerable<string> others) => others.Prepend(first).Select(static name => (Layout)name);

    private static IEnumerable<string> SavedOutputs(Op op) => op.Saved.Where(static slot => slot.Kind == SlotKind.Output).Select(slot => op.Outputs[slot.Position].Name);

    private static IEnumerable<string> SavedOperands(Op op) => Saved(op, isTensor: true);

    private static IEnumerable<string> SavedNumbers(Op op) => Saved(op, isTensor: false);

    private static IEnumerable<string> Saved(Op op, bool isTensor) =>
        op.Saved.Where(slot => slot.Kind == SlotKind.Operand && op.Operands[slot.Position].IsTensor == isTensor).Select(slot => op.Operands[slot.Position].Name);
}
