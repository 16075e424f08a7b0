namespace Surrogates.Generator.Algebra;

/// <summary>Builds conditions, and choices by them, in their simplest form.</summary>
internal static class Conditions
{
    public static bool Holds(Relation relation, double left, double right) => relation switch
    {
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        Relation.Equal => left == right,
        Relation.NotEqual => left != right,
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    /// <summary>The relation of the sides in the other order.</summary>
    public static Relation Mirrored(Relation relation) => relation switch
    {
        Relation.Less => Relation.Greater,
        Relation.LessOrEqual => Relation.GreaterOrEqual,
        Relation.Greater => Relation.Less,
        Relation.GreaterOrEqual => Relation.LessOrEqual,
        _ => relation,
    };

    public static Condition Compare(Relation relation, Expression left, Expression right) => (left, right) switch
    {
        (Constant a, Constant b) => new Truth(Holds(relation, a.Value, b.Value)),
        _ when relation is Relation.Less or Relation.LessOrEqual => Compare(Mirrored(relation), right, left),
        _ when relation == Relation.Greater && left.Equals(right) => Condition.Never,

        // Nothing but NaN differs from itself.
        _ when relation == Relation.GreaterOrEqual && left.Equals(right) => Comparison.Of(Relation.Equal, left, right),
        _ => Comparison.Of(relation, left, right),
    };

    public static Condition Not(Condition condition) => condition switch
    {
        Truth truth => new Truth(!truth.Value),
        Inversion inversion => inversion.Inverted,
        Comparison { Relation: Relation.Equal } equality => Comparison.Of(Relation.NotEqual, equality.Left, equality.Right),
        Comparison { Relation: Relation.NotEqual } inequality => Comparison.Of(Relation.Equal, inequality.Left, inequality.Right),
        _ => Inversion.Of(condition),
    };

    public static Condition Both(Condition left, Condition right) => (left, right) switch
    {
        (Truth truth, _) => truth.Value ? right : left,
        (_, Truth truth) => truth.Value ? left : right,
        _ when left.Equals(right) => left,
        _ when AreOpposite(left, right) => Condition.Never,
        _ => Junction.Of(Connective.And, left, right),
    };

    public static Condition Either(Condition left, Condition right) => (left, right) switch
    {
        (Truth truth, _) => truth.Value ? left : right,
        (_, Truth truth) => truth.Value ? right : left,
        _ when left.Equals(right) => left,
        _ when AreOpposite(left, right) => Condition.Always,
        _ => Junction.Of(Connective.Or, left, right),
    };

    /// <summary>Whether exactly one of the two holds.</summary>
    public static Condition Differ(Condition left, Condition right) => (left, right) switch
    {
        (Truth truth, _) => truth.Value ? Not(right) : right,
        (_, Truth truth) => truth.Value ? Not(left) : left,
        _ when left.Equals(right) => Condition.Never,
        _ when AreOpposite(left, right) => Condition.Always,
        (Inversion a, Inversion b) => Differ(a.Inverted, b.Inverted),
        _ => Junction.Of(Connective.Xor, left, right),
    };

    /// <summary>One of two values. What its author gave a name stays a choice of its own.</summary>
    public static Expression Select(Condition condition, Expression whenTrue, Expression whenFalse) => (condition, whenTrue, whenFalse) switch
    {
        (Truth truth, _, _) => truth.Value ? whenTrue : whenFalse,
        _ when whenTrue.Equals(whenFalse) => whenTrue,
        (Inversion inversion, _, _) => Select(inversion.Inverted, whenFalse, whenTrue),
        (_, Selection inner, _) when inner.Condition.Equals(condition) => Select(condition, inner.WhenTrue, whenFalse),
        (_, _, Selection inner) when inner.Condition.Equals(condition) => Select(condition, whenTrue, inner.WhenFalse),
        (_, Selection { IsNamed: false } inner, _) when inner.WhenFalse.Equals(whenFalse) => Select(condition & inner.Condition, inner.WhenTrue, whenFalse),
        (_, _, Selection { IsNamed: false } inner) when inner.WhenTrue.Equals(whenTrue) => Select(condition | inner.Condition, whenTrue, inner.WhenFalse),
        _ => Selection.Of(condition, whenTrue, whenFalse),
    };

    private static bool AreOpposite(Condition left, Condition right) => (left, right) switch
    {
        (Inversion a, _) => a.Inverted.Equals(right),
        (_, Inversion b) => b.Inverted.Equals(left),
        (Comparison { Relation: Relation.Equal } a, Comparison { Relation: Relation.NotEqual }) => Not(a).Equals(right),
        (Comparison { Relation: Relation.NotEqual } a, Comparison { Relation: Relation.Equal }) => Not(a).Equals(right),
        _ => false,
    };
}
