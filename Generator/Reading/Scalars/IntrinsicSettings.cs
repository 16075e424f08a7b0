using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What a call of an intrinsic says of its surrogate: a shape or methods of the user's, and the numbers that these have.</summary>
/// <param name="invocation">The call.</param>
/// <param name="context">What is known of the scalar method.</param>
/// <param name="expressions">Reads the arguments.</param>
/// <param name="scope">The variables.</param>
internal sealed class IntrinsicSettings(IInvocationOperation invocation, ScalarContext context, ExpressionReader expressions, Scope scope)
{
    private readonly Dictionary<string, IOperation> _given = invocation.Arguments
        .Where(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: not null })
        .ToDictionary(static argument => argument.Parameter!.Name, static argument => argument.Value);

    // The numbers that are no constants, by their names.
    private readonly Dictionary<string, Expression> _computed = [];

    public bool Has(string name) => _given.ContainsKey(name);

    /// <summary>The name of the shape; null where none is given, or none that there is, which is reported.</summary>
    public string? ReadShape()
    {
        if (!_given.TryGetValue("shape", out var given) || expressions.ReadNumber(given, scope) is not { } value)
        {
            return null;
        }

        if (value is not Constant constant)
        {
            context.Report(DiagnosticDescriptors.NotConstant, given.Syntax, ExpressionReader.Shorten(given.Syntax), "a shape");
            return null;
        }

        var members = given.Type?.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).ToArray() ?? [];
        if (members.FirstOrDefault(field => Convert.ToDouble(field.ConstantValue, CultureInfo.InvariantCulture) == constant.Value) is { } member)
        {
            return member.Name;
        }

        var names = string.Join(", ", members.Select(static field => $"'{field.Name}'"));
        context.Report(DiagnosticDescriptors.UnknownValue, given.Syntax, constant.Value.ToString(CultureInfo.InvariantCulture), "Shape", names);
        return null;
    }

    /// <summary>The shape that methods of the user's are; null if one is missing or not supported, which is reported.</summary>
    public OwnShape? ReadOwn()
    {
        string?[] names = [Text("smooth"), Text("derivative")];
        if ((Has("smooth") && names[0] is null) || (Has("derivative") && names[1] is null))
        {
            return null;
        }

        var numbers = new Dictionary<string, double>();
        if (_given.TryGetValue("k", out var k))
        {
            numbers.Add("k", k.ConstantValue is { HasValue: true, Value: { } value } ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN);
        }

        var home = context.Calls.Peek().ContainingType;
        return OwnShapeReader.Read(
            new OwnShapeNames(names[0], names[1], home, context.Method.Parameters, context.Method.Name, numbers, Locate, invocation.Syntax.GetLocation()),
            context.Source,
            context.Calls.Reverse(),
            context.Report,
            context.CancellationToken);

        Location Locate(string argument) => _given[argument == "Smooth" ? "smooth" : "derivative"].Syntax.GetLocation();
    }

    /// <summary>A parameter; null where the call does not give it.</summary>
    public Expression? Read(CatalogueParameter parameter)
    {
        if (parameter.IsFixed)
        {
            return ReadConstant(parameter) is { } known ? (Expression)known : null;
        }

        if (!_given.TryGetValue(parameter.Name, out var given) || expressions.ReadNumber(given, scope) is not { } value)
        {
            return null;
        }

        if (value is Constant constant)
        {
            CheckRange(parameter, constant.Value, given);
        }
        else
        {
            _computed[parameter.Name] = value;
        }

        return value;
    }

    /// <summary>A parameter that must be known; null where the call does not give it, or not so, which is reported.</summary>
    public double? ReadConstant(CatalogueParameter parameter)
    {
        if (!_given.TryGetValue(parameter.Name, out var given) || expressions.ReadNumber(given, scope) is not { } value)
        {
            return null;
        }

        if (value is not Constant constant)
        {
            context.Report(DiagnosticDescriptors.NotConstant, given.Syntax, ExpressionReader.Shorten(given.Syntax), $"'{parameter.Name}'");
            return null;
        }

        return CheckRange(parameter, constant.Value, given) ? constant.Value : null;
    }

    /// <summary>Reports a shape beside one of the user's own.</summary>
    public void ReportShape(string shape, OwnShape own) =>
        context.Report(DiagnosticDescriptors.NoEffect, _given["shape"].Syntax, shape, $"'{(own.Smooth is null ? "derivative" : "smooth")}' takes its place");

    /// <summary>Reports what is given for nothing.</summary>
    /// <param name="hard">The operation.</param>
    /// <param name="shape">The shape; null for none.</param>
    /// <param name="known">The parameters of both.</param>
    public void ReportIgnored(HardEntry hard, ShapeEntry? shape, IReadOnlyList<CatalogueParameter> known)
    {
        foreach (var name in _given.Keys.Where(IsNumber).Where(name => known.All(parameter => parameter.Name != name)))
        {
            var without = shape is null ? "without a shape" : $"with the shape '{shape.Name}'";
            context.Report(DiagnosticDescriptors.NoEffect, _given[name].Syntax, name, $"'{hard.Name}' {without} has no such parameter");
        }
    }

    /// <summary>Reports parameters that would learn from a stand-in which the shape does not have.</summary>
    /// <param name="shape">The shape; null for none.</param>
    /// <param name="own">It, if it is the user's: then its derivative gives its parameters no gradient.</param>
    public void CheckLearned(ShapeEntry? shape, OwnShape? own)
    {
        if (shape is not { StandIn: null } || own is not null)
        {
            return;
        }

        foreach (var name in shape.Parameters.Select(static parameter => parameter.Name).Where(name => _computed.TryGetValue(name, out var value) && context.HasGradient(value)))
        {
            context.Report(DiagnosticDescriptors.NoStandIn, _given[name].Syntax, shape.Name, $"the gradient of '{name}' is taken of");
        }
    }

    private bool IsNumber(string name) =>
        invocation.TargetMethod.OriginalDefinition.Parameters.Any(parameter => parameter.Name == name && parameter.Type.SpecialType is SpecialType.System_Double or SpecialType.System_Int32);

    private bool CheckRange(CatalogueParameter parameter, double value, IOperation given)
    {
        if (parameter.Range.Contains(value))
        {
            return true;
        }

        context.Report(DiagnosticDescriptors.ParameterRange, given.Syntax, parameter.Name, value.ToString(CultureInfo.InvariantCulture), parameter.Range.Description);
        return false;
    }

    // Null where none is given, or what is no constant, which is reported.
    private string? Text(string name)
    {
        if (!_given.TryGetValue(name, out var given))
        {
            return null;
        }

        if (given.ConstantValue is { HasValue: true, Value: string text })
        {
            return text;
        }

        context.Report(DiagnosticDescriptors.NotConstant, given.Syntax, ExpressionReader.Shorten(given.Syntax), "the name of a method");
        return null;
    }
}
