using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Ops;

/// <summary>Makes an op of what was read: looks hard operations up, differentiates, and decides what each pass reads.</summary>
internal sealed class Lowering
{
    private readonly OpModel _model;
    private readonly NodeTable _table = new();
    private readonly string[] _operands;
    private readonly UniqueNames _names;

    private readonly Naming _naming;

    private Lowering(OpModel model, Naming naming)
    {
        _model = model;
        _naming = naming;
        _operands = [.. model.Operands.Select(static operand => operand.Name)];
        _names = new UniqueNames(_operands.Concat(naming.Reserved));
    }

    public static Op Lower(OpModel model) => Whole(model) with { Parts = LoopParts.Of(model, Whole) };

    /// <summary>The op with names as another language has them; of a loop over time, the whole of a step.</summary>
    public static Op Lower(OpModel model, Naming naming) => new Lowering(model, naming).Lower();

    private static Op Whole(OpModel model) => Lower(model, Naming.CSharp);

    private Op Lower()
    {
        var values = Values(_model.IsSoft ? HardMode.Soft : HardMode.Hard);
        var outputs = Outputs(values);
        var operands = Operands(outputs);
        int[] differentiated = [.. Enumerable.Range(0, operands.Length).Where(i => operands[i].HasGradient)];
        Variable[] variables = [.. differentiated.Select(i => _table.Variable(operands[i].Name))];
        var gradients = Differentiator.Gradient(
            [.. outputs.Select(output => (output.Value, Clamped(_table.Variable(output.GradientName), ClipAt.Incoming)))],
            variables);

        var results = Arms.KeptApart(
            [.. differentiated.Select((operand, i) => Clamped(gradients[i].As("d" + operands[operand].Name), ClipAt.Outgoing))],
            operands.Where(static operand => !operand.IsTensor).Select(static operand => operand.Name));
        var forward = Forward("Forward", operands, outputs, values);
        var backward = new BodyBuilder(operands, outputs).Build(
            "Backward",
            outputs.Select(static (output, i) => new BodyInput(output.GradientName, new Slot(SlotKind.OutputGradient, i), IsNumber: false)),
            [
                .. differentiated.Select((operand, i) => new BodyResult(
                    operands[operand].GradientName,
                    new Slot(SlotKind.OperandGradient, operand),
                    results[i])),
            ]);
        var jacobian = new Jacobian(values, differentiated, variables);
        var softForward = SoftForward(forward, operands, outputs, values);
        return new Op(
            _model.Name,
            _model.Summary,
            operands,
            Main(),
            outputs,
            jacobian,
            _model.Clip,
            NumberOperands.Of(_model, values),
            forward,
            backward,
            softForward,
            new Lazy<Jacobian>(() => ReferenceEquals(softForward, forward) ? jacobian : new Jacobian(Values(HardMode.Soft), differentiated, variables)));
    }

    private IReadOnlyList<Expression> Values(HardMode mode) => HardExpansion.Build(_model.Formula, _table.Variable, mode);

    private Output[] Outputs(IReadOnlyList<Expression> values)
    {
        var isSingle = values.Count == 1;
        (string Name, int? State)[] named =
        [
            .. values.Select((_, i) =>
            {
                // A result that is called like an operand is its next value.
                var name = _model.Results[i].Name ?? (isSingle ? "y" : $"y{i + 1}");
                int? state = Array.IndexOf(_operands, name) is >= 0 and var operand && _model.Results[i].Name is not null ? operand : null;
                return (_names.Take(state is null ? name : name + _naming.Next), state);
            }),
        ];
        return
        [
            .. named.Zip(values, (output, value) =>
                new Output(output.Name, _names.Take(isSingle ? "gradient" : output.Name + _naming.Gradient), output.State, value)),
        ];
    }

    private Operand[] Operands(Output[] outputs) =>
    [
        .. _model.Operands.Select((operand, i) => new Operand(
            operand.Name,
            _names.Take("d" + operand.Name),
            operand.Noise is not null ? OperandRole.Noise
                : operand.IsConstant ? OperandRole.Constant
                : outputs.Any(output => output.State == i) ? OperandRole.State
                : OperandRole.Input,
            operand.IsTensor,
            operand.Noise)
        {
            IsOptional = operand.IsOptional,
            Default = operand.Default,
            CanBeOmitted = operand.CanBeOmitted,
            WhenOmitted = operand.WhenOmitted,
            TakesNumbers = operand.TakesNumbers,
            IsOverTime = operand.IsOverTime,
            IsTruth = operand.IsTruth,
        }),
    ];

    private Body Forward(string name, Operand[] operands, Output[] outputs, IReadOnlyList<Expression> values)
    {
        var computed = EqualArms.Removed(values);
        return new BodyBuilder(operands, outputs).Build(name, [], [.. outputs.Select((output, i) => new BodyResult(output.Name, new Slot(SlotKind.Output, i), computed[i]))]);
    }

    // Where something keeps gradients from passing, or has no stand-in, no function has the gradient of the op.
    private Body? SoftForward(Body forward, Operand[] operands, Output[] outputs, IReadOnlyList<Expression> values)
    {
        if (!_model.Formula.DeferredCalls.OfType<HardCall>().All(static call => call.HasStandIn))
        {
            return null;
        }

        var soft = _model.IsSoft ? values : Values(HardMode.StandIn);
        return Topology.OperandsFirst(soft).Any(static node => node is GradientOverride { Partials.Count: 0 }) ? null
            : soft.SequenceEqual(values) ? forward
            : Forward("SoftForward", operands, outputs, soft);
    }

    // The tensors before the main one are parameters of the shape.
    private int? Main()
    {
        var first = _model.Operands.FirstOrDefault(static operand => operand.IsTensor)?.Name;
        return _model.Main is null || _model.Main == first ? null : Array.IndexOf(_operands, _model.Main);
    }

    private Expression Clamped(Expression gradient, ClipAt side) =>
        _model.Clip.Applies(side) ? Formula.Clamp(gradient, -_model.Clip.Bound, _model.Clip.Bound) : gradient;
}
