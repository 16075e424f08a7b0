using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Declarations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Scalars;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Neurons;

/// <summary>Reads what the step of a neuron takes and gives: which of its parameters are inputs, states, and parameters of the neuron.</summary>
internal static class StepReader
{
    public const string Name = "Step";

    // As many as layers have a base class for.
    private const int MostInputs = 3;

    /// <summary>The class's own step; null if it has none, or more than one, which is reported then.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, Location? location, Action<Finding> report)
    {
        IMethodSymbol[] steps = [.. type.GetMembers(Name).OfType<IMethodSymbol>()];
        if (steps.Length == 1 && steps[0].IsStatic)
        {
            return steps[0];
        }

        var (place, fault) = steps.Length switch
        {
            0 => (location, "has no method 'Step'; write one, for example 'static (float spike, float v) Step(float current, float v, float decay = 0.9f)'"),
            1 => (steps[0].Locations.FirstOrDefault(), "has a method 'Step' that is not static; make it static, with what it reads as parameters"),
            _ => (steps[1].Locations.FirstOrDefault(), "has more than one method 'Step'; give the others another name"),
        };
        report(Finding.Of(DiagnosticDescriptors.NoStep, place, type.Name, fault));
        return null;
    }

    /// <summary>What a step takes and gives; null if it cannot be one, which is reported then.</summary>
    public static LayerSignature? Read(IMethodSymbol step, Annotation annotation, Action<Finding> report)
    {
        var isSound = true;
        string[] outputs = [.. Results(step).Select(static (result, i) => result.Name ?? $"y{(i + 1).ToString(CultureInfo.InvariantCulture)}")];
        bool IsState(IParameterSymbol parameter) => outputs.Contains(parameter.Name) && step.ReturnType is INamedTypeSymbol { IsTupleType: true };
        foreach (var parameter in step.Parameters)
        {
            if (Fault(parameter, isFirst: parameter.Ordinal == 0, IsState(parameter)) is { } fault)
            {
                Report(parameter, fault);
            }
        }

        IParameterSymbol[] inputs = [.. step.Parameters.Where(parameter => IsInput(parameter))];
        IParameterSymbol[] states = [.. step.Parameters.Where(IsState)];
        if (isSound && FaultOf(step, inputs, states, outputs) is { } whole)
        {
            Report(step, whole);
        }

        if (!isSound)
        {
            return null;
        }

        LayerParameter[] parameters = [.. step.Parameters.Except(inputs, SymbolEqualityComparer.Default).Except(states, SymbolEqualityComparer.Default).Cast<IParameterSymbol>().Select(Parameter)];
        return new LayerSignature(
            inputs.Select(static input => input.Name).ToEquatableArray(),
            states.Select(static state => new LayerState(state.Name, ScalarMethodReader.DefaultOf(state) ?? 0)).ToEquatableArray(),
            parameters.ToEquatableArray(),
            LayerSettings.Of(annotation, new HashSet<string>(step.Parameters.Select(static parameter => parameter.Name))).ToEquatableArray(),
            outputs.ToEquatableArray());

        void Report(ISymbol symbol, string fault)
        {
            isSound = false;
            report(Finding.Of(DiagnosticDescriptors.StepSignature, symbol.Locations.FirstOrDefault(), step.ContainingType.Name, fault));
        }
    }

    /// <summary>Where an annotation within the class writes 'Step' and means the hard operation; null where it does not.</summary>
    public static Location? HiddenHardStep(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken) =>
        type.GetMembers(Name).Any(static member => member is IMethodSymbol)
        && attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? arguments.Select(static argument => argument.Expression).OfType<IdentifierNameSyntax>().FirstOrDefault(static name => name.Identifier.ValueText == Name)?.GetLocation()
            : null;

    /// <summary>The operands of a step as an op over time, in the order of its parameters.</summary>
    public static IReadOnlyList<OperandModel> Operands(IMethodSymbol step, LayerSignature signature) =>
    [
        .. step.Parameters.Select(parameter => signature.Inputs.Contains(parameter.Name) ? new OperandModel(parameter.Name, IsTensor: true) { IsOverTime = true }
            : signature.States.Any(state => state.Name == parameter.Name) ? new OperandModel(parameter.Name, IsTensor: true) { IsState = true }
            : LayerSettings.Operand(signature.Parameters.First(candidate => candidate.Name == parameter.Name))),
    ];

    /// <summary>The results of a step.</summary>
    public static IEnumerable<ResultModel> Results(IMethodSymbol step) => ScalarMethodReader.Results(step);

    private static bool IsInput(IParameterSymbol parameter) => parameter.Ordinal == 0 || OverTimeReader.IsOverTime(parameter);

    private static bool IsLearned(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownNames.LearnedAttribute);

    private static string? Fault(IParameterSymbol parameter, bool isFirst, bool isState)
    {
        var name = $"'{parameter.Name}'";
        var isReal = ScalarMethodFinder.IsScalar(parameter.Type);
        if (!isReal && parameter.Type.SpecialType != SpecialType.System_Int32 && !ScalarMethodFinder.IsTruth(parameter.Type))
        {
            return $"has a parameter {name} of the type '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; use float, double, int or bool";
        }

        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            return $"has a parameter {name} by reference; pass it by value, and return what is new";
        }

        var isInput = isFirst || OverTimeReader.IsOverTime(parameter);
        return isInput && isState ? $"has the input {name} as a state too, since a result has its name; give that result another name{(isFirst ? ", or put the input first" : "")}"
            : (isInput || isState) && !isReal ? $"has {name}, {(isInput ? "an input" : "a state")}, as '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; make it a float or a double"
            : (isInput || isState || !isReal) && IsLearned(parameter) ? $"has [Learned] on {name}, which is {(isInput ? "an input" : isState ? "a state" : "no real number")}; only parameters of the neuron that are float or double are learned"
            : isInput && parameter.HasExplicitDefaultValue ? $"has a default for the input {name}; remove it"
            : !isInput && !isState && isReal && LayerDeclaration.Inherited.Contains(parameter.Name) ? $"has a parameter {name}, and every module has a member of that name; give the parameter another one"
            : null;
    }

    private static string? FaultOf(IMethodSymbol step, IParameterSymbol[] inputs, IParameterSymbol[] states, string[] outputs)
    {
        return step.Parameters.Length == 0 ? "has no parameters; the first one is the input"
            : Elements(step).FirstOrDefault(static type => !ScalarMethodFinder.IsScalar(type)) is { } type ? $"returns '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; return float or double, or a tuple of them"
            : states.Length == 0 ? "has no state; return a tuple, and give a result the name of the parameter that it is the next value of"
            : outputs.Length == states.Length ? "returns nothing but states; return what the layer gives to the next one too"
            : outputs.Distinct().Count() < outputs.Length ? "has two results of one name"
            : inputs.Length > MostInputs ? $"has {inputs.Length.ToString(CultureInfo.InvariantCulture)} inputs; a layer has up to {MostInputs.ToString(CultureInfo.InvariantCulture)}"
            : null;
    }

    private static IEnumerable<ITypeSymbol> Elements(IMethodSymbol step) =>
        step.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(static element => element.Type) : [step.ReturnType];

    private static LayerParameter Parameter(IParameterSymbol parameter) => new(
        parameter.Name,
        ScalarMethodFinder.IsTruth(parameter.Type) ? LayerParameterKind.Truth : parameter.Type.SpecialType == SpecialType.System_Int32 ? LayerParameterKind.Whole : LayerParameterKind.Any,
        ScalarMethodReader.DefaultOf(parameter),
        IsLearned(parameter));
}
