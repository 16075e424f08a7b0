using Surrogates.Generator.Describing;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes a layer of neurons as a <c>torch.nn.Module</c>, whose <c>state_dict</c> has the keys of the module in C#.</summary>
internal sealed class LayerModuleWriter
{
    private const string AnyNumber = "Any";

    private static readonly string Sequence = SourceWriter.Whole("[time, ...]");

    private readonly SourceWriter _writer;
    private readonly ModuleParts _module;
    private readonly PythonOp _op;
    private readonly LayerSignature _signature;
    private readonly IReadOnlyDictionary<string, string> _keys;
    private readonly string? _last;
    private readonly string _neurons;
    private readonly string _device;

    /// <param name="writer">Where it goes.</param>
    /// <param name="module">The constants and functions of the module.</param>
    /// <param name="op">A step.</param>
    /// <param name="signature">What the layer takes and gives.</param>
    /// <param name="keys">What its parameters are called in C#, and so in <c>state_dict</c>.</param>
    public LayerModuleWriter(SourceWriter writer, ModuleParts module, PythonOp op, LayerSignature signature, IReadOnlyDictionary<string, string> keys)
    {
        _writer = writer;
        _module = module;
        _op = op;
        _signature = signature;
        _keys = keys;
        var names = new UniqueNames([.. PythonNames.Reserved, .. _signature.Given.Select(static parameter => parameter.Name)]);
        (_neurons, _device) = (names.Take("neurons"), names.Take("device"));
        _last = signature.IsRecurrent ? new UniqueNames([.. op.Op.Names, .. PythonNames.Reserved]).Take("last_" + signature.Sequences.First()) : null;
    }

    /// <summary>Writes the class.</summary>
    public void Write()
    {
        _writer.Lines($"class {_op.Function}(torch.nn.Module):").Indent();
        new DocstringWriter(_writer).Write(_op.Op, $"A layer of neurons over time: {_op.Op.Summary}.", Arguments());
        _writer.Blank();
        WriteConstructor();
        _writer.Blank();
        WriteForward();
        _writer.Blank();
        WriteRun();
        _writer.Blank();
        WriteRecord();
        _writer.Outdent();
    }

    private IEnumerable<(string Name, string Text)> Arguments()
    {
        if (_signature.IsRecurrent)
        {
            yield return (_neurons, $"The number of neurons: the size of the last dimension, and of recurrent.weight, [{_neurons}, {_neurons}].");
        }

        foreach (var parameter in _signature.Given)
        {
            yield return (parameter.Name, LayerDescription.Of(parameter, _signature.Settings.Contains(parameter), Text));
        }

        yield return ("dtype", "The type of learned parameters and buffers; when left out, that of what is given.");
        yield return (_device, "Where they are; when left out, where they were given.");
    }

    private void WriteConstructor()
    {
        _writer.Text(Black.Declaration(
            "def __init__",
            [
                "self",
                .. _signature.IsRecurrent ? [_neurons] : (Layout[])[],
                .. _signature.Given.Select(static parameter => (Layout)(parameter.Name + (parameter.Default is { } value ? "=" + Text(parameter.Kind, value) : ""))),
                "dtype=None",
                $"{_device}=None",
            ],
            ":")).Indent();
        _writer.Lines("super().__init__()");
        foreach (var parameter in _signature.Given)
        {
            var canBeTensor = parameter.Kind == LayerParameterKind.Any;
            if (!canBeTensor)
            {
                var number = $"{_module.Helper(parameter.Kind == LayerParameterKind.Number ? Helper.Number : Helper.Integer)}({parameter.Name})";
                _writer.Text(PythonNames.IsAttribute(_keys[parameter.Name]) ? $"{Attribute(parameter.Name)} = {number}" : Black.Call("setattr", "self", PythonLiteral.Text(_keys[parameter.Name]), number));
            }

            if (parameter.Range is { } range and not AnyNumber)
            {
                RangeCheck.Write(_writer, parameter.Name, range, _op.FullName, canBeTensor);
            }

            if (canBeTensor)
            {
                _writer.Text(Black.Call(_module.Helper(Helper.Register), "self", PythonLiteral.Text(_keys[parameter.Name]), parameter.Name, PythonLiteral.Truth(parameter.IsLearned), "dtype", _device));
            }
        }

        if (_signature.IsRecurrent)
        {
            _writer.Text(Layout.Of("self.recurrent = ", Black.Call("torch.nn.Linear", _neurons, _neurons, "bias=False", $"device={_device}", "dtype=dtype")));
        }

        _writer.Outdent();
    }

