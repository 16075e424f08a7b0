using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Writing;

/// <summary>Writes how the runtime runs a function: what it takes and keeps, and one loop over a batch for each pass.</summary>
internal static class PlumbingWriter
{
    private const string Interface = "global::Surrogates.Autograd.IFunction";

    public static void Write(SourceWriter writer, MethodModel method, GradientFunction function, Passes passes, string number)
    {
        WriteSignature(writer, method, passes);
        writer.Blank();

        var names = new Names(method, function, passes);
        WriteLoop(
            writer,
            $"Forward<{number}>(in global::Surrogates.Execution.Batch<{number}> {names.Batch})",
            [.. passes.ForwardReads.Select(names.Input), $"var {names.Output} = {names.Batch}.Output(0);"],
            $"{names.Output}[{names.Index}] = Forward({string.Join(", ", passes.ForwardReads.Select(names.Element))});",
            names);
        writer.Blank();

        var results = names.Gradients.Select(name => $"{name}[{names.Index}]").ToArray();
        var assigned = results.Length == 1 ? results[0] : $"({string.Join(", ", results)})";
        string[] arguments = [$"{names.Incoming}[{names.Index}]", .. passes.BackwardReads.Select(names.Element)];
        WriteLoop(
            writer,
            $"Backward<{number}>(in global::Surrogates.Execution.Batch<{number}> {names.Batch})",
            [
                $"var {names.Incoming} = {names.Batch}.Gradient(0);",
                .. passes.BackwardReads.Select(names.Input),
                .. function.Gradients.Select((gradient, i) =>
                    $"var {names.Gradients[i]} = {names.Batch}.InputGradient({Position(method, gradient.Operand)});"),
            ],
            $"{assigned} = Backward({string.Join(", ", arguments)});",
            names);
    }

    private static void WriteSignature(SourceWriter writer, MethodModel method, Passes passes)
    {
        var name = CSharpLiteral.Text($"{method.Type.MetadataName.Replace('+', '.')}.{method.Name}");
        var operands = string.Join(", ", method.Parameters.Select(static parameter => CSharpLiteral.Text(parameter.Name)));
        var readsAll = passes.BackwardReads.Count == method.Parameters.Count;
        var saved = string.Join(", ", passes.BackwardReads.Select(parameter => Position(method, parameter.Name)));
        writer.Lines($$"""
            static global::Surrogates.Autograd.Signature {{Interface}}.Signature { get; } =
                new({{name}}, [{{operands}}]){{(readsAll ? "" : $" {{ Saved = [{saved}] }}")}};
            """);
    }

    private static void WriteLoop(SourceWriter writer, string heading, IEnumerable<string> declarations, string statement, Names names)
    {
        writer.Open($"static void {Interface}.{heading}");
        foreach (var declaration in declarations)
        {
            writer.Lines(declaration);
        }

        writer.Open($"for (var {names.Index} = 0; {names.Index} < {names.Batch}.Length; {names.Index}++)").Lines(statement).Close().Close();
    }

    private static string Position(MethodModel method, string parameter) =>
        CSharpLiteral.Integer(method.Parameters.TakeWhile(candidate => candidate.Name != parameter).Count());

    /// <summary>Names of the loops' variables: the user's own for the operands, and others that differ from them.</summary>
    private sealed class Names(MethodModel method, GradientFunction function, Passes passes)
    {
        // A local of this name would hide the method that the loop calls.
        private static readonly string[] Methods = ["Forward", "Backward"];

        public string Batch { get; } = method.UniqueName("batch");

        public string Index { get; } = method.UniqueName("i");

        public string Output { get; } = method.UniqueName("y");

        public string Incoming { get; } = function.GradientName;

        public IReadOnlyList<string> Gradients { get; } = [.. passes.GradientNames.Select(Identifiers.Escape)];

        public string Input(ParameterModel parameter) =>
            $"var {Local(parameter)} = {Batch}.{(parameter.IsTensor ? "Input" : "Number")}({Position(method, parameter.Name)});";

        public string Element(ParameterModel parameter) => parameter.IsTensor ? $"{Local(parameter)}[{Index}]" : Local(parameter);

        private static string Local(ParameterModel parameter) => Identifiers.Escape(UniqueName.Of(parameter.Name, Methods));
    }
}
