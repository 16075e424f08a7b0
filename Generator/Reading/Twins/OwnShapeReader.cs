using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Diagnostics;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>Reads the scalar methods that an annotation names as stand-in and derivative.</summary>
internal static class OwnShapeReader
{
    /// <summary>The shape; null if a method is missing or not supported, which has been reported then.</summary>
    public static OwnShape? Read(
        Annotation annotation,
        IMethodSymbol method,
        Compilation compilation,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
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

            var function = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(IsScalar);
            if (function is null)
            {
                report(Finding.Of(DiagnosticDescriptors.NoScalarMethod, annotation.LocationOf(argument), name, method.ContainingType.Name));
                return null;
            }

            // Only the stand-in is differentiated: a derivative may have steps.
            string[] differentiable = argument == "Smooth" ? [.. function.Parameters.Select(static parameter => parameter.Name)] : [];
            var context = new TwinContext(compilation, new SurrogateChoice(null, new Dictionary<string, double>(), 1, 0), differentiable, report, cancellationToken);
            var arguments = function.Parameters.Select(static parameter => new Number(new Variable(parameter.Name))).ToArray();
            return new StatementReader(context).Call(function, arguments, function.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)) is Number result
                ? new ScalarFunction(name, function.Parameters.Select(static parameter => parameter.Name).ToEquatableArray(), context.Bindings.ToEquatableArray(), result.Value)
                : null;
        }
    }

    private static bool IsScalar(IMethodSymbol method) =>
        method is { IsStatic: true, Parameters.Length: > 0, DeclaringSyntaxReferences.Length: > 0 }
        && IsScalar(method.ReturnType)
        && method.Parameters.All(static parameter => IsScalar(parameter.Type));

    private static bool IsScalar(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
}
