using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads the scalar method that an annotated method is made from.</summary>
internal static class ScalarMethodReader
{
    private const string Summary = "the scalar method of the same name, for each element";

    /// <summary>The op; null if there is no scalar method, or one that is not supported, which has been reported then.</summary>
    public static OpModel? Read(
        Annotation annotation,
        IMethodSymbol method,
        IReadOnlyList<OperandModel> operands,
        Compilation compilation,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        if (ScalarMethodFinder.Find(method) is not { } scalar)
        {
            report(Finding.Of(DiagnosticDescriptors.NoTwin, method.Locations.FirstOrDefault(), method.Name, ScalarMethodFinder.Signature(method)));
            return null;
        }

        // A number is the same for all elements, and gets no gradient.
        var table = new NodeTable();
        string[] tensors = [.. operands.Where(static operand => operand.IsTensor).Select(static operand => operand.Name)];
        var context = new ScalarContext(compilation, table, Choice(annotation), tensors, report, cancellationToken);
        var arguments = scalar.Parameters.Zip(operands, (parameter, operand) => new Number(table.Variable(operand.Name), IsWhole: parameter.Type.SpecialType == SpecialType.System_Int32)).ToArray();
        var location = scalar.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (new StatementReader(context).Call(scalar, arguments, location) is not { } value)
        {
            return null;
        }

        Expression[] results = value is Several several ? [.. several.Items.Select(static item => ((Number)item).Value)] : [((Number)value).Value];
        OperandUse.Check(method, context, results, report);
        return new OpModel(method.Name, Summary, operands.ToEquatableArray(), Main: null, FlatFormula.Of(results), Results(method).ToEquatableArray(), annotation.Soft, annotation.Clip);
    }

    private static SurrogateChoice Choice(Annotation annotation)
    {
        var (scale, shift) = ParameterReader.ReadPlacement(annotation);
        return new SurrogateChoice(annotation.Shape, annotation.Numbers, scale, shift);
    }

    private static IEnumerable<ResultModel> Results(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements.Select(static element => new ResultModel(element.IsExplicitlyNamedTupleElement ? element.Name : null))
        : [new ResultModel(null)];
}
