using Surrogates.Generator.Models;

namespace Surrogates.Generator.Writing;

/// <summary>Writes the implementing part of a partial method, and the function that it applies.</summary>
internal static class MethodWriter
{
    private const string Generated = """[global::System.CodeDom.Compiler.GeneratedCode("Surrogates.Generator", "1.0.0.0")]""";

    public static void Write(SourceWriter writer, MethodModel method)
    {
        var function = MethodFunction.Create(method);
        var arguments = string.Join(", ", method.Parameters.Select(static parameter => Identifiers.Escape(parameter.Name)));

        // Documentation on this part would replace the user's own: comments it is.
        writer.Lines($"""
            // {DocumentationWriter.Sentence(method, function)}
            {Generated}
            """);
        writer.Open($"{method.Modifiers} {method.Signature}");
        writer.Lines($"return global::Surrogates.Autograd.Function<{method.FunctionName}>.Apply([{arguments}]);");
        writer.Close().Blank();

        FunctionWriter.Write(writer, method, function);
    }
}
