using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes the function that applies an op to what a caller has: tensors of any floating type that broadcast to one shape, and numbers.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="module">The constants and functions of the module.</param>
internal sealed class OpWriter(SourceWriter writer, ModuleParts module)
{
    private const string Type = "dtype";

    /// <summary>Writes the function of an op.</summary>
    /// <param name="op">The op.</param>
    /// <param name="parameters">The parameters of its method in C#, in their order.</param>
    /// <param name="sentence">What it does.</param>
    /// <param name="loop">The function of the loop whose step it is; null for an op that is none.</param>
    public void Write(PythonOp op, IReadOnlyList<string> parameters, string sentence, string? loop = null)
    {
        WriteHeading(op, op.Function, parameters);
        if (loop is null)
        {
            new DocstringWriter(writer).Write(op.Op, sentence);
        }
        else
        {
            new DocstringWriter(writer).Write($"One step of {loop}, whose formulas are its own.");
        }

        WriteStart(op, static _ => true);
        string[] tensors = [.. op.Tensors.Select(static operand => operand.Name)];
        writer.Text(Layout.Of(Black.Targets([.. tensors.Select(static name => (Layout)name)]), " = ", Black.Call(module.Helper(Helper.Operands), [Type, .. tensors.Select(static name => (Layout)name)])));
        new NoiseWriter(writer).Write(op.Drawn, op.Main.Name);
        var call = Black.Call($"{op.Class}.apply", [.. op.Op.Operands.Select(static operand => (Layout)operand.Name)]);
        string[] outputs = [.. op.Op.Outputs.Select(static output => output.Name)];
        writer.Text(Layout.Of(Black.Tuple([.. outputs.Select(static name => (Layout)name)]), " = ", call));
        WriteReturn(outputs);
        writer.Outdent();
    }

    /// <summary>Writes the function of a loop over time.</summary>
    /// <param name="op">A step.</param>
    /// <param name="name">What the function is called.</param>
    /// <param name="parameters">The parameters of its method in C#, in their order.</param>
    /// <param name="sentence">What it does.</param>
    public void WriteLoop(PythonOp op, string name, IReadOnlyList<string> parameters, string sentence)
    {
        WriteHeading(op, name, parameters);
        new DocstringWriter(writer).Write(op.Op, sentence);
        WriteStart(op, static operand => operand.Role != OperandRole.State);
        var loop = new StepsWriter(writer, module, op);
        loop.Write(static operand => operand is { Role: OperandRole.State, IsOptional: true } ? $"{PythonLiteral.Real(operand.Default)} if {operand.Name} is None else {operand.Name}" : operand.Name, last: null);
        WriteReturn([.. op.Op.Outputs.Select(loop.Result)]);
        writer.Outdent();
    }

    // The type of the results, and numbers as they are read.
    private void WriteStart(PythonOp op, Func<Operand, bool> isFilled)
    {
        writer.Lines($"{Type} = {op.Main.Name}.dtype");
        foreach (var operand in op.Tensors.Where(static operand => operand is { IsOptional: true, Noise: null }).Where(isFilled))
        {
            writer.Lines($"if {operand.Name} is None:").Indent()
                .Text(Layout.Of($"{operand.Name} = ", Black.Call($"{op.Main.Name}.new_full", "()", PythonLiteral.Real(operand.Default))))
                .Outdent();
        }

        foreach (var number in op.Numbers)
        {
            writer.Lines(op.IsCompared(number)
                ? $"{number.Name} = {module.Helper(Helper.Rounded)}({number.Name}, {Type})"
                : $"{number.Name} = {module.Helper(op.IsWhole(number) ? Helper.Integer : Helper.Number)}({number.Name})");
        }

        foreach (var (position, range) in op.Op.Numbers.Ranges)
        {
            RangeCheck.Write(writer, op.Op.Operands[position].Name, range, op.FullName, canBeTensor: false);
        }
    }

    private void WriteHeading(PythonOp op, string name, IReadOnlyList<string> parameters) => writer.Text(Black.Declaration(
        $"def {name}",
        [.. op.Op.Operands.OrderBy(operand => Position(parameters, operand)).Select(operand => Parameter(op, operand)).OfType<string>().Select(static text => (Layout)text)],
        $" -> {module.Annotation(op.Op.Outputs.Count)}:")).Indent();

    // What is drawn stands at the end of an op, and what it is drawn from where the user put it.
    private static int Position(IReadOnlyList<string> parameters, Operand operand) =>
        Enumerable.Range(0, parameters.Count).Where(i => parameters[i] == (operand.Noise?.Parameter ?? operand.Name)).Append(parameters.Count).First();

    private string? Parameter(PythonOp op, Operand operand)
    {
        var isNull = operand.IsOptional ? " | None" : "";
        var (name, type) = operand.Noise switch
        {
            { Kind: NoiseKind.Default } => (null, ""),
            { Kind: NoiseKind.Generator, Parameter: { } generator } => (generator, "torch.Generator" + isNull),
            { Kind: NoiseKind.Seed, Parameter: { } seed } => (seed, "int"),
            _ when operand.IsTensor => (operand.Name, "torch.Tensor" + isNull),
            _ => (operand.Name, operand.IsTruth ? "bool" : op.IsWhole(operand) ? "int" : "float"),
        };
        module.NeedsAnnotations |= isNull.Length > 0;
        return name is null ? null : $"{name}: {type}{(operand.CanBeOmitted ? " = " + Omitted(operand, type) : "")}";
    }

    private static string Omitted(Operand operand, string type) => type switch
    {
        "float" => PythonLiteral.Float(operand.WhenOmitted),
        "int" => PythonLiteral.Real(operand.WhenOmitted),
        "bool" => PythonLiteral.Truth(operand.WhenOmitted != 0),
        _ => "None",
    };

    private void WriteReturn(string[] outputs) => writer.Text(Layout.Of("return ", Black.Tuple([.. outputs.Select(static output => (Layout)$"{output}.to({Type})")])));
}
