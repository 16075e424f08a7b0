using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Annotations;

/// <summary>
/// Reads the attribute's arguments by the names of the constructor's parameters and of the properties. Where the compiler
/// has complained already there is nothing to report.
/// </summary>
internal static class AttributeReader
{
    /// <summary>The annotation; null if it is wrong.</summary>
    public static Annotation? Read(AttributeData attribute, Action<Finding> report, CancellationToken cancellationToken)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        var arguments = Arguments(attribute);
        if (syntax is null || arguments is null)
        {
            return null;
        }

        Location Locate(string name) => Written(attribute, syntax, name)?.GetLocation() ?? syntax.GetLocation();
        foreach (var name in attribute.NamedArguments.Select(static property => ParameterOf(property.Key)))
        {
            if (ConstructorArgument(attribute, syntax, name) is { } overruled)
            {
                report(Finding.Of(DiagnosticDescriptors.NoEffect, overruled.GetLocation(), name, "it is given a second time, which holds"));
            }
        }

        var hard = EnumMember(arguments, "op", Locate, report);
        var shape = EnumMember(arguments, "shape", Locate, report);
        var model = EnumMember(arguments, "model", Locate, report);
        var side = EnumMember(arguments, "ClipAt", Locate, report);
        var numbers = Numbers(arguments, isWritten: name => Written(attribute, syntax, name) is not null);
        var clip = Number(arguments, "Clip") ?? double.PositiveInfinity;
        if (!(clip > 0))
        {
            report(Finding.Of(DiagnosticDescriptors.ClipRange, Locate("Clip"), Format(clip)));
        }

        if (arguments.ContainsKey("ClipAt") && double.IsPositiveInfinity(clip))
        {
            report(Finding.Of(DiagnosticDescriptors.NoEffect, Locate("ClipAt"), "ClipAt", "there is no 'Clip' to place"));
        }

        if (hard is { Length: > 0 } && arguments.ContainsKey("Twin"))
        {
            report(Finding.Of(DiagnosticDescriptors.NoEffect, Locate("Twin"), "Twin", $"'{hard}' is what the method is made from, and no scalar method"));
        }

        if (hard is null || shape is null || model is null || side is null)
        {
            return null;
        }

        return new Annotation(
            hard.Length == 0 ? null : hard,
            shape is "Default" or "" ? null : shape,
            numbers,
            new GradientClip(clip, side == nameof(ClipAt.Outgoing) ? ClipAt.Outgoing : ClipAt.Incoming),
            arguments.TryGetValue("Soft", out var soft) && soft.Value is true,
            Text(arguments, "Smooth"),
            Text(arguments, "Derivative"),
            Locate)
        {
            Model = model.Length == 0 ? null : model,
        };
    }

    private static string? Text(Dictionary<string, TypedConstant> arguments, string name) =>
        arguments.TryGetValue(name, out var argument) ? argument.Value as string : null;

    // A steepness that is left out is NaN.
    private static Dictionary<string, double> Numbers(Dictionary<string, TypedConstant> arguments, Func<string, bool> isWritten)
    {
        var numbers = new Dictionary<string, double>();
        foreach (var name in arguments.Keys.Where(static name => name != "Clip"))
        {
            if (arguments[name] is { Kind: TypedConstantKind.Primitive, Value: double or int } && Number(arguments, name) is { } number
                && (name != "k" || isWritten(name)))
            {
                numbers.Add(name, number);
            }
        }

        return numbers;
    }

    // Null where an argument does not compile.
    private static Dictionary<string, TypedConstant>? Arguments(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is not { } constructor || constructor.Parameters.Length != attribute.ConstructorArguments.Length)
        {
            return null;
        }

        var arguments = new Dictionary<string, TypedConstant>();
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            arguments[constructor.Parameters[i].Name] = attribute.ConstructorArguments[i];
        }

        foreach (var named in attribute.NamedArguments)
        {
            arguments[ParameterOf(named.Key)] = named.Value;
        }

        return arguments.Values.Any(static argument => argument.Kind == TypedConstantKind.Error) ? null : arguments;
    }

    // The empty string where there is no such argument, null where its value has no name.
    private static string? EnumMember(
        Dictionary<string, TypedConstant> arguments,
        string name,
        Func<string, Location> locate,
        Action<Finding> report)
    {
        if (!arguments.TryGetValue(name, out var argument) || argument.Type is not { } type)
        {
            return "";
        }

        var members = type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).ToArray();
        if (members.FirstOrDefault(field => Equals(field.ConstantValue, argument.Value)) is { } member)
        {
            return member.Name;
        }

        var value = Convert.ToString(argument.Value, CultureInfo.InvariantCulture);
        var names = string.Join(", ", members.Select(static field => $"'{field.Name}'"));
        report(Finding.Of(DiagnosticDescriptors.UnknownValue, locate(name), value, type.Name, names));
        return null;
    }

    private static double? Number(Dictionary<string, TypedConstant> arguments, string name) =>
        arguments.TryGetValue(name, out var argument) && argument.Value is { } value
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : null;

    private static string Format(double value) => value.ToString(CultureInfo.InvariantCulture);

    // The name of the constructor's parameter that a property stands for, or its own.
    private static string ParameterOf(string property) => property == "Shape" ? "shape" : property;

    // A property overrules what the constructor is given.
    private static ExpressionSyntax? Written(AttributeData attribute, AttributeSyntax syntax, string name) =>
        Arguments(syntax).FirstOrDefault(argument => argument.NameEquals is { Name.Identifier.ValueText: var property } && ParameterOf(property) == name)?.Expression
        ?? ConstructorArgument(attribute, syntax, name);

    private static ExpressionSyntax? ConstructorArgument(AttributeData attribute, AttributeSyntax syntax, string name)
    {
        var arguments = Arguments(syntax);
        if (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name) is { } named)
        {
            return named.Expression;
        }

        var parameters = attribute.AttributeConstructor!.Parameters;
        for (var i = 0; i < Math.Min(parameters.Length, arguments.Count); i++)
        {
            if (parameters[i].Name == name && arguments[i] is { NameColon: null, NameEquals: null })
            {
                return arguments[i].Expression;
            }
        }

        return null;
    }

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeSyntax syntax) => syntax.ArgumentList?.Arguments ?? default;
}
