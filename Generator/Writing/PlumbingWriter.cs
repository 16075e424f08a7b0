using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Writing;

/// <summary>Writes how the runtime runs a function: what it takes and keeps, and one loop over a batch for each pass.</summary>
internal static class PlumbingWriter
{
    private const string Interface = "global::Surrogates.Functions.IFunction";

    public static void Write(SourceWriter writer, MethodModel method, GradientFunction function, Passes passes, string number)
    {
        WriteSignature(writer, method, function, passes);
        writer.Blank();

        var names = new Names(method, function, passes);

        // Without arguments there is nothing to infer the type from.
        var forward = passes.ForwardReads.Count == 0 ? $"Forward<{number}>" : "Forward";
        WriteLoop(
            writer,
            $"Forward<{number}>(in global::Surrogates.Functions.Batch<{number}> {names.Batch})",
            [
                .. passes.ForwardReads.Select(parameter => names.Input(parameter, number, passes.ForwardFinite)),
                .. names.Outputs.Select((name, i) => $"var {name} = {names.Batch}.Output({CSharpLiteral.Integer(i)});"),
            ],
            $"{names.Assigned(names.Outputs)} = {forward}({string.Join(", ", passes.ForwardReads.Select(names.Element))});",
            names);
        writer.Blank();

        string[] arguments = [.. names.Incoming.Select(names.Element), .. passes.BackwardReads.Select(names.Element)];
        WriteLoop(
            writer,
            $"Backward<{number}>(in global::Surrogates.Functions.Batch<{number}> {names.Batch})",
            [
                .. names.Incoming.Select((name, i) => $"var {name} = {names.Batch}.Gradient({CSharpLiteral.Integer(i)});"),
                .. passes.BackwardReads.Select(parameter => names.Input(parameter, number, passes.BackwardFinite)),
                .. function.Gradients.Select((gradient, i) =>
                    $"var {names.Outgoing[i]} = {names.Batch}.InputGradient({Position(method, gradient.Operand)});"),
            ],
            $"{names.Assigned(names.Outgoing)} = Backward({string.Join(", ", arguments)});",
            names);
    }

    private static void WriteSignature(SourceWriter writer, MethodModel method, GradientFunction function, Passes passes)
    {
        var name = CSharpLiteral.Text($"{method.Type.MetadataName.Replace('+', '.')}.{method.Name}");
        var operands = string.Join(", ", method.Parameters.Select(static parameter => CSharpLiteral.Text(parameter.Name)));
        writer.Lines($$"""
            static global::Surrogates.Functions.Signature {{Interface}}.Signature { get; } =
                new({{name}}, [{{operands}}]){{Properties(method, function, passes)}};
            """);
    }

    // What differs from the usual: one output, of the first tensor's type, gradients of all tensors, and a backward pass that reads every operand.
    private static string Properties(MethodModel method, GradientFunction function, Passes passes)
    {
        var properties = new List<string>();
        if (function.Outputs.Count != 1)
        {
            properties.Add($"Outputs = {CSharpLiteral.Integer(function.Outputs.Count)}");
        }

        // The tensors before it are parameters of the shape.
        if (method.Rule is CatalogueRule rule
            && rule.Call.Arguments[0] is Variable main
            && method.Parameters.First(static parameter => parameter.IsTensor).Name != main.Name)
        {
            properties.Add($"Main = {Position(method, main.Name)}");
        }

        if (passes.BackwardReads.Count != method.Parameters.Count)
        {
            properties.Add($"Saved = [{string.Join(", ", passes.BackwardReads.Select(parameter => Position(method, parameter.Name)))}]");
        }

        if (method.Parameters.Any(static parameter => parameter is { IsTensor: true, HasGradient: false }))
        {
            properties.Add($"Differentiable = [{string.Join(", ", function.Gradients.Select(gradient => Position(method, gradient.Operand)))}]");
        }

        return properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}";
    }

    private static void WriteLoop(SourceWriter writer, string heading, IEnumerable<string> declarations, string statement, Names names)
    {
        writer.Lines(JitOption.Optimize);
        writer.Open($"static void {Interface}.{heading}");
        foreach (var declaration in declarations)
        {
            writer.Lines(declaration);
        }

        writer.Open($"foreach (var {names.Index} in {names.Batch})").Lines(statement).Close().Close();
    }

    private static string Position(MethodModel method, string parameter) =>
        CSharpLiteral.Integer(method.Parameters.TakeWhile(candidate => candidate.Name != parameter).Count());

    /// <summary>Names of the loops' variables: the user's own for the operands, and others that differ from them.</summary>
    private sealed class Names(MethodModel method, GradientFunction function, Passes passes)
    {
        // A local of this name would hide the method that the loop calls.
        private static readonly string[] Methods = ["Forward", "Backward"];

        public string Batch { get; } = Unique("batch", method, function);

        public string Index { get; } = Unique("i", method, function);

        public IReadOnlyList<string> Outputs { get; } = [.. function.Outputs.Select(output => Identifiers.Escape(method.UniqueName(output.Name)))];

        public IReadOnlyList<string> Incoming { get; } = [.. function.Outputs.Select(static output => Identifiers.Escape(output.GradientName))];

        public IReadOnlyList<string> Outgoing { get; } = [.. passes.GradientNames.Select(Identifiers.Escape)];

        public string Input(ParameterModel parameter, string number, IReadOnlyCollection<string> finite)
        {
            var value = $"{Batch}.{(parameter.IsTensor ? "Input" : "Number")}({Position(method, parameter.Name)})";
            return $"var {Local(parameter)} = {(finite.Contains(parameter.Name) ? $"{number}.Finite({value})" : value)};";
        }

        public string Element(string local) => $"{local}[{Index}]";

        public string Element(ParameterModel parameter) => parameter.IsTensor ? Element(Local(parameter)) : Local(parameter);

        public string Assigned(IReadOnlyList<string> locals) =>
            locals.Count == 1 ? Element(locals[0]) : $"({string.Join(", ", locals.Select(Element))})";

        private static string Unique(string name, MethodModel method, GradientFunction function) =>
            UniqueName.Of(name, method.Parameters.Select(static parameter => parameter.Name).Concat(function.Outputs.Select(static output => output.Name)));

        private static string Local(ParameterModel parameter) => Identifiers.Escape(UniqueName.Of(parameter.Name, Methods));
    }
}
