using System.Globalization;
using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads the scalar method that an annotated method is made from.</summary>
internal static class ScalarMethodReader
{
    /// <summary>The op; null if there is no scalar method, or one that is not supported, which has been reported then.</summary>
    public static OpModel? Read(
        Annotation annotation,
        IMethodSymbol method,
        IReadOnlyList<OperandModel> operands,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        if (ScalarMethodFinder.Find(method) is not { } scalar)
        {
            report(Finding.Of(DiagnosticDescriptors.NoScalarMethod, method.Locations.FirstOrDefault(), method.Name, ScalarMethodFinder.Signature(method)));
            return null;
        }

        CheckOrder(scalar, method, report);
        if (!StateNames.Agree(scalar, method, operands, report))
        {
            return null;
        }

        operands = [.. operands.Zip(scalar.Parameters, static (operand, parameter) => operand with { IsTruth = ScalarMethodFinder.IsTruth(parameter.Type) })];
        if (DefaultReader.Read(operands, method, operand => DefaultOf(scalar.Parameters[operands.ToList().IndexOf(operand)]), report) is not { } complete)
        {
            return null;
        }

        return Read(annotation, method, scalar, complete, [.. Results(method)], [], source, report, cancellationToken);
    }

    /// <summary>The op that a scalar method is; null if it is not supported, which has been reported then.</summary>
    /// <param name="annotation">What the annotation says.</param>
    /// <param name="method">What is annotated: the names in it and its place are those of messages.</param>
    /// <param name="scalar">The scalar method.</param>
    /// <param name="operands">The operands, one a parameter.</param>
    /// <param name="results">The results.</param>
    /// <param name="settings">Numbers that give the annotation's shape its parameters, by their names; those that are read are operands too.</param>
    /// <param name="source">The source of the project.</param>
    /// <param name="report">Whom to tell.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static OpModel? Read(
        Annotation annotation,
        IMethodSymbol method,
        IMethodSymbol scalar,
        IReadOnlyList<OperandModel> operands,
        IReadOnlyList<ResultModel> results,
        IReadOnlyList<OperandModel> settings,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        if (!OwnShapeReader.TryRead(annotation, OwnShapeNames.Of(annotation, method), source, report, out var own, cancellationToken))
        {
            return null;
        }

        // A number is the same for all elements, and gets no gradient; neither does what only decides.
        var table = new NodeTable();
        string[] tensors = [.. operands.Where(static operand => operand is { IsTensor: true, IsTruth: false }).Select(static operand => operand.Name)];
        var context = new ScalarContext(method, source, table, Choice(annotation, own, operands, settings, table, report), TypeOf(scalar), tensors, report, cancellationToken) { Draws = new Draws(operands.Concat(settings).Select(static operand => operand.Name)) };
        var arguments = scalar.Parameters.Zip(operands, (parameter, operand) => Value(operand, parameter.Type, context)).ToArray();
        var location = scalar.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (new StatementReader(context).Call(scalar, arguments, location) is not { } value)
        {
            context.Finish(results: null);
            return null;
        }

