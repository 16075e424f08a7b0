using Surrogates.Generator.Describing;
using Surrogates.Generator.Emitting;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes the module of a type: its ops as functions, each with its custom autograd function, and the layer that it is if it is one.</summary>
internal sealed class ModuleWriter
{
    private readonly SourceWriter _writer = new(Black.Width);
    private readonly UniqueNames _names = new([.. PythonNames.Reserved, .. Helper.All.Select(static helper => helper.Name)]);
    private readonly GeneratedFile _file;
    private readonly Func<OpModel, Naming, Op> _lower;
    private readonly ModuleParts _parts;
    private readonly List<(MethodModel Method, string Name)> _functions = [];
    private readonly string? _layer;
    private readonly string[] _taken;

    private ModuleWriter(GeneratedFile file, Func<OpModel, Naming, Op> lower)
    {
        _file = file;
        _lower = lower;
        _parts = new ModuleParts(_names);
        _layer = file.Layer is { } layer ? _names.Take(PythonNames.Escape(layer.Name)) : null;
        foreach (var method in file.Methods)
        {
            _functions.Add((method, _names.Take(FunctionName(method))));
        }

        // What the written code calls. A name of its own may hide the module's other functions.
        _taken = [.. Helper.All.Select(static helper => helper.Name), .. _functions.SelectMany(static function => (string[])[$"_{function.Method.Body.Name}", $"_{function.Method.Body.Name}Step"]), .. _layer is null ? (string[])[] : [StepClass(_layer)]];
    }

    /// <summary>The text of a module.</summary>
    /// <param name="file">The type, its methods and its layer.</param>
    /// <param name="lower">Makes an op of what was read.</param>
    public static string Write(GeneratedFile file, Func<OpModel, Naming, Op> lower) => new ModuleWriter(file, lower).Write();

    private string FullName => _file.Type.MetadataName.Replace('+', '.');

    private string Write()
    {
        foreach (var (method, name) in _functions)
        {
            if (method.Body is OpModel model)
            {
                WriteOp(method.Declaration, model, name);
            }
            else
            {
                WriteRefusal($"def {name}(*operands):", $"{FullName}.{method.Body.Name}", (Refusal)method.Body);
            }
        }

        if (_file.Layer is { } layer)
        {
            WriteLayer(layer, _layer!);
        }

        return Heading() + _writer;
    }

    // What the code below calls is known when that is written.
    private string Heading()
    {
        var heading = new SourceWriter(Black.Width);
        new DocstringWriter(heading).Write(
            $"{FullName} in PyTorch.",
            "Written by Surrogates.Generator of the C# of that name. Changes are lost at the next build.");
        heading.Blank();
        if (_parts.NeedsAnnotations)
        {
            heading.Lines("from __future__ import annotations").Blank();
        }

        heading.Lines("import torch");
        if (_parts.Constants.Count > 0)
        {
            heading.Blank();
        }

        foreach (var constant in _parts.Constants)
        {
            heading.Lines($"{constant.Value} = {PythonLiteral.Real(constant.Key.Value)}");
        }

        foreach (var helper in _parts.Helpers)
        {
            heading.Blank().Blank().Lines(helper.Text);
        }

        return heading.ToString();
    }

    private void WriteOp(Declaration declaration, OpModel model, string name)
    {
        var names = PythonNames.Naming(_taken);
        var read = new PythonModel(_taken);
        var lowered = _lower(read.Of(model), names);
        var op = new PythonOp(
            lowered,
            lowered.IsLoop ? _names.Take(name + "_step") : name,
            _names.Take("_" + model.Name + (lowered.IsLoop ? "Step" : "")),
            $"{FullName}.{model.Name}");
        string[] parameters = [.. declaration.Parameters.Select(parameter => read.Name(NameOf(parameter)))];
        WriteClass(op, names.Reserved);
        _writer.Blank().Blank();
        var functions = new OpWriter(_writer, _parts);
        functions.Write(op, parameters, Description.Sentence(lowered), lowered.IsLoop ? name : null);
        if (lowered.IsLoop)
        {
            _writer.Blank().Blank();
            functions.WriteLoop(op, name, parameters, Description.Sentence(lowered));
        }
    }

    private void WriteLayer(LayerModel layer, string name)
    {
        if (layer.Body is not OpModel model)
        {
            WriteRefusal($"def {name}(*parameters):", FullName, (Refusal)layer.Body);
            return;
        }

        // It would be hidden, or hide what it is.
        if (layer.Signature.Given.Select(static parameter => parameter.Name).FirstOrDefault(PythonNames.IsLayerMember) is { } member)
        {
            WriteRaise($"def {name}(*parameters):", $"{FullName} has a parameter '{member}', and every torch.nn.Module has something of that name: rename it.");
            return;
        }

        var names = PythonNames.Naming(_taken);
        var read = new PythonModel(_taken);
        var op = new PythonOp(_lower(read.Of(model), names), name, _names.Take(StepClass(name)), FullName);
        WriteClass(op, names.Reserved);
        _writer.Blank().Blank();
        new LayerModuleWriter(_writer, _parts, op, read.Of(layer.Signature), layer.Signature.Given.ToDictionary(parameter => read.Name(parameter.Name), static parameter => parameter.Name)).Write();
    }

    // With two underscores in front it would be another name within the layer's class.
    private static string StepClass(string layer) => $"_{layer.TrimStart('_')}Step";

    private void WriteClass(PythonOp op, IReadOnlyCollection<string> reserved)
    {
        _writer.Blank().Blank();
        AutogradWriter.Write(_writer, op.Op, op.Class, _parts, reserved);
    }

    private void WriteRefusal(string heading, string fullName, Refusal refusal) =>
        WriteRaise(heading, refusal.Message(fullName));

    private void WriteRaise(string heading, string message) => _writer.Blank().Blank().Lines(heading).Indent()
        .Text(Black.Call("raise NotImplementedError", PythonLiteral.Text(message)))
        .Outdent();

    // Python has no overloads: each has the kinds of its operands in its name.
    private string FunctionName(MethodModel method)
    {
        var name = PythonNames.Snake(method.Body.Name);
        var isOverloaded = _file.Methods.Count(other => other.Body.Name == method.Body.Name) > 1;
        return isOverloaded && method.Body is OpModel model
            ? string.Join("_", model.Operands.Select(KindOf).OfType<string>().Prepend(name))
            : name;
    }

    private static string? KindOf(OperandModel operand) => operand.Noise?.Kind switch
    {
        NoiseKind.Default => null,
        NoiseKind.Generator => "generator",
        NoiseKind.Seed => "seed",
        _ => operand.IsTensor ? "tensor" : "number",
    };

    // The last word of a parameter as C# has it.
    private static string NameOf(string parameter) => parameter.Substring(parameter.LastIndexOf(' ') + 1).TrimStart('@');
}
