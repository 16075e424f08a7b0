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
    /// <param name="function">The function.</param>
    public static void Write(SourceWriter writer, Declaration declaration, Op op, string function)
    {
        // Documentation on this part would replace the user's own.
        if (!declaration.IsDocumented)
        {
            DocumentationWriter.WriteXml(writer, op);
        }

        Open(writer, declaration);
        WriteNoise(writer, op);
        WriteCall(writer, op, $"global::Surrogates.Autograd.Function<global::{FileWriter.Functions}.{function}>.Apply");
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
        if (declaration.Constraints.Length > 0)
        {
            writer.Lines("    " + declaration.Constraints);
        }

        writer.Open();
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
