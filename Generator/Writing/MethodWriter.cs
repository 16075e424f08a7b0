using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Models;

namespace Surrogates.Generator.Writing;

/// <summary>Writes the implementing part of a partial method, and the function that it applies.</summary>
internal static class MethodWriter
{
    private const string Generated = """[global::System.CodeDom.Compiler.GeneratedCode("Surrogates.Generator", "1.0.0.0")]""";

    public static void Write(SourceWriter writer, MethodModel method)
    {
        var function = CatalogueFunction.Create(method, method.Rule);
        var arguments = string.Join(", ", method.Parameters.Select(static parameter => Identifiers.Escape(parameter.Name)));

        // Documentation on this part would replace the user's own: comments it is.
        var gradient = method.Rule.Soft ? "its own" : "that of " + FormulaWriter.Write(CatalogueFunction.StandIn(method.Rule));
        writer.Lines($"""
            // {FormulaWriter.Write(function.Output)}; the gradient is {gradient}.
            {Generated}
            """);
        writer.Open($"{method.Modifiers} {method.Signature}");
        writer.Lines($"return global::Surrogates.Autograd.Function<{method.FunctionName}>.Apply([{arguments}]);");
        writer.Close().Blank();

        FunctionWriter.Write(writer, method, function);
    }
}
