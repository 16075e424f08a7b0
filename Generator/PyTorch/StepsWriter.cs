using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes a loop over time: its sequences and what is the same at all steps, and a call of the step for each of them.</summary>
internal sealed class StepsWriter
{
    private const string Type = "dtype";

    private readonly SourceWriter _writer;
    private readonly ModuleParts _module;
    private readonly PythonOp _op;
    private readonly bool _records;
    private readonly UniqueNames _names;
    private readonly Dictionary<Output, string> _sequences = [];

    /// <param name="writer">Where it goes.</param>
    /// <param name="module">The constants and functions of the module.</param>
    /// <param name="op">A step.</param>
    /// <param name="records">Whether states are kept at every step.</param>
    public StepsWriter(SourceWriter writer, ModuleParts module, PythonOp op, bool records = false)
    {
        _writer = writer;
        _module = module;
        _op = op;
        _records = records;
        _names = new UniqueNames([.. PythonNames.Reserved, .. op.Op.Names]);
        foreach (var output in op.Op.Outputs.Where(output => records || output.State is null))
        {
            _sequences.Add(output, output.State is { } state ? _names.Take(op.Op.Operands[state].Name + "_steps") : output.Name);
        }
    }

    /// <summary>What the sequence of an output is called, or the state that it is.</summary>
    public string Result(Output output) => _sequences.TryGetValue(output, out var sequence) ? sequence : StateOf(output);

    /// <summary>Writes the loop.</summary>
    /// <param name="valueOf">What an operand that is the same at all steps is.</param>
    /// <param name="last">What comes back at the next step, of a recurrent layer; null for nothing.</param>
    public void Write(Func<Operand, string> valueOf, string? last)
    {
        var op = _op.Op;
        Operand[] sequences = [.. _op.Tensors.Where(static operand => operand.IsOverTime || operand.Noise is not null)];
        Operand[] constants = [.. _op.Tensors.Except(sequences)];
        var first = sequences[0].Name;
        var weight = _names.Take("weight");
        WriteTensors(Helper.Sequences, sequences.Select(static operand => operand.Name), [Type, .. sequences.Select(static operand => (Layout)operand.Name)]);
        var values = constants.Select(operand => (operand.Name, Value: valueOf(operand))).ToList();
        if (last is not null)
        {
            values.Add((last, $"0 if {last} is None else {last}"));
        }

        WriteTensors(Helper.Constants, values.Select(static pair => pair.Name), [Type, first, .. values.Select(static pair => (Layout)pair.Value)]);
        new NoiseWriter(_writer).Write(_op.Drawn, first);
        if (last is not null)
        {
            _writer.Lines($"{weight} = self.recurrent.weight.to({first}.dtype)");
        }

        foreach (var sequence in _sequences.Values)
        {
            _writer.Lines($"{sequence} = []");
        }

        string[] steps = [.. sequences.Concat(_op.Drawn).Select(static operand => operand.Name)];
        var stepOf = steps.ToDictionary(static name => name, name => _names.Take(name + "_t"));
        _writer.Text(steps.Length == 1
            ? Layout.Of($"for {stepOf[first]} in {first}:")
            : Layout.Of("for ", string.Join(", ", steps.Select(name => stepOf[name])), " in ", Black.Call("zip", [.. steps.Select(static name => (Layout)name)]), ":")).Indent();
        if (last is not null)
        {
            _writer.Text(Layout.Of($"{stepOf[first]} = {stepOf[first]} + ", Black.Call("torch.nn.functional.linear", last, weight)));
        }

        WriteStep([.. op.Operands.Select(operand => stepOf.TryGetValue(operand.Name, out var step) ? step : operand.IsTensor ? operand.Name : valueOf(operand))], last);
        _writer.Outdent();
        foreach (var sequence in _sequences.Values)
        {
            _writer.Lines($"{sequence} = {_module.Helper(Helper.Stacked)}({sequence}, {first})");
        }
    }

    private void WriteStep(IReadOnlyList<string> operands, string? last)
    {
        var outputs = _op.Op.Outputs;
        string[] results = [.. outputs.Select(output => output.State is null ? _names.Take(output.Name + "_t") : StateOf(output))];
        _writer.Text(Layout.Of(
            Black.Tuple([.. results.Select(static result => (Layout)result)]),
            " = ",
            Black.Call($"{_op.Class}.apply", [.. operands.Select(static operand => (Layout)operand)])));
        for (var i = 0; i < results.Length; i++)
        {
            if (_sequences.TryGetValue(outputs[i], out var sequence))
            {
                _writer.Lines($"{sequence}.append({results[i]})");
            }
        }

        if (last is not null)
        {
            _writer.Lines($"{last} = {results[outputs.TakeWhile(static output => output.State is not null).Count()]}");
        }
    }

    private string StateOf(Output output) => _op.Op.Operands[output.State!.Value].Name;

    private void WriteTensors(Helper helper, IEnumerable<string> names, Layout[] arguments)
    {
        Layout[] targets = [.. names.Select(static name => (Layout)name)];
        if (targets.Length > 0)
        {
            _writer.Text(Layout.Of(Black.Targets(targets), " = ", Black.Call(_module.Helper(helper), arguments)));
        }
    }
}
