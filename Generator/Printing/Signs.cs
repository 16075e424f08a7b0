using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Printing;

/// <summary>The signs of arithmetic and comparison, which most notations share.</summary>
internal static class Signs
{
    public static string Of(Operator @operator) => @operator switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };

    public static string Of(Relation relation) => relation switch
    {
        Relation.Less => "<",
        Relation.LessOrEqual => "<=",
        Relation.Greater => ">",
        Relation.GreaterOrEqual => ">=",
        Relation.Equal => "==",
        Relation.NotEqual => "!=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };
}
