using Surrogates.Generator.Algebra;
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
        WriteNoise(writer, method);
        WriteBody(writer, method, function, arguments);
        writer.Close().Blank();

        FunctionWriter.Write(writer, method, function);
    }

    // Drawn here, so that the function is a function. The graph keeps it if backward reads it.
    private static void WriteNoise(SourceWriter writer, MethodModel method)
    {
        foreach (var parameter in method.Parameters.Where(static parameter => parameter.Noise is { Kind: not NoiseKind.Given }))
        {
            var x = Identifiers.Escape(((Variable)((CatalogueRule)method.Rule).Call.Arguments[0]).Name);
            var source = parameter.Noise!.Parameter is { } name ? ", " + Identifiers.Escape(name) : "";
            writer.Lines($"using var {Identifiers.Escape(parameter.Name)} = global::Surrogates.Functions.Noise.Uniform({x}{source});");
        }
    }

    private static void WriteBody(SourceWriter writer, MethodModel method, GradientFunction function, string arguments)
    {
        var apply = $"global::Surrogates.Autograd.Function<{method.FunctionName}>.Apply";
        if (function.Outputs.Count == 1)
        {
            writer.Lines($"return {apply}([{arguments}]);");
            return;
        }

        var results = method.UniqueName("results");
        var places = string.Join(", ", function.Outputs.Select(static _ => "null!"));
        var returned = string.Join(", ", function.Outputs.Select((_, i) => $"{results}[{CSharpLiteral.Integer(i)}]"));
        writer.Lines($"""
            global::System.Span<global::TorchSharp.torch.Tensor> {results} = [{places}];
            {apply}([{arguments}], {results});
            return ({returned});
            """);
    }
}
