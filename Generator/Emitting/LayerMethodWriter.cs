using Surrogates.Generator.Describing;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes the methods that run a layer of neurons.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="layer">The layer.</param>
/// <param name="fullName">The full name of the class.</param>
internal sealed class LayerMethodWriter(SourceWriter writer, LayerModel layer, string fullName)
{
    private readonly LayerSignature _signature = layer.Signature;

    // What comes back at the first step: a state beside those of the neuron.
    private readonly string? _last = layer.Signature.IsRecurrent ? LastOf(layer.Signature) : null;

    /// <summary>Writes what a network calls: it begins anew each time, and gives the first sequence.</summary>
    public void WriteForward(LayerFunctions? functions)
    {
        var output = _signature.Sequences.First();
        writer.Comment("/// ", "<summary>Runs the neurons over time, from their start.</summary>");
        WriteInputs();
        writer.Comment("/// ", $"<returns>{output}, [time, ...].</returns>");
        writer.Text(Layout.Call($"public override {MethodWriter.Tensor} forward", [.. Inputs()])).Open();
        if (functions is null)
        {
            WriteRefusal();
            return;
        }

        var names = new UniqueNames(_signature.Inputs);
        string[] outputs = [.. _signature.Outputs, .. Last()];
        string[] results = [.. outputs.Select(result => Identifiers.Escape(names.Take(result)))];
        writer.Text(Layout.Of("var ", Layout.Call("", [.. results.Select(static result => (Layout)result)]), " = ", Layout.Call("Run", [.. _signature.Inputs.Select(static input => (Layout)Identifiers.Escape(input))]), ";"));
        for (var i = 0; i < results.Length; i++)
        {
            if (outputs[i] != output)
            {
                writer.Lines($"{results[i]}.Dispose();");
            }
        }

        writer.Blank().Lines($"return {results[Array.IndexOf(outputs, output)]};").Close();
    }

    /// <summary>Writes what takes and gives states.</summary>
    public void WriteRun(LayerFunctions? functions)
    {
        WriteDocumentation(
            "Runs the neurons over time, from where they were before or from their start.",
            $"{Description.Listed(_signature.Sequences)}, [time, ...], and the states after the last step{(_last is null ? "" : ", the last output among them")}.");
        WriteMethod("Run", functions?.Run, functions?.Numbers, [.. _signature.Outputs, .. Last()], static (_, i) => i);
    }

    /// <summary>Writes what gives states at every step.</summary>
    public void WriteRecord(WrittenFunction? function)
    {
        WriteDocumentation(
            "Runs the neurons over time, and returns every state at every step.",
            $"{Description.Listed(_signature.Outputs)}, each [time, ...].");
        WriteMethod("Record", function, null, [.. _signature.Outputs], static (op, i) => op.Outputs[i].State is null ? i : op.Outputs.Take(i).Count(static output => output.State is not null) + op.Outputs.Count - op.Outputs.Count(static output => output.State is not null));
    }

    // Which result of the function is returned for each output.
    private void WriteMethod(string name, WrittenFunction? function, WrittenFunction? ofNumbers, string[] outputs, Func<Op, int, int> resultOf)
    {
        var returned = Layout.Call("", [.. outputs.Select(static output => (Layout)$"{MethodWriter.Tensor} {Identifiers.Escape(output)}")]);
        writer.Text(Layout.Call(
            Layout.Of("public ", returned, " ", name),
            [
                .. Inputs(),
                .. _signature.States.Select(static state => state.Name).Concat(Last()).Select(static state => (Layout)$"{MethodWriter.Tensor}? {Identifiers.Escape(state)} = null"),
            ])).Open();
        if (function is null)
        {
            WriteRefusal();
            return;
        }

        var op = function.Op;
        var results = new UniqueNames(op.Operands.Select(static operand => operand.Name).Concat(Last())).Take("results");
        foreach (var drawn in op.Operands.Where(static operand => operand.Noise is not null))
        {
            writer.Lines($"using var {Identifiers.Escape(drawn.Name)} = {MethodWriter.Draw(op, op.Operands.First(static operand => operand.IsOverTime), drawn.Noise!, source: null)};");
        }

        var operands = Layout.Collection([.. op.Operands.Select(Passed), .. Last().SelectMany(static last => (Layout[])[$"{MethodWriter.Operand}.Of({Identifiers.Escape(last)}, 0)", Parameter("recurrent.weight")])]);
        MethodWriter.WriteResults(writer, function, results);
        if (ofNumbers is null)
        {
            MethodWriter.WriteApply(writer, function, operands, results);
        }
        else
        {
            WriteChoice(function, ofNumbers, operands, results);
        }

        int[] kept = [.. outputs.Select((_, i) => resultOf(op, i))];
        foreach (var unused in Enumerable.Range(0, function.ResultCount).Except(kept))
        {
            writer.Lines($"{results}[{NumberText.Integer(unused)}].Dispose();");
        }

        writer.Text(Layout.Of("return ", Layout.Call("", [.. kept.Select(i => (Layout)$"{results}[{NumberText.Integer(i)}]")]), ";")).Close();
    }

