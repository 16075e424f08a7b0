using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads calls of the intrinsics that are hard operations, each with the surrogate that it names, or that it has without.</summary>
internal sealed class HardIntrinsicReader(ScalarContext context, ExpressionReader expressions)
{
    // What a loop comes by again is the same.
    private readonly Dictionary<SyntaxNode, OwnShape?> _ownShapes = [];

    public ScalarValue? Read(HardEntry hard, IInvocationOperation invocation, NumberType type, Scope scope)
    {
        var positional = CallReader.Ordered(invocation).Where(IsOperand).ToArray();
        Expression[] operands = [.. positional.Select(argument => expressions.ReadNumber(argument.Value, scope)).OfType<Expression>()];
        var settings = new IntrinsicSettings(invocation, context, expressions, scope);
        var isNamed = settings.Has("derivative") || settings.Has("smooth");
        var own = isNamed ? ReadOwn(invocation, settings) : null;
        var shapeName = settings.ReadShape();
        if (operands.Length != positional.Length || (isNamed && own is null) || (settings.Has("shape") && shapeName is null))
        {
            return null;
        }

        if (own is not null && shapeName is not null)
        {
            settings.ReportShape(shapeName, own);
            shapeName = null;
        }

        // What has a gradient of its own keeps it unless a shape is named at the call.
        var named = shapeName == "Default" ? null : shapeName;
        isNamed |= named is not null;
        own ??= isNamed || hard.DefaultShape is null ? null : context.Surrogates.Own;
        var usual = hard.DefaultShape is null ? null : context.Surrogates.Shape ?? hard.DefaultShape;
        var shape = own?.Entry ?? ((named ?? usual) is { } name ? Shapes.Find(name) : null);
        if (shape is null && hard.Shapeless is null)
        {
            return expressions.Unsupported(invocation);
        }

        if (context.Surrogates.IsSoft && shape is { StandIn: null })
        {
            context.Report(DiagnosticDescriptors.NoStandIn, invocation.Syntax, shape.Name, "'Soft = true' runs");
        }

        CatalogueParameter[] ofShape = shape is null ? [] : [.. shape.Parameters];
        settings.ReportIgnored(hard, shape, [.. hard.Parameters, .. ofShape, .. shape is null ? [] : ParameterReader.OfEveryShape]);

        // What the annotation says of its own shape does not hold for another.
        var (scale, shift) = isNamed ? (1, 0) : (context.Surrogates.Scale, context.Surrogates.Shift);
        Expression?[] parameters =
        [
            .. hard.Parameters.Select(entry => settings.Read(entry) ?? entry.Default),
            .. ofShape.Select(entry => settings.Read(entry) ?? Otherwise(entry)),
        ];
        settings.CheckLearned(shape, own);
        return new Number(
            Deferred.Of(
                context.Table,
                new HardCall(
                    hard.Name,
                    own is null ? shape?.Name : null,
                    own,
                    operands.Length,
                    settings.ReadConstant(ParameterReader.OfEveryShape[0]) ?? scale,
                    settings.ReadConstant(ParameterReader.OfEveryShape[1]) ?? shift),
                [.. operands, .. parameters.OfType<Expression>()]),
            type);

        // A shape of the user's reads the operands of the op.
        Expression Otherwise(CatalogueParameter entry) =>
            !isNamed ? context.Surrogates.Parameters.TryGetValue(entry.Argument, out var annotated) ? annotated : entry.Default
            : own is not null ? context.Table.Variable(entry.Name)
            : entry.Default;
    }

    // The numbers that it works on are of the type that it is generic in.
    private static bool IsOperand(IArgumentOperation argument) => argument.Parameter?.OriginalDefinition.Type.TypeKind == TypeKind.TypeParameter;

    private OwnShape? ReadOwn(IInvocationOperation invocation, IntrinsicSettings settings)
    {
        if (!_ownShapes.TryGetValue(invocation.Syntax, out var own))
        {
            own = settings.ReadOwn();
            _ownShapes.Add(invocation.Syntax, own);
        }

        return own;
    }
}
