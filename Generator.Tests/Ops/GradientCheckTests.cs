using Surrogates.Generator.Algebra;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Tests.Ops;

/// <summary>Of several outputs each derivative is tried, also where another output jumps or is no number.</summary>
public sealed class GradientCheckTests
{
    private static readonly NodeTable Table = new();
    private static readonly Variable X = Table.Variable("x");
    private static readonly Variable Y = Table.Variable("y");

    public static TheoryData<string> Others => ["smooth", "jump", "not a number", "steep"];

    [Theory]
    [MemberData(nameof(Others))]
    public void AWrongOneIsFound(string other)
    {
        var check = new GradientCheck(Of([Other(other), WithGradient(X * Y, byX: 2 * Y, byY: X), X + Y]));
        var mismatch = check.FindMismatch(0)!;
        Assert.Equal(mismatch.Point["y"], mismatch.Slope, 1e-6);
        Assert.Equal(2 * mismatch.Point["y"], mismatch.Stated, 1e-12);
        Assert.Null(check.FindMismatch(1));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void RightOnesAreNot(string other)
    {
        var check = new GradientCheck(Of([Other(other), WithGradient(X * Y, byX: Y, byY: X), X + Y]));
        Assert.Null(check.FindMismatch(0));
        Assert.Null(check.FindMismatch(1));
    }

    /// <summary>Two that are wrong by the same in opposite directions do not make each other right.</summary>
    [Fact]
    public void WrongOnesDoNotCancel()
    {
        var check = new GradientCheck(Of([WithGradient(X, byX: 2, byY: 0), WithGradient(X, byX: 0, byY: 0)]));
        Assert.Equal(2, check.FindMismatch(0)!.Stated);
    }

    [Fact]
    public void OneThatIsLostIsFoundBesideOthersThatAreTooLarge()
    {
        var lost = Formula.Log(1 + Formula.Exp(X));
        Assert.Equal(90, new GradientCheck(Of([X * X * Y, lost, Formula.Exp(2 * X)])).FindOverflow(0)!["x"]);
        Assert.Null(new GradientCheck(Of([X * X * Y, Formula.Exp(2 * X)])).FindOverflow(0));
    }

    private static Expression Other(string kind) => kind switch
    {
        "smooth" => X * X,
        "jump" => Formula.Where(X < 0.137, X, Y + 2),
        "not a number" => Formula.Log(X),
        _ => 1000 * X,
    };

    private static Expression WithGradient(Expression value, Expression byX, Expression byY) =>
        GradientOverride.Of(value, new([new Partial(X, byX), new Partial(Y, byY)]));

    private static Op Of(IReadOnlyList<Expression> values)
    {
        Operand[] operands = [new("x", "dx", OperandRole.Input, IsTensor: true, Noise: null), new("y", "dy", OperandRole.Input, IsTensor: true, Noise: null)];
        Output[] outputs = [.. values.Select(static (value, i) => new Output($"y{i}", $"gradient{i}", State: null, value))];
        var jacobian = new Jacobian(values, [0, 1], [X, Y]);
        var body = new BodyBuilder(operands, outputs).Build("Forward", [], []);
        return new Op("F", "", operands, null, outputs, jacobian, new GradientClip(double.PositiveInfinity, default), new NumberOperands([], []), body, body, body, new(jacobian));
    }
}
