namespace Surrogates.Functions;

/// <summary>What the runtime has to know about a function beside its mathematics.</summary>
public sealed class Signature
{
    internal const int MostOperands = 32;

    private readonly string[] _operands;
    private readonly int[] _savedOutputs = [];
    private readonly (int Operand, NumberRange Range)[] _ranges = [];

    /// <summary>Describes a function with one output that reads all its operands in the backward pass.</summary>
    /// <param name="name">The full name of the op, for error messages.</param>
    /// <param name="operands">The names of the operands in their order.</param>
    /// <exception cref="ArgumentException">There are no operands, or more than 32.</exception>
    public Signature(string name, ReadOnlySpan<string> operands)
    {
        if (operands.Length is 0 or > MostOperands)
        {
            throw new ArgumentException($"{name} has {operands.Length} operands; 1 to {MostOperands} are possible.", nameof(operands));
        }

        Name = name;
        _operands = operands.ToArray();
        SavedBits = DifferentiableBits = uint.MaxValue >> (MostOperands - operands.Length);
    }

    /// <summary>The full name of the op, for error messages.</summary>
    public string Name { get; }

    /// <summary>The names of the operands in their order.</summary>
    public IReadOnlyList<string> Operands => _operands;

    /// <summary>How many tensors the op returns; 1 when left out.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>The operand whose type and device the outputs have; the first tensor when left out.</summary>
    public int? Main { get; init; }

    /// <summary>The operands that the backward pass reads; all when left out. What is not listed is not kept.</summary>
    public IReadOnlyList<int> Saved
    {
        get => Positions(SavedBits);
        init => SavedBits = Bits(value);
    }

    /// <summary>
    /// The outputs that the backward pass reads; none when left out. It reads them as they were returned, rounded to their type.
    /// </summary>
    public IReadOnlyList<int> SavedOutputs
    {
        get => _savedOutputs;
        init
        {
            foreach (var output in value)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(output);
            }

            _savedOutputs = [.. value.Distinct().Order()];
        }
    }

    /// <summary>The operands that get a gradient; all when left out. Number operands never get one.</summary>
    public IReadOnlyList<int> Differentiable
    {
        get => Positions(DifferentiableBits);
        init => DifferentiableBits = Bits(value);
    }

    /// <summary>
    /// The operands that tensors are compared with or limited to; none when left out. As numbers they are rounded to the type of the
    /// tensors first, as torch rounds them: a tensor of 0.1 reaches the threshold 0.1 in 16 bits too.
    /// </summary>
    public IReadOnlyList<int> Compared
    {
        get => Positions(ComparedBits);
        init => ComparedBits = Bits(value);
    }

    /// <summary>What operands must be if they are numbers; anything when left out. An operand may be here more than once.</summary>
    public IReadOnlyList<(int Operand, NumberRange Range)> Ranges
    {
        get => _ranges;
        init
        {
            foreach (var (operand, range) in value)
            {
                CheckPosition(operand, Count);
                ArgumentNullException.ThrowIfNull(range, nameof(value));
            }

            _ranges = [.. value];
        }
    }

    /// <summary>What the soft forward pass is; none when left out.</summary>
    public SoftPass SoftForward { get; init; }

    internal uint SavedBits { get; private init; }

    internal ReadOnlySpan<int> SavedOutputPositions => _savedOutputs;

    internal uint DifferentiableBits { get; private init; }

    internal uint ComparedBits { get; private init; }

    internal ReadOnlySpan<(int Operand, NumberRange Range)> RangesOfNumbers => _ranges;

    internal int Count => _operands.Length;

    internal Places Places => new(Count, Outputs);

    /// <summary>Checks what is known only when all is set.</summary>
    /// <exception cref="ArgumentException">An output that is saved does not exist.</exception>
    internal void Check()
    {
        if (Array.Exists(_savedOutputs, output => output >= Outputs))
        {
            throw new ArgumentException($"{Name} has {Outputs} outputs; it cannot save one at position {_savedOutputs[^1]}.");
        }
    }

    /// <summary>What messages call an operand, or an output after them.</summary>
    internal string NameOf(int place)
    {
        return Places.IsOperand(place) ? _operands[place] : Outputs == 1 ? "The output" : $"Output {Places.OutputAt(place) + 1}";
    }

    private static void CheckPosition(int position, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, count);
    }

    private uint Bits(IReadOnlyList<int> operands)
    {
        var bits = 0u;
        foreach (var operand in operands)
        {
            CheckPosition(operand, Count);
            bits |= 1u << operand;
        }

        return bits;
    }

    private static int[] Positions(uint bits)
    {
        return [.. Enumerable.Range(0, MostOperands).Where(operand => (bits >> operand & 1) != 0)];
    }
}
