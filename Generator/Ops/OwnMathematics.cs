using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Ops;

/// <summary>What of an annotated method is mathematics of the user's, and so may be wrong: the catalogue's is tested with the catalogue.</summary>
internal static class OwnMathematics
{
    /// <summary>Each shape of the user's own as an op of u and its parameters, and the op itself where it is more than a call of the catalogue.</summary>
    public static IReadOnlyList<Op> Of(OpModel model) =>
    [
        .. model.Formula.DeferredCalls.OfType<HardCall>().Select(static call => call.Own).OfType<OwnShape>().Distinct().Select(OfShape),
        .. model.Formula.IsWritten ? (Op[])[Lowering.Lower(model)] : [],
    ];

    // The step of u, smooth where the shape has a stand-in.
    private static Op OfShape(OwnShape own)
    {
        var table = new NodeTable();
        var step = Deferred.Of(table, new HardCall("Step", Shape: null, own, OperandCount: 1), [table.Variable("u"), .. own.Parameters.Select(table.Variable)]);
        var op = Lowering.Lower(new OpModel(
            own.Name,
            "",
            own.Parameters.Select(static name => new OperandModel(name, IsTensor: false)).Prepend(new OperandModel("u", IsTensor: true)).ToEquatableArray(),
            Main: null,
            FlatFormula.Of([step]),
            [new ResultModel(null)],
            IsSoft: own.Smooth is not null,
            new GradientClip(double.PositiveInfinity, ClipAt.Incoming)));
        return op with { DerivativeName = (own.Derivative ?? own.Smooth!).Name };
    }
}
