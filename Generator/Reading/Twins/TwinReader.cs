using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Diagnostics;
using Surrogates.Generator.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>Reads the scalar method that an annotated method is made from.</summary>
internal static class TwinReader
{
    public static TwinRule? Read(
        Annotation annotation,
        IMethodSymbol method,
        IReadOnlyList<ParameterModel> parameters,
        Compilation compilation,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        if (TwinFinder.Find(method) is not { } twin)
        {
            report(Finding.Of(DiagnosticDescriptors.NoTwin, method.Locations.FirstOrDefault(), method.Name, TwinFinder.Signature(method)));
            return null;
        }

        // A number is the same for all elements, and gets no gradient.
        string[] tensors = [.. parameters.Where(static parameter => parameter.IsTensor).Select(static parameter => parameter.Name)];
        var context = new TwinContext(compilation, Choice(annotation), tensors, report, cancellationToken);
        var arguments = twin.Parameters.Zip(parameters, static (scalar, operand) => new Number(new Variable(operand.Name), IsWhole: scalar.Type.SpecialType == SpecialType.System_Int32)).ToArray();
        var location = twin.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (new StatementReader(context).Call(twin, arguments, location) is not { } value)
        {
            return null;
        }

        var results = Results(method, value).ToEquatableArray();
        OperandUse.Check(method, context, results, report);
        return new TwinRule(context.Bindings.ToEquatableArray(), results, annotation.Soft, annotation.Clip, annotation.ClipSide);
    }

    private static SurrogateChoice Choice(Annotation annotation)
    {
        var (scale, shift) = ParameterReader.ReadPlacement(annotation);
        return new SurrogateChoice(annotation.Shape, annotation.Numbers, scale, shift);
    }

    private static IEnumerable<TwinResult> Results(IMethodSymbol method, ScalarValue value)
    {
        if (value is not Several several)
        {
            return [new TwinResult("y", ((Number)value).Value)];
        }

        var elements = ((INamedTypeSymbol)method.ReturnType).TupleElements;
        var taken = new HashSet<string>(method.Parameters.Select(static parameter => parameter.Name));
        return several.Items.Select((item, i) =>
        {
            // A result that is called like an operand is its next value.
            var name = elements[i].IsExplicitlyNamedTupleElement ? elements[i].Name : $"y{i + 1}";
            name = UniqueName.Of(taken.Contains(name) ? name + "Next" : name, taken);
            taken.Add(name);
            return new TwinResult(name, ((Number)item).Value);
        }).ToArray();
    }
}
