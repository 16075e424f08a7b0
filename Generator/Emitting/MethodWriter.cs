using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes the implementing part of a partial method. Names are complete here: what the user's type has may hide any other.</summary>
internal static class MethodWriter
{
    public const string Tensor = "global::TorchSharp.torch.Tensor";
    public const string Operand = "global::Surrogates.Functions.Operand";

    /// <summary>Writes a method that applies a function.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="declaration">How the method is declared.</param>
    /// <param name="function">The function.</param>
    public static void Write(SourceWriter writer, Declaration declaration, WrittenFunction function)
    {
        var op = function.Op;
        // Documentation on this part would replace the user's own.
        if (!declaration.IsDocumented)
        {
            DocumentationWriter.WriteXml(writer, op);
        }

        Open(writer, declaration);
        var names = new UniqueNames(op.Operands.Select(static operand => operand.Name));
        Layout[] operands = [.. op.Operands.Select(operand => (Layout)WriteOperand(writer, op, operand, names))];
        WriteCall(writer, function, operands, names);
        writer.Close();
    }

    /// <summary>Writes a method that throws, which only runs where the error that stands behind it is turned off.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="declaration">How the method is declared.</param>
    /// <param name="refusal">What is wrong with it.</param>
    /// <param name="fullName">Its name in the exception.</param>
    public static void Write(SourceWriter writer, Declaration declaration, Refusal refusal, string fullName)
    {
        if (!declaration.IsDocumented)
        {
            writer.Lines($"/// <summary>Not generated: see {refusal.Reason}.</summary>");
        }

        Open(writer, declaration);
        WriteRefusal(writer, refusal, fullName).Close();
    }

    /// <summary>Writes what throws.</summary>
    public static SourceWriter WriteRefusal(SourceWriter writer, Refusal refusal, string fullName) =>
        writer.Text(Layout.Of("throw new global::System.NotSupportedException(", CSharpLiteral.Text(refusal.Message(fullName)), ");"));

    /// <summary>Writes a local variable with room for the results of a function that has several.</summary>
    public static void WriteResults(SourceWriter writer, WrittenFunction function, string results) =>
        writer.Text(Layout.Of($"global::System.Span<{Tensor}> {results} = ", Layout.Collection([.. Enumerable.Repeat((Layout)"null!", function.ResultCount)]), ";"));

    /// <summary>Writes the call of a function that has several results.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="function">The function.</param>
    /// <param name="operands">What it takes.</param>
    /// <param name="results">The local variable with the results.</param>
    public static void WriteApply(SourceWriter writer, WrittenFunction function, Layout operands, string results) =>
        writer.Text(Layout.Of(Layout.Call(function.Apply, [operands, results]), ";"));

    /// <summary>Marks what comes then as generated.</summary>
    public static SourceWriter WriteMark(SourceWriter writer) => writer.Lines($"""[global::System.CodeDom.Compiler.GeneratedCode("Surrogates.Generator", "{GeneratorVersion.Text}")]""");

    private static void Open(SourceWriter writer, Declaration declaration)
    {
        WriteMark(writer);
        var returned = declaration.Results.Count == 1 ? declaration.Results[0] : Layout.Call("", [.. declaration.Results.Select(static result => (Layout)result)]);
        writer.Text(Layout.Call(
            Layout.Of(declaration.Modifiers, " ", returned, " ", declaration.Name),
            [.. declaration.Parameters.Select(static parameter => (Layout)parameter)]));
        foreach (var clause in declaration.Constraints)
        {
            writer.Lines("    " + clause);
        }

        writer.Open();
    }

    // What is not passed is made here, so that the function is a function. The graph keeps it if backward reads it.
    private static string WriteOperand(SourceWriter writer, Op op, Operand operand, UniqueNames names)
    {
        var name = Identifiers.Escape(operand.Name);
        var isDrawn = operand.Noise is { Kind: not NoiseKind.Given };
        if (!operand.IsOptional && !isDrawn)
        {
            return name;
        }

        // A loop over time begins its states with numbers as well as with tensors.
        if (operand.Role == OperandRole.State)
        {
            return $"{Operand}.Of({name}, {CSharpLiteral.Real(operand.Default)})";
        }

        var main = op.Operands.Where((candidate, i) => candidate.IsTensor && i >= (op.Main ?? 0)).First();
        var made = operand.Noise is null
            ? $"global::Surrogates.Functions.Default.Of({Identifiers.Escape(main.Name)}, {CSharpLiteral.Real(operand.Default)})"
            : Draw(op, main, operand.Noise, source: null);
        if (isDrawn)
        {
            var source = operand.Noise!.Parameter is { } parameter ? Identifiers.Escape(parameter) : null;
            var drawn = source is null ? made : Draw(op, main, operand.Noise, source);
            writer.Lines($"using var {name} = {(operand.IsOptional ? $"{source} is null ? {made} : {drawn}" : drawn)};");
            return name;
        }

        var local = Identifiers.Escape(names.Take(operand.Name + "Default"));
        writer.Lines($"using var {local} = {name} is null ? {made} : null;");
        return $"{name} ?? {local}";
    }

    /// <summary>Draws one number for each element of the results, whose shape is that of all operands, or of all sequences.</summary>
    /// <param name="op">The op.</param>
    /// <param name="main">The operand whose type and device the results have.</param>
    /// <param name="noise">What is drawn.</param>
    /// <param name="source">What it is drawn from; null for torch's own generator.</param>
    public static string Draw(Op op, Operand main, NoiseSource noise, string? source)
    {
        var others = op.Operands.Where(operand => operand != main && operand is { IsTensor: true, Noise: null } && operand.IsOverTime == op.IsLoop).Select(static operand => Identifiers.Escape(operand.Name)).ToArray();
        string[] arguments = [Identifiers.Escape(main.Name), .. source is null ? (string[])[] : [source], .. others.Length == 0 ? (string[])[] : [$"[{string.Join(", ", others)}]"]];
        return $"global::Surrogates.Functions.Noise.{noise.Distribution}({string.Join(", ", arguments)})";
    }

    private static void WriteCall(SourceWriter writer, WrittenFunction function, Layout[] operands, UniqueNames names)
    {
        if (function.Op.Outputs.Count == 1)
        {
            writer.Text(Layout.Of("return ", Layout.Call(function.Apply, [Layout.Collection(operands)]), ";"));
            return;
        }

        var results = names.Take("results");
        WriteResults(writer, function, results);
        WriteApply(writer, function, Layout.Collection(operands), results);
        writer.Text(Layout.Of("return ", Layout.Call("", [.. function.Op.Outputs.Select((_, i) => (Layout)$"{results}[{NumberText.Integer(i)}]")]), ";"));
    }
}
