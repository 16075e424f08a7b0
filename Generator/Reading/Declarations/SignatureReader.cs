using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>Reads the types of what a method returns and takes.</summary>
internal static class SignatureReader
{
    /// <summary>Whether the method returns what an annotated method may return: a tensor, or several where it computes several values.</summary>
    public static bool CheckReturnType(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        INamedTypeSymbol tensor,
        bool allowsTuple,
        Action<Finding> report)
    {
        var isTuple = allowsTuple && method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(element => IsTensor(element.Type, tensor));
        if ((isTuple || IsTensor(method.ReturnType, tensor)) && !method.ReturnsByRef && !method.ReturnsByRefReadonly)
        {
            return true;
        }

        if (method.ReturnType.TypeKind != TypeKind.Error)
        {
            report(Finding.Of(DiagnosticDescriptors.ReturnType, syntax.ReturnType.GetLocation(), method.Name, syntax.ReturnType.ToString()));
        }

        return false;
    }

    /// <summary>The operands; null if a parameter cannot be one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="tensor">The type of tensors.</param>
    /// <param name="isRandom">Whether parameters may say where noise comes from.</param>
    /// <param name="allowsTruth">Whether parameters may be true or false.</param>
    /// <param name="report">Whom to tell.</param>
    public static IReadOnlyList<OperandModel>? ReadOperands(IMethodSymbol method, INamedTypeSymbol tensor, bool isRandom, bool allowsTruth, Action<Finding> report)
    {
        var models = method.Parameters.Select(parameter => Read(parameter, tensor, isRandom, allowsTruth, report)).OfType<OperandModel>().ToArray();
        if (models.Length > OpModel.MostOperands)
        {
            report(Finding.Of(DiagnosticDescriptors.TooManyOperands, method.Locations.FirstOrDefault(), method.Name, models.Length.ToString(CultureInfo.InvariantCulture), OpModel.MostOperands.ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        return models.Length == method.Parameters.Length ? models : null;
    }

    private static OperandModel? Read(IParameterSymbol parameter, INamedTypeSymbol tensor, bool isRandom, bool allowsTruth, Action<Finding> report)
    {
        var isTensor = IsTensor(parameter.Type, tensor);
        var noise = isRandom ? NoiseReader.SourceOf(parameter, isTensor) : null;
        var isNumber = parameter.Type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32;
        var isTruth = allowsTruth && parameter.Type.SpecialType == SpecialType.System_Boolean;
        if (!isTensor && !isNumber && !isTruth && noise is null)
        {
            if (parameter.Type.TypeKind != TypeKind.Error)
            {
                var type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                report(Finding.Of(DiagnosticDescriptors.OperandType, TypeLocation(parameter), parameter.Name, type));
            }

            return null;
        }

        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            var modifier = parameter.RefKind switch
            {
                RefKind.Ref => "ref",
                RefKind.Out => "out",
                _ => "ref readonly",
            };
            report(Finding.Of(DiagnosticDescriptors.OperandModifier, Location(parameter), parameter.Name, modifier));
            return null;
        }

        var isOptional = !isNumber && !isTruth && parameter.NullableAnnotation == NullableAnnotation.Annotated;
        return new OperandModel(parameter.Name, isTensor)
        {
            Noise = noise,
            IsOptional = isOptional,
            CanBeOmitted = parameter.HasExplicitDefaultValue,
            WhenOmitted = parameter.HasExplicitDefaultValue ? WhenOmitted(parameter.ExplicitDefaultValue) : 0,
            IsTruth = isTruth,
            IsOverTime = OverTimeReader.IsOverTime(parameter),
        };
    }

    private static double WhenOmitted(object? value) => value switch
    {
        null => 0,
        bool truth => truth ? 1 : 0,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static bool IsTensor(ITypeSymbol type, INamedTypeSymbol tensor) => SymbolEqualityComparer.Default.Equals(type, tensor);

    private static Location? Location(IParameterSymbol parameter) => parameter.Locations.FirstOrDefault();

    private static Location? TypeLocation(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax { Type: { } type } ? type.GetLocation() : Location(parameter);
}
