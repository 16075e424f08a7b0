using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads the scalar methods that an annotation names as stand-in and derivative.</summary>
internal static class OwnShapeReader
{
    /// <summary>Reads the shape where the annotation names one; false if a method is missing or not supported, which has been reported then.</summary>
    public static bool TryRead(
        Annotation annotation,
        IMethodSymbol method,
        ProjectSource source,
        Action<Finding> report,
        out OwnShape? own,
        CancellationToken cancellationToken)
    {
        own = annotation.HasOwnShape ? Read(annotation, method, source, report, cancellationToken) : null;
        return own is not null || !annotation.HasOwnShape;
    }

    private static OwnShape? Read(
        Annotation annotation,
        IMethodSymbol method,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        if (annotation.Shape is not null)
        {
            var takesItsPlace = annotation.Smooth is null ? "Derivative" : "Smooth";
            report(Finding.Of(DiagnosticDescriptors.NoEffect, annotation.LocationOf("shape"), annotation.Shape, $"'{takesItsPlace}' takes its place"));
        }

        var missing = new HashSet<string>();
        var smooth = Read(annotation.Smooth, "Smooth");
        var derivative = Read(annotation.Derivative, "Derivative");
        if ((annotation.Smooth is not null && smooth is null) || (annotation.Derivative is not null && derivative is null))
        {
            return null;
        }

        var names = (smooth?.Parameters.Skip(1) ?? []).Concat(derivative?.Parameters.Skip(1) ?? []).Distinct();
        return new OwnShape(names.ToEquatableArray(), smooth, derivative);

        ScalarFunction? Read(string? name, string argument)
        {
            if (name is null)
            {
                return null;
            }

            if (ShapeMethodFinder.Find(name, method, annotation) is not { } function)
            {
                var proposed = SyntaxFacts.IsValidIdentifier(name) ? name : "S";
                report(Finding.Of(DiagnosticDescriptors.NoNamedMethod, annotation.LocationOf(argument), name, method.ContainingType.Name, proposed));
                return null;
            }

            if (!CheckParameters(function))
            {
                return null;
            }

            // Only the stand-in is differentiated: a derivative may have steps.
            string[] differentiable = argument == "Smooth" ? [.. function.Parameters.Select(static parameter => parameter.Name)] : [];
            var table = new NodeTable();
            var context = new ScalarContext(source, table, SurrogateChoice.Usual, Precision.TypeOf(function.ReturnType) ?? NumberType.Double, differentiable, report, cancellationToken);
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
            var without = ShapeMethodFinder.Missing(function, method, annotation).ToArray();
            foreach (var parameter in without.Where(parameter => missing.Add(parameter.Name)))
            {
                var shown = ShapeMethodFinder.IsWhole(parameter) ? "int " + parameter.Name : parameter.Name;
                report(Finding.Of(DiagnosticDescriptors.NoParameterValue, method.Locations.FirstOrDefault(), shown, function.Name, method.Name));
            }

            return without.Length == 0;
        }
    }
}
