using Surrogates.Generator.Describing;
using Surrogates.Generator.Printing;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Emitting;

/// <summary>Writes what makes a layer of neurons of a class. Names are complete here: what the class has may hide any other.</summary>
internal static class LayerWriter
{
    private const string Base = "global::Surrogates.Neurons.";
    private const string Parameter = "global::Surrogates.Neurons.NeuronParameter";

    // A range that says nothing.
    private const string AnyNumber = "Any";

    private static readonly string[] Bases = ["NeuronLayer", "TwoInputNeuronLayer", "ThreeInputNeuronLayer"];

    /// <summary>Opens the class.</summary>
    public static void WriteHeading(SourceWriter writer, LayerModel layer, LayerFunctions? functions, string heading)
    {
        if (!layer.IsDocumented && functions is not null)
        {
            DocumentationWriter.WriteLayerXml(writer, functions.Run.Op);
        }

        MethodWriter.WriteMark(writer).Open($"{heading} : {Base}{Bases[layer.Signature.Inputs.Count - 1]}");
    }

    /// <summary>Writes the members.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="functions">What it applies; null where it cannot have them, and its methods throw.</param>
    /// <param name="fullName">The full name of the class.</param>
    public static void WriteMembers(SourceWriter writer, LayerModel layer, LayerFunctions? functions, string fullName)
    {
        var methods = new LayerMethodWriter(writer, layer, fullName);
        WriteConstructor(writer, layer, fullName);
        writer.Blank();
        methods.WriteForward(functions);
        writer.Blank();
        methods.WriteRun(functions);
        writer.Blank();
        methods.WriteRecord(functions?.Record);
    }

    private static void WriteConstructor(SourceWriter writer, LayerModel layer, string fullName)
    {
        LayerParameter[] parameters = [.. layer.Signature.Given];
        var names = new UniqueNames(parameters.Select(static parameter => parameter.Name));
        var (neurons, dtype, device) = (names.Take("neurons"), names.Take("dtype"), names.Take("device"));
        string[] size = layer.Signature.IsRecurrent ? [neurons] : [];
        writer.Comment("/// ", "<summary>Makes the layer.</summary>");
        foreach (var name in size)
        {
            writer.Comment("/// ", $"""<param name="{name}">The number of neurons: the size of the last dimension, and of recurrent.weight, [{name}, {name}].</param>""");
        }

        foreach (var parameter in parameters)
        {
            var isSetting = layer.Signature.Settings.Contains(parameter);
            writer.Comment("/// ", $"""<param name="{parameter.Name}">{LayerDescription.Of(parameter, isSetting, Text)}</param>""");
        }

        writer.Comment("/// ", $"""<param name="{dtype}">The type of learned parameters and buffers; when left out, that of what is given, and torch's default type for numbers that are learned.</param>""");
        writer.Comment("/// ", $"""<param name="{device}">Where they are; when left out, where they were given, and torch's default device for numbers that are learned.</param>""");
        if (layer.HasFields)
        {
            writer.Lines("#pragma warning disable CS8618 // What the class adds is for its own constructors to set.");
        }

        writer.Text(Layout.Of(
            Layout.Call(
                $"public {Identifiers.Escape(layer.Name)}",
                [
                    .. size.Select(static name => (Layout)$"int {name}"),
                    .. parameters.Select(static parameter => (Layout)Declared(parameter)),
                    $"global::TorchSharp.torch.ScalarType? {dtype} = null",
                    $"global::TorchSharp.torch.Device? {device} = null",
                ]),
            Layout.Indent(
                Layout.SpaceBreak,
                ": ",
                Layout.Call("base", [Description(layer, parameters, fullName), Layout.Collection([.. parameters.Select(static parameter => (Layout)Passed(parameter))]), dtype, device, .. size.Select(static name => (Layout)name)]))));
        writer.Open().Close();
        if (layer.HasFields)
        {
            writer.Lines("#pragma warning restore CS8618");
        }
    }

    private static Layout Description(LayerModel layer, LayerParameter[] parameters, string fullName) => WithProperties(
        Layout.Call(
            "new",
            [
                CSharpLiteral.Text(fullName),
                Layout.Collection([.. layer.Signature.States.Select(static state => (Layout)CSharpLiteral.Text(state.Name))]),
                Layout.Collection([.. parameters.Select(Described)]),
            ]),
        [.. layer.Options.Select(static option => (Layout)$"{option.Property} = {option.Value}")]);

    private static Layout Described(LayerParameter parameter)
    {
        Layout[] properties =
        [
            .. parameter.IsLearned ? ["IsLearned = true"] : (Layout[])[],
            .. parameter.Kind != LayerParameterKind.Any ? ["IsNumber = true"] : (Layout[])[],
            .. parameter.Range is { } range and not AnyNumber ? [$"Range = global::Surrogates.Functions.NumberRange.{range}"] : (Layout[])[],
        ];
        return WithProperties($"new({CSharpLiteral.Text(parameter.Name)}{(parameter.Default is { } value ? ", " + CSharpLiteral.Real(value) : "")})", properties);
    }

    private static Layout WithProperties(Layout created, Layout[] properties) =>
        properties.Length == 0 ? created : Layout.Of(created, Layout.Group(Layout.SpaceBreak, "{", Layout.Indent(Layout.SpaceBreak, Layout.List(properties)), Layout.SpaceBreak, "}"));

    // What is a struct of the runtime's has its default there.
    private static string Declared(LayerParameter parameter)
    {
        var name = Identifiers.Escape(parameter.Name);
        return parameter.Kind == LayerParameterKind.Any
            ? $"{Parameter} {name}{(parameter.Default is null ? "" : " = default")}"
            : $"{Keyword(parameter.Kind)} {name}{(parameter.Default is { } value ? " = " + Text(parameter.Kind, value) : "")}";
    }

    private static string Passed(LayerParameter parameter) =>
        Identifiers.Escape(parameter.Name) + (parameter.Kind == LayerParameterKind.Truth ? " ? 1 : 0" : "");

    private static string Keyword(LayerParameterKind kind) => kind switch
    {
        LayerParameterKind.Whole => "int",
        LayerParameterKind.Truth => "bool",
        _ => "double",
    };

    private static string Text(LayerParameterKind kind, double value) => kind == LayerParameterKind.Truth ? (value != 0 ? "true" : "false") : CSharpLiteral.Real(value);
}
