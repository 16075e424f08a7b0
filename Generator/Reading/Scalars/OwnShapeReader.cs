using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads the scalar methods that an annotation or a call names as stand-in and derivative.</summary>
internal static class OwnShapeReader
{
    /// <summary>Reads the shape where the annotation names one; false if a method is missing or not supported, which has been reported then.</summary>
    public static bool TryRead(
        Annotation annotation,
        OwnShapeNames names,
        ProjectSource source,
        Action<Finding> report,
        out OwnShape? own,
        CancellationToken cancellationToken)
    {
        own = null;
        if (!annotation.HasOwnShape)
        {
            return true;
        }

        if (annotation.Shape is not null)
        {
            var takesItsPlace = annotation.Smooth is null ? "Derivative" : "Smooth";
            report(Finding.Of(DiagnosticDescriptors.NoEffect, annotation.LocationOf("shape"), annotation.Shape, $"'{takesItsPlace}' takes its place"));
        }

        own = Read(names, source, [], report, cancellationToken);
        return own is not null;
    }

    /// <summary>Reads the shape; null if a method is missing or not supported, which has been reported then.</summary>
    /// <param name="names">How it is named.</param>
    /// <param name="source">The source of the project.</param>
    /// <param name="calls">The methods in which it is named, which it must not call.</param>
    /// <param name="report">Whom to tell.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static OwnShape? Read(
        OwnShapeNames names,
        ProjectSource source,
        IEnumerable<IMethodSymbol> calls,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        var missing = new HashSet<string>();
        var smooth = Read(names.Smooth, "Smooth");
        var derivative = Read(names.Derivative, "Derivative");
        if ((names.Smooth is not null && smooth is null) || (names.Derivative is not null && derivative is null))
        {
            return null;
        }

        var parameters = (smooth?.Parameters.Skip(1) ?? []).Concat(derivative?.Parameters.Skip(1) ?? []).Distinct();
        return new OwnShape(parameters.ToEquatableArray(), smooth, derivative);

        ScalarFunction? Read(string? name, string argument)
        {
            if (name is null)
            {
                return null;
            }

            if (ShapeMethodFinder.Find(name, names) is not { } function)
            {
                var proposed = SyntaxFacts.IsValidIdentifier(name) ? name : "S";
                report(Finding.Of(DiagnosticDescriptors.NoNamedMethod, names.LocationOf(argument), name, names.Home.Name, proposed));
                return null;
            }

            if (!CheckParameters(function))
            {
                return null;
            }

            // Only the stand-in is differentiated: a derivative may have steps.
            string[] differentiable = argument == "Smooth" ? [.. function.Parameters.Select(static parameter => parameter.Name)] : [];
            var table = new NodeTable();
            var context = new ScalarContext(function, source, table, SurrogateChoice.Usual, Precision.TypeOf(function.ReturnType) ?? NumberType.Double, differentiable, report, cancellationToken);
            foreach (var call in calls)
            {
                context.Calls.Push(call);
            }

            var arguments = function.Parameters.Select(parameter => new Number(table.Variable(parameter.Name), Precision.TypeOf(parameter.Type) ?? NumberType.Double)).ToArray();
            if (new StatementReader(context).Call(function, arguments, function.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)) is not Number result)
            {
                context.Finish(results: null);
                return null;
            }

            context.Finish([result.Value]);
            return new ScalarFunction(name, function.Parameters.Select(static parameter => parameter.Name).ToEquatableArray(), FlatFormula.Of([result.Value]));
        }

        // A parameter of the user's own shape has no default. What stand-in and derivative both lack is said once.
        bool CheckParameters(IMethodSymbol function)
        {
            var without = ShapeMethodFinder.Missing(function, names).ToArray();
            foreach (var parameter in without.Where(parameter => missing.Add(parameter.Name)))
            {
                var shown = ShapeMethodFinder.IsWhole(parameter) ? "int " + parameter.Name : parameter.Name;
                report(Finding.Of(DiagnosticDescriptors.NoParameterValue, names.Missing, shown, function.Name, names.Reader));
            }

            return without.Length == 0;
        }
    }
}
