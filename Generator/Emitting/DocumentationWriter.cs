using Surrogates.Generator.Describing;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.Emitting;

/// <summary>Says in words and formulas what an op computes and what its gradient is.</summary>
internal static class DocumentationWriter
{
    /// <summary>The documentation of the method.</summary>
    public static void WriteXml(SourceWriter writer, Op op)
    {
        writer.Comment("/// ", $"<summary>{Xml(Description.Sentence(op))}</summary>");
        writer.Comment("/// ", "<remarks>").Comment("/// ", "<code>");
        new FormulaWriter(writer, "/// ", Xml).Write(op);
        writer.Comment("/// ", "</code>");
        foreach (var sentence in Description.Remarks(op))
        {
            writer.Comment("/// ", sentence);
        }

        writer.Comment("/// ", "</remarks>");
    }

    /// <summary>The comment on the function. It is no documentation: of two files' functions of the same name the compiler takes one for the other.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="op">What the function computes.</param>
    /// <param name="whole">The op whose formulas belong here; null if they stand somewhere else.</param>
    public static void WriteComment(SourceWriter writer, Op op, Op? whole)
    {
        writer.Comment("// ", $"The custom autograd function of {op.Name}: {op.Summary}.");
        if (whole is null)
        {
            return;
        }

        writer.Lines("//");
        new FormulaWriter(writer, "//     ", static formula => formula).Write(whole);
        foreach (var sentence in Description.Remarks(whole))
        {
            writer.Lines("//").Comment("// ", sentence);
        }
    }

    /// <summary>The documentation of a layer.</summary>
    public static void WriteLayerXml(SourceWriter writer, Op op)
    {
        writer.Comment("/// ", $"<summary>A layer of neurons over time: {op.Summary}.</summary>");
        writer.Comment("/// ", "<remarks>").Comment("/// ", "<code>");
        new FormulaWriter(writer, "/// ", Xml).Write(op, withDerivatives: false);
        writer.Comment("/// ", "</code>");
        foreach (var sentence in Description.Remarks(op))
        {
            writer.Comment("/// ", sentence);
        }

        writer.Comment("/// ", "</remarks>");
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
