using System.Globalization;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>A formula as it is written, before any simplification: with its own evaluation, which shares nothing with that of the generator.</summary>
internal abstract record Tree
{
    public abstract double Value(double x, double y);

    /// <summary>The formula as the generator builds it.</summary>
    public abstract Expression Built(Variable x, Variable y);

    internal sealed record Number(double Constant) : Tree
    {
        public override double Value(double x, double y) => Constant;

        public override Expression Built(Variable x, Variable y) => Constant;

        public override string ToString() => Constant.ToString("R", CultureInfo.InvariantCulture);
    }

    internal sealed record Operand(bool IsFirst) : Tree
    {
        public override double Value(double x, double y) => IsFirst ? x : y;

        public override Expression Built(Variable x, Variable y) => IsFirst ? x : y;

        public override string ToString() => IsFirst ? "x" : "y";
    }

    internal sealed record Minus(Tree Inner) : Tree
    {
        public override double Value(double x, double y) => -Inner.Value(x, y);

        public override Expression Built(Variable x, Variable y) => -Inner.Built(x, y);

        public override string ToString() => $"-{Inner}";
    }

    internal sealed record Binary(Operator Operator, Tree Left, Tree Right) : Tree
    {
        public override double Value(double x, double y) => (Operator, Left.Value(x, y), Right.Value(x, y)) switch
        {
            (Operator.Add, var a, var b) => a + b,
            (Operator.Subtract, var a, var b) => a - b,
            (Operator.Multiply, var a, var b) => a * b,
            (_, var a, var b) => a / b,
        };

        public override Expression Built(Variable x, Variable y) => (Operator, Left.Built(x, y), Right.Built(x, y)) switch
        {
            (Operator.Add, var a, var b) => a + b,
            (Operator.Subtract, var a, var b) => a - b,
            (Operator.Multiply, var a, var b) => a * b,
            (_, var a, var b) => a / b,
        };

        public override string ToString() => $"({Left} {"+-*/"[(int)Operator]} {Right})";
    }

    internal sealed record Raised(Tree Base, int Exponent) : Tree
    {
        public override double Value(double x, double y) => Math.Pow(Base.Value(x, y), Exponent);

        public override Expression Built(Variable x, Variable y) => Powers.Of(Base.Built(x, y), Exponent);

        public override string ToString() => $"{Base}^{Exponent}";
    }

    internal sealed record Applied(Function Function, params Tree[] Arguments) : Tree
    {
        public override double Value(double x, double y) => Function.Evaluate([.. Arguments.Select(argument => argument.Value(x, y))]);

        public override Expression Built(Variable x, Variable y) => Formula.Apply(Function, [.. Arguments.Select(argument => argument.Built(x, y))]);

        public override string ToString() => $"{Function.Name}({string.Join<Tree>(", ", Arguments)})";
    }

    internal sealed record Choice(TruthTree When, Tree Then, Tree Else) : Tree
    {
        public override double Value(double x, double y) => When.Holds(x, y) ? Then.Value(x, y) : Else.Value(x, y);

        public override Expression Built(Variable x, Variable y) => Formula.Where(When.Built(x, y), Then.Built(x, y), Else.Built(x, y));

        public override string ToString() => $"({When} ? {Then} : {Else})";
    }
}

/// <summary>A condition as it is written.</summary>
internal abstract record TruthTree
{
    public abstract bool Holds(double x, double y);

    public abstract Condition Built(Variable x, Variable y);

    internal sealed record Compared(Relation Relation, Tree Left, Tree Right) : TruthTree
    {
        public override bool Holds(double x, double y) => (Relation, Left.Value(x, y), Right.Value(x, y)) switch
        {
            (Relation.Less, var a, var b) => a < b,
            (Relation.LessOrEqual, var a, var b) => a <= b,
            (Relation.Greater, var a, var b) => a > b,
            (Relation.GreaterOrEqual, var a, var b) => a >= b,
            (Relation.Equal, var a, var b) => a == b,
            (_, var a, var b) => a != b,
        };

        public override Condition Built(Variable x, Variable y) => Conditions.Compare(Relation, Left.Built(x, y), Right.Built(x, y));

        public override string ToString() => $"{Relation}({Left}, {Right})";
    }

    internal sealed record Opposite(TruthTree Inner) : TruthTree
    {
        public override bool Holds(double x, double y) => !Inner.Holds(x, y);

        public override Condition Built(Variable x, Variable y) => !Inner.Built(x, y);

        public override string ToString() => $"!{Inner}";
    }

    internal sealed record Joined(Connective Connective, TruthTree Left, TruthTree Right) : TruthTree
    {
        public override bool Holds(double x, double y) => (Connective, Left.Holds(x, y), Right.Holds(x, y)) switch
        {
            (Connective.And, var a, var b) => a && b,
            (Connective.Or, var a, var b) => a || b,
            (_, var a, var b) => a != b,
        };

        public override Condition Built(Variable x, Variable y) => (Connective, Left.Built(x, y), Right.Built(x, y)) switch
        {
            (Connective.And, var a, var b) => a & b,
            (Connective.Or, var a, var b) => a | b,
            (_, var a, var b) => a ^ b,
        };

        public override string ToString() => $"({Left} {Connective} {Right})";
    }
}
