namespace Surrogates.Functions;

/// <summary>The values that a number operand may have. NaN is in none.</summary>
public sealed class NumberRange
{
    private readonly double _least;
    private readonly double _most;
    private readonly bool _excludesBounds;
    private readonly bool _excludesZero;

    private NumberRange(string description, double least, double most, bool excludesBounds = false, bool excludesZero = false)
    {
        Description = description;
        _least = least;
        _most = most;
        _excludesBounds = excludesBounds;
        _excludesZero = excludesZero;
    }

    /// <summary>Above 0, and finite.</summary>
    public static NumberRange Positive { get; } = new("a positive, finite number", 0, double.PositiveInfinity, excludesBounds: true);

    /// <summary>0 and above, and finite.</summary>
    public static NumberRange NotNegative { get; } = new("a finite number that is not negative", 0, double.MaxValue);

    /// <summary>Above 1, and finite.</summary>
    public static NumberRange AboveOne { get; } = new("a finite number greater than 1", 1, double.PositiveInfinity, excludesBounds: true);

    /// <summary>Every finite number.</summary>
    public static NumberRange Finite { get; } = new("a finite number", double.MinValue, double.MaxValue);

    /// <summary>Every number but 0, and both infinities.</summary>
    public static NumberRange NotZero { get; } = new("a number other than 0, or infinite", double.NegativeInfinity, double.PositiveInfinity, excludesZero: true);

    /// <summary>Every number, and both infinities.</summary>
    public static NumberRange Any { get; } = new("a number, or infinite", double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>-1 to 1.</summary>
    public static NumberRange Sign { get; } = new("a number from -1 to 1", -1, 1);

    /// <summary>0 to 1.</summary>
    public static NumberRange Probability { get; } = new("a number from 0 to 1", 0, 1);

    /// <summary>What a message says that the number must be.</summary>
    public string Description { get; }

    /// <summary>Whether a number is in the range.</summary>
    /// <param name="number">The number.</param>
    public bool Contains(double number)
    {
        return number >= _least && number <= _most
            && !(_excludesBounds && (number == _least || number == _most))
            && !(_excludesZero && number == 0);
    }
}
