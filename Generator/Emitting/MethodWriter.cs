using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes the implementing part of a partial method. Names are complete here: what the user's type has may hide any other.</summary>
internal static class MethodWriter
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    /// <summary>Writes a method that applies a function.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="declaration">How the method is declared.</param>
    /// <param name="op">What it computes.</param>
    /// <param name="functions">The function, and what it needs.</param>
    public static void Write(SourceWriter writer, Declaration declaration, Op op, FunctionNames functions)
    {
        // Documentation on this part would replace the user's own.
        if (!declaration.IsDocumented)
        {
            DocumentationWriter.WriteXml(writer, op);
        }

        Open(writer, declaration);
        var names = new UniqueNames(op.Operands.Select(static operand => operand.Name));
        Layout[] operands = [.. op.Operands.Select(operand => (Layout)WriteOperand(writer, op, operand, names))];
        WriteCall(writer, op, $"global::Surrogates.Autograd.Function<{functions.TypeArguments}>.Apply", operands, names);
        writer.Close();
    }

    /// <summary>Writes a method that throws, which only runs where the error that stands behind it is turned off.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="declaration">How the method is declared.</param>
    /// <param name="refusal">What is wrong with it.</param>
    /// <param name="fullName">Its name in the exception.</param>
    public static void Write(SourceWriter writer, Declaration declaration, Refusal refusal, string fullName)
    {
        var reason = refusal.Rule ?? "the errors of the compiler";
        if (!declaration.IsDocumented)
        {
            writer.Lines($"/// <summary>Not generated: see {reason}.</summary>");
        }

        Open(writer, declaration);
        writer.Text(Layout.Of("throw new global::System.NotSupportedException(", CSharpLiteral.Text($"{fullName} is not generated: see {reason}."), ");"));
        writer.Close();
    }

    private static void Open(SourceWriter writer, Declaration declaration)
    {
        writer.Lines($"""[global::System.CodeDom.Compiler.GeneratedCode("Surrogates.Generator", "{GeneratorVersion.Text}")]""");
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

    // One for each element of the results, whose shape that of all operands is.
    private static string Draw(Op op, Operand main, NoiseSource noise, string? source)
    {
        var others = op.Operands.Where(operand => operand != main && operand is { IsTensor: true, Noise: null }).Select(static operand => Identifiers.Escape(operand.Name)).ToArray();
        string[] arguments = [Identifiers.Escape(main.Name), .. source is null ? (string[])[] : [source], .. others.Length == 0 ? (string[])[] : [$"[{string.Join(", ", others)}]"]];
        return $"global::Surrogates.Functions.Noise.{noise.Distribution}({string.Join(", ", arguments)})";
    }

    private static void WriteCall(SourceWriter writer, Op op, string apply, Layout[] arguments, UniqueNames names)
    {
        var operands = Layout.Collection(arguments);
        if (op.Outputs.Count == 1)
        {
            writer.Text(Layout.Of("return ", Layout.Call(apply, [operands]), ";"));
            return;
        }

        var results = names.Take("results");
        writer.Text(Layout.Of($"global::System.Span<{Tensor}> {results} = ", Layout.Collection([.. op.Outputs.Select(static _ => (Layout)"null!")]), ";"));
        writer.Text(Layout.Of(Layout.Call(apply, [operands, results]), ";"));
        writer.Text(Layout.Of("return ", Layout.Call("", [.. op.Outputs.Select((_, i) => (Layout)$"{results}[{NumberText.Integer(i)}]")]), ";"));
    }
}
