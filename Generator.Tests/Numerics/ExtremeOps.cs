using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;
using static System.FormattableString;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>The ways to ask for a shape or a hard operation, compiled at once.</summary>
internal static class ExtremeOps
{
    private static readonly Lazy<Dictionary<string, ExtremeOp[]>> Compiled = new(static () => Compile(
        Shapes.All.ToDictionary(static shape => shape.Name, static shape => OfShape(shape).ToArray())
            .Concat(HardOps.All.ToDictionary(static hard => "Hard" + hard.Name, static hard => OfHard(hard).ToArray()))));

    public static ExtremeOp[] Of(ShapeEntry shape) => Compiled.Value[shape.Name];

    /// <summary>The step under a shape, all of whose parameters are tensors.</summary>
    public static ExtremeOp Learned(ShapeEntry shape, bool isSoft)
    {
        var kind = $"{shape.Name}.{(isSoft ? "Soft" : "Hard")}";
        return Of(shape).FirstOrDefault(op => op.Name == kind + "Learned") ?? Of(shape).Single(op => op.Name == kind);
    }

    public static ExtremeOp[] Of(HardEntry hard) => Compiled.Value["Hard" + hard.Name];

    // Under the step: the parameters at their defaults, as numbers of the call, at both ends of their ranges, and learned.
    private static IEnumerable<Variant> OfShape(ShapeEntry shape)
    {
        ExtremeOperand[] numbers = [.. shape.Parameters.Where(static parameter => !parameter.IsFixed).Select(static parameter => Of(parameter, isTensor: false))];
        ExtremeOperand x = new("x", true, ParameterRange.Any), threshold = x with { Name = "threshold" };
        foreach (var soft in shape.StandIn is null ? [""] : (string[])["", ", Soft = true"])
        {
            var (kind, attribute) = (soft.Length == 0 ? "Hard" : "Soft", $"Step, {shape.Name}");
            yield return new(kind, attribute + soft, [x, threshold]);
            yield return new(kind + "Numbers", attribute + soft, [x, threshold with { IsTensor = false }, .. numbers]);
            if (numbers.Length > 0)
            {
                yield return new(kind + "Low", attribute + Written(numbers, static operand => operand.Ends(1e30).Low) + soft, [x, threshold]);
                yield return new(kind + "High", attribute + Written(numbers, static operand => operand.Ends(1e30).High) + soft, [x, threshold]);
                if (shape.StandIn is not null)
                {
                    yield return new(kind + "Learned", attribute + soft, [x, threshold, .. numbers.Select(static operand => operand with { IsTensor = true })]);
                }
            }
        }
    }

    // With the usual gradient and under two shapes, one that vanishes far away and one with a learned parameter.
    private static IEnumerable<Variant> OfHard(HardEntry hard)
    {
        ExtremeOperand[] operands = [.. hard.Operands.Select(static operand => new ExtremeOperand(operand.Name.Replace(" ", "", StringComparison.Ordinal), true, operand.Range))];
        ExtremeOperand[] numbers = [.. hard.Parameters.Where(static parameter => !parameter.IsFixed).Select(static parameter => Of(parameter, isTensor: false))];
        yield return new("Usual", hard.Name, operands);
        yield return new("Numbers", hard.Name, [operands[0], .. operands.Skip(1).Select(static operand => operand with { IsTensor = operand.Name == "noise" }), .. numbers]);
        yield return new("UnderSigmoid", hard.Name + ", Sigmoid", operands);
        yield return new("UnderTriangle", hard.Name + ", Triangle", [.. operands, new("k", true, ParameterRange.Positive, 1)]);
        if (numbers.Any(static number => number.Name == "min"))
        {
            yield return new("Bounded", hard.Name + ", Min = -8, Max = 7", operands);
        }
    }

    private static ExtremeOperand Of(CatalogueParameter parameter, bool isTensor) => new(parameter.Name, isTensor, parameter.Range, parameter.Default);

    // The steepness is an argument, which comes before the properties.
    private static string Written(IEnumerable<ExtremeOperand> parameters, Func<ExtremeOperand, double> value) => string.Concat(parameters
        .OrderBy(static parameter => parameter.Name != "k")
        .Select(parameter => parameter.Name == "k"
            ? Invariant($", k: {value(parameter):R}")
            : Invariant($", {char.ToUpperInvariant(parameter.Name[0])}{parameter.Name[1..]} = {value(parameter):R}")));

    private static Dictionary<string, ExtremeOp[]> Compile(IEnumerable<KeyValuePair<string, Variant[]>> types)
    {
        var all = types.ToArray();
        var source = Sources.Usings + "namespace Demo;\n\n" + string.Join("\n\n", all.Select(static type => $$"""
            internal static partial class {{type.Key}}Ops
            {
            {{string.Join("\n\n", type.Value.Select(static variant => variant.Declaration))}}
            }
            """));

        // That generated code compiles without a word is checked elsewhere; here it is much, and must run.
        var assembly = GeneratorRun.Of(new RunOptions { Expected = Expected.Broken, Documentation = false }, source).Load();
        return all.ToDictionary(static type => type.Key, type =>
        {
            var ops = assembly.GetType($"Demo.{type.Key}Ops", throwOnError: true)!;
            return type.Value
                .Select(variant => (Variant: variant, Method: ops.GetMethod(variant.Name)!))
                .Select(op => new ExtremeOp($"{type.Key}.{op.Variant.Name}", op.Variant.Operands, op.Method, WideFunction.Of(op.Method)))
                .ToArray();
        });
    }

    private sealed record Variant(string Name, string Attribute, ExtremeOperand[] Operands)
    {
        public string Declaration => $"""
            [Surrogate({Attribute})]
            public static partial Tensor {Name}({string.Join(", ", Operands.Select(static operand => $"{(operand.IsTensor ? "Tensor" : "double")} {operand.Name}"))});
            """;
    }
}