    private void WriteChoice(WrittenFunction function, WrittenFunction ofNumbers, Layout operands, string results)
    {
        var passed = new UniqueNames([results, .. function.Op.Operands.Select(static operand => operand.Name), .. Last()]).Take("operands");
        writer.Text(Layout.Of($"global::System.ReadOnlySpan<{MethodWriter.Operand}> {passed} = ", operands, ";"));
        writer.Open("if (base.HasOnlyNumbers)");
        MethodWriter.WriteApply(writer, ofNumbers, passed, results);
        writer.Close().Open("else");
        MethodWriter.WriteApply(writer, function, passed, results);
        writer.Close().Blank();
    }

    private Layout Passed(Operand operand)
    {
        var name = Identifiers.Escape(operand.Name);
        return operand.IsOverTime ? name
            : operand.Role == OperandRole.State ? Begun(name, _signature.States.First(state => state.Name == operand.Name))
            : Parameter(operand.Name);
    }

    private static string Begun(string name, LayerState state) => state.StartParameter is { } parameter
        ? $"{name} is null ? {Parameter(parameter)} : {name}"
        : $"{MethodWriter.Operand}.Of({name}, {CSharpLiteral.Real(state.Start)})";

    private static string Parameter(string name) => $"base.Parameter({CSharpLiteral.Text(name)})";

    private void WriteDocumentation(string summary, string returned)
    {
        writer.Comment("/// ", $"<summary>{summary}</summary>");
        WriteInputs();
        foreach (var state in _signature.States)
        {
            writer.Comment("/// ", $"""<param name="{state.Name}">The {state.Description ?? "state"} before the first step, of a step's shape or one that broadcasts to it; {state.StartParameter ?? CSharpLiteral.Real(state.Start)} when left out.</param>""");
        }

        foreach (var last in Last())
        {
            writer.Comment("/// ", $"""<param name="{last}">What went out before the first step, and comes in at it; 0 when left out.</param>""");
        }

        writer.Comment("/// ", $"<returns>{returned}</returns>");
    }

    private IEnumerable<string> Last() => _last is null ? [] : [_last];

    private static string LastOf(LayerSignature signature)
    {
        var output = signature.Sequences.First();
        var taken = signature.Inputs.Concat(signature.States.Select(static state => state.Name)).Concat(signature.Outputs);
        return new UniqueNames(taken).Take("last" + char.ToUpperInvariant(output[0]) + output.Substring(1));
    }

    private void WriteInputs()
    {
        foreach (var input in _signature.Inputs)
        {
            writer.Comment("/// ", $"""<param name="{input}">{(_signature.Inputs.Count == 1 ? "The" : "An")} input, [time, ...].</param>""");
        }
    }

    private IEnumerable<Layout> Inputs() => _signature.Inputs.Select(static input => (Layout)$"{MethodWriter.Tensor} {Identifiers.Escape(input)}");

    private void WriteRefusal() => MethodWriter.WriteRefusal(writer, (Refusal)layer.Body, fullName).Close();
}
