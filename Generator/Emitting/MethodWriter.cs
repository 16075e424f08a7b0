using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes the implementing part of a partial method. Names are complete here: what the user's type has may hide any other.</summary>
internal static class MethodWriter
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    public static void Write(SourceWriter writer, Declaration declaration, Op op, string function)
    {
        // Documentation on this part would replace the user's own.
        if (!declaration.IsDocumented)
        {
            DocumentationWriter.WriteXml(writer, op);
        }

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
        WriteNoise(writer, op);
        WriteCall(writer, op, $"global::Surrogates.Autograd.Function<global::{FileWriter.Functions}.{function}>.Apply");
        writer.Close();
    }

    // Drawn here, so that the function is a function. The graph keeps it if backward reads it.
    private static void WriteNoise(SourceWriter writer, Op op)
    {
        foreach (var noise in op.Operands.Where(static operand => operand.Noise is { Kind: not NoiseKind.Given }))
        {
            var x = Identifiers.Escape(op.Operands.Where((operand, i) => operand.IsTensor && i >= (op.Main ?? 0)).First().Name);
            var source = noise.Noise!.Parameter is { } name ? ", " + Identifiers.Escape(name) : "";
            writer.Lines($"using var {Identifiers.Escape(noise.Name)} = global::Surrogates.Functions.Noise.Uniform({x}{source});");
        }
    }

    private static void WriteCall(SourceWriter writer, Op op, string apply)
    {
        var operands = Layout.Collection([.. op.Operands.Select(static operand => (Layout)Identifiers.Escape(operand.Name))]);
        if (op.Outputs.Count == 1)
        {
            writer.Text(Layout.Of("return ", Layout.Call(apply, [operands]), ";"));
            return;
        }

        var results = UniqueNames.Of("results", op.Operands.Select(static operand => operand.Name));
        writer.Text(Layout.Of($"global::System.Span<{Tensor}> {results} = ", Layout.Collection([.. op.Outputs.Select(static _ => (Layout)"null!")]), ";"));
        writer.Text(Layout.Of(Layout.Call(apply, [operands, results]), ";"));
        writer.Text(Layout.Of("return ", Layout.Call("", [.. op.Outputs.Select((_, i) => (Layout)$"{results}[{NumberText.Integer(i)}]")]), ";"));
    }
}
