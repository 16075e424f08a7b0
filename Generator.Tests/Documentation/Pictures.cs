using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Sample.Drawing;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The pictures of shapes and hard operations.</summary>
internal static class Pictures
{
    // Between two multiples of 1/2, where an operation may jump.
    private const double FarthestOperand = 2.8;

    private static readonly (double From, double To, double Step) UnitRange = (-0.15, 1.2, 0.5);

    // Where 1 and the defaults would hide what the operation does.
    private static readonly Dictionary<string, double> Telling = new()
    {
        ["Greater.b"] = 0,
        ["GreaterEqual.b"] = 0,
        ["Less.b"] = 0,
        ["LessEqual.b"] = 0,
        ["GradedStep.threshold"] = 1,
        ["Clamp.low"] = -1,
        ["Clamp.high"] = 1,
        ["Quantize.min"] = -2,
        ["Quantize.max"] = 1,
        ["KBitQuantize.bits"] = 2,
        ["KBitQuantize.min"] = 0,
        ["KBitQuantize.max"] = 1,
    };

    /// <summary>The derivative, and the stand-in if there is one, at the default parameters.</summary>
    public static Picture Of(ShapeEntry shape)
    {
        var u = Symbols.Variable("u");
        Expression[] parameters = [.. shape.Parameters.Select(static parameter => parameter.Default)];
        var derivative = shape.Partials(u, parameters)[0].Derivative;
        var function = FunctionOf(derivative, u);
        var farthest = VisibleRange.Of(places => [.. places.Select(function)]);
        var chart = new Chart("u", -farthest, farthest, UnitRange) { HorizontalStep = Math.Min(1, farthest / 2) }.Gradient("derivative", CurveOf(derivative, u, farthest));
        return (shape.StandIn is { } standIn ? chart.StandIn("stand-in", CurveOf(standIn(u, parameters), u, farthest)) : chart).ToPicture();
    }

    /// <summary>The value, with what <see cref="NumbersOf"/> says.</summary>
    public static Picture Of(HardEntry hard) =>
        new Chart(Operation.FirstOperand(hard), -FarthestOperand, FarthestOperand, UnitRange, (-3.3, 3.3, 1)).Value(hard.Name, CurveOf(hard)!).ToPicture();

    /// <summary>The value over the first operand; null for an operation that is random.</summary>
    public static Curve? CurveOf(HardEntry hard)
    {
        if (hard.IsRandom)
        {
            return null;
        }

        var x = Symbols.Variable(Operation.FirstOperand(hard));
        var operands = hard.Operands.Skip(1).Select(operand => (Expression)Number(hard, operand.Name, operand.Default));
        var parameters = hard.Parameters.Select(parameter => (Expression)Number(hard, parameter.Name, parameter.Default));
        return CurveOf(Operation.Value(hard, [x, .. operands], parameters), x, FarthestOperand);
    }

    /// <summary>The operands and parameters that an operation is drawn with, but for those at their defaults.</summary>
    public static IEnumerable<(string Name, double Value)> NumbersOf(HardEntry hard) =>
        hard.Operands.Skip(1).Select(static operand => (Name: Operation.Identifier(operand), Key: operand.Name, operand.Default))
            .Concat(hard.Parameters.Select(static parameter => (Name: parameter.Argument, Key: parameter.Name, Default: (double?)parameter.Default)))
            .Select(number => (number.Name, Value: Number(hard, number.Key, number.Default), number.Default))
            .Where(static number => number.Value != number.Default)
            .Select(static number => (number.Name, number.Value));

    private static double Number(HardEntry hard, string name, double? usual) => Telling.TryGetValue($"{hard.Name}.{name}", out var telling) ? telling : usual ?? 1;

    private static Curve CurveOf(Expression function, Variable x, double farthest) => Curve.Of(FunctionOf(function, x), -farthest, farthest);

    private static Func<double, double> FunctionOf(Expression function, Variable x) => value => Evaluator.Evaluate(function, new Dictionary<string, double> { [x.Name] = value });
}