        Expression[] values = value is Several several ? [.. several.Items.Select(static item => ((Number)item).Value)] : [((Number)value).Value];
        context.Finish(values);
        OperandUse.Check(method, operands, context, values, report);
        var read = Topology.VariablesOf(values);
        var isLoop = operands.Any(static operand => operand.IsOverTime);
        OperandModel[] all =
        [
            .. operands.Select(operand => operand with { IsConstant = IsConstant(operand) }),
            .. settings.Where(setting => read.Contains(setting.Name)),
            .. context.Draws.Operands.Where(draw => read.Contains(draw.Name)).Select(draw => draw with { IsOverTime = isLoop }),
        ];
        if (all.Length > OpModel.MostOperands)
        {
            var count = all.Length.ToString(CultureInfo.InvariantCulture);
            report(Finding.Of(DiagnosticDescriptors.TooManyOperands, method.Locations.FirstOrDefault(), method.Name, count, OpModel.MostOperands.ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        var main = (operands.FirstOrDefault(static operand => operand.IsOverTime) ?? operands.FirstOrDefault(static operand => operand is { IsTensor: true, IsOptional: false, IsTruth: false }))?.Name;
        return new OpModel(method.Name, Summary(method, scalar, isLoop), all.ToEquatableArray(), main, FlatFormula.Of(values), results.ToEquatableArray(), annotation.Soft, annotation.Clip);

        bool IsConstant(OperandModel operand) =>
            operand.IsTensor && (operand.IsTruth || Derivatives(values).Any(own => own.Parameters.Contains(operand.Name))) && !context.Reaches(values, operand.Name);
    }

    // Parameters of a derivative of the user's get no gradient of it.
    private static IEnumerable<OwnShape> Derivatives(IReadOnlyList<Expression> values) =>
        Topology.OperandsFirst(values).OfType<Deferred>().Select(static call => (call.Call as HardCall)?.Own).OfType<OwnShape>().Where(static own => own.Smooth is null);

    private static string Summary(IMethodSymbol method, IMethodSymbol scalar, bool isLoop) =>
        $"the scalar method {(scalar.Name == method.Name ? "of the same name" : scalar.Name)}, for each element{(isLoop ? " and each step in time" : "")}";

    // What is the same for all elements decides before the loop over them, between integers too.
    private static ScalarValue Value(OperandModel operand, ITypeSymbol type, ScalarContext context)
    {
        Expression variable = context.Table.Variable(operand.Name);
        return !operand.IsTruth ? new Number(variable, Precision.TypeOf(type) ?? NumberType.Double)
            : operand.IsTensor ? context.Truth(variable)
            : context.Truth(Whole.Of(new WholeOperation(WholeOperator.Convert, NumberType.Int32), variable).As("is" + char.ToUpperInvariant(operand.Name[0]) + operand.Name.Substring(1)));
    }

    /// <summary>The default of a parameter; null if it has none.</summary>
    public static double? DefaultOf(IParameterSymbol parameter) => parameter is not { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } ? null
        : value is float single ? ((Constant)ScalarConstant.Of(single)).Value
        : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    // They fit by position, which their names may contradict.
    private static void CheckOrder(IMethodSymbol scalar, IMethodSymbol method, Action<Finding> report)
    {
        Check([.. scalar.Parameters], [.. method.Parameters]);
        Check(Elements(scalar), Elements(method));

        void Check(IReadOnlyList<ISymbol> own, IReadOnlyList<ISymbol> others)
        {
            for (var i = 0; i < own.Count; i++)
            {
                if (own[i].Name != others[i].Name && own.Any(symbol => symbol.Name == others[i].Name) && others.Any(symbol => symbol.Name == own[i].Name))
                {
                    report(Finding.Of(DiagnosticDescriptors.OtherOrder, own[i].Locations.FirstOrDefault(), own[i].Name, others[i].Name, method.Name));
                    return;
                }
            }
        }
    }

    private static IReadOnlyList<ISymbol> Elements(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements] : [];

    // What is rounded to float at last computes in float.
    private static NumberType TypeOf(IMethodSymbol scalar) =>
        Elements(scalar).OfType<IFieldSymbol>().Select(static element => element.Type).DefaultIfEmpty(scalar.ReturnType).Any(static type => type.SpecialType == SpecialType.System_Single)
            ? NumberType.Single
            : NumberType.Double;

    // The method's own operands give a shape of the user's its parameters, as they do where there is no scalar method.
    private static SurrogateChoice Choice(Annotation annotation, OwnShape? own, IReadOnlyList<OperandModel> operands, IReadOnlyList<OperandModel> settings, NodeTable table, Action<Finding> report)
    {
        if (own is not null)
        {
            ParameterReader.Check(annotation, hard: null, own.Entry, report);
        }

        var parameters = annotation.Numbers.ToDictionary(static pair => pair.Key, static pair => (Expression)pair.Value);
        foreach (var parameter in own?.Entry.Parameters ?? [])
        {
            parameters[parameter.Argument] = ParameterReader.Read(parameter, annotation, operands, table, report);
        }

        foreach (var setting in settings)
        {
            parameters[CatalogueParameter.ArgumentOf(setting.Name)] = table.Variable(setting.Name);
        }

        var (scale, shift) = ParameterReader.ReadPlacement(annotation);
        return new SurrogateChoice(annotation.Shape, own, parameters, scale, shift, annotation.Soft);
    }

    /// <summary>What a method returns.</summary>
    public static IEnumerable<ResultModel> Results(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
        ? tuple.TupleElements.Select(static element => new ResultModel(element.IsExplicitlyNamedTupleElement ? element.Name : null))
        : [new ResultModel(null)];
}