    private void WriteForward()
    {
        WriteHeading("forward", []);
        new DocstringWriter(_writer).Write($"Runs the neurons over time, from their start; gives {_signature.Sequences.First()}, {Sequence}.");
        _writer.Text(Layout.Of("return ", Black.Call("self.run", [.. _signature.Inputs.Select(static input => (Layout)input)]), "[0]"));
        _writer.Outdent();
    }

    private void WriteRun()
    {
        WriteHeading("run", States);
        new DocstringWriter(_writer).Write($"Runs the neurons over time, from where they were before or from their start; gives {Description.Listed(_signature.Sequences)}, {Sequence}, and the states after the last step{(_last is null ? "" : ", the last output among them")}.");
        var loop = WriteLoop(records: false);
        WriteReturn([.. _op.Op.Outputs.Select(loop.Result), .. Last]);
    }

    private void WriteRecord()
    {
        WriteHeading("record", States);
        new DocstringWriter(_writer).Write($"Runs the neurons over time; gives {Description.Listed(_signature.Outputs)} at every step, {Sequence}.");
        var loop = WriteLoop(records: true);
        WriteReturn([.. _op.Op.Outputs.Select(loop.Result)]);
    }

    private IEnumerable<string> Last => _last is null ? [] : [_last];

    private IEnumerable<string> States => _signature.States.Select(static state => state.Name).Concat(Last);

    private StepsWriter WriteLoop(bool records)
    {
        _writer.Lines($"dtype = {_op.Main.Name}.dtype");
        foreach (var number in _op.Numbers.Where(_op.IsCompared))
        {
            _writer.Lines($"{number.Name} = {_module.Helper(Helper.Rounded)}({Attribute(number.Name)}, dtype)");
        }

        var loop = new StepsWriter(_writer, _module, _op, records);
        loop.Write(ValueOf, _last);
        return loop;
    }

    private string ValueOf(Operand operand)
    {
        if (operand.Role != OperandRole.State)
        {
            return operand.IsTensor || !_op.IsCompared(operand) ? Attribute(operand.Name) : operand.Name;
        }

        var state = _signature.States.First(state => state.Name == operand.Name);
        var start = state.StartParameter is { } parameter ? Attribute(parameter) : PythonLiteral.Real(state.Start);
        return $"{start} if {state.Name} is None else {state.Name}";
    }

    private string Attribute(string parameter) => PythonNames.IsAttribute(_keys[parameter]) ? "self." + _keys[parameter] : $"getattr(self, {PythonLiteral.Text(_keys[parameter])})";

    private void WriteHeading(string name, IEnumerable<string> states) => _writer.Text(Black.Declaration(
        $"def {name}",
        [.. _signature.Inputs.Prepend("self").Select(static input => (Layout)input), .. states.Select(static state => (Layout)$"{state}=None")],
        ":")).Indent();

    private void WriteReturn(IReadOnlyList<string> results) =>
        _writer.Text(Layout.Of("return ", Black.Tuple([.. results.Select(static result => (Layout)$"{result}.to(dtype)")]))).Outdent();

    private static string Text(LayerParameterKind kind, double value) => kind == LayerParameterKind.Truth ? PythonLiteral.Truth(value != 0) : PythonLiteral.Real(value);
}
