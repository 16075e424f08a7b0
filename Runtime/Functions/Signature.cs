using System.Numerics;

namespace Surrogates.Functions;

/// <summary>What the runtime has to know about a function beside its mathematics.</summary>
public sealed class Signature
{
    internal const int MostOperands = 32;

    private readonly string[] _operands;
    private readonly int[] _savedOutputs = [];
    private readonly (int Operand, NumberRange Range)[] _ranges = [];
    private readonly StatePlace[] _states = [];
    private readonly int[] _preparedFrom = [];

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
            SavedOutputBits = BitsOf(_savedOutputs);
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

    /// <summary>
    /// The operands that are sequences, with time as their first dimension; none when left out. Where there are some, the function is one
    /// step of a loop over time.
    /// </summary>
    public IReadOnlyList<int> OverTime
    {
        get => Positions(OverTimeBits);
        init => OverTimeBits = Bits(value);
    }

    /// <summary>The states of a loop over time: an operand, of which an output is the next value.</summary>
    public IReadOnlyList<(int Operand, int Output)> States
    {
        get => [.. _states.Select(static state => (state.Operand, state.Output))];
        init
        {
            foreach (var (operand, output) in value)
            {
                CheckPosition(operand, Count);
                ArgumentOutOfRangeException.ThrowIfNegative(output);
            }

            _states = [.. value.Select(static state => new StatePlace(state.Operand, state.Output))];
            StateOperandBits = BitsOf(_states.Select(static state => state.Operand));
        }
    }

    /// <summary>
    /// The operands of a loop over time that the kernels read as those of tensors, although a call may give a number for them; none when
    /// left out. States are such operands anyway.
    /// </summary>
    public IReadOnlyList<int> TensorOrNumber
    {
        get => Positions(TensorOrNumberBits);
        init => TensorOrNumberBits = Bits(value);
    }

    /// <summary>
    /// The operands of a loop over time that another function prepares values of, once and before the steps, in the order of that
    /// function's operands; none when left out. What it gives are then the last operands of a step, and no operands of the loop.
    /// </summary>
    public IReadOnlyList<int> PreparedFrom
    {
        get => _preparedFrom;
        init
        {
            _ = Bits(value);
            _preparedFrom = [.. value];
        }
    }

    /// <summary>What the soft forward pass is; none when left out.</summary>
    public SoftPass SoftForward { get; init; }

    internal uint SavedBits { get; init; }

    internal uint DifferentiableBits { get; init; }

    internal uint ComparedBits { get; init; }

    internal uint OverTimeBits { get; init; }

    internal uint SavedOutputBits { get; private init; }

    internal uint StateOperandBits { get; private init; }

    internal uint TensorOrNumberBits { get; init; }

    /// <summary>The operand that is the matrix of a recurrent loop; null where there is none.</summary>
    internal int? Weight { get; init; }

    /// <summary>The output of a recurrent loop that goes back into its first sequence.</summary>
    internal int FedBack { get; init; }

    /// <summary>The first sequence of a loop over time.</summary>
    internal int FirstSequence => BitOperations.TrailingZeroCount(OverTimeBits);

    internal bool IsLoop => OverTimeBits != 0;

    internal ReadOnlySpan<StatePlace> StatePlaces => _states;

    internal ReadOnlySpan<int> PreparedPlaces => _preparedFrom;

    /// <summary>Whether the backward pass of a step reads what only a repeat of the forward pass tells.</summary>
    internal bool RepeatsForward { get; private set; }

    /// <summary>The operands that a call holds for its backward pass: for a repeat all of them.</summary>
    internal uint HeldBits => RepeatsForward ? uint.MaxValue >> (MostOperands - Count) : SavedBits;

    /// <summary>The outputs that a call holds for its backward pass: a loop computes them again.</summary>
    internal ReadOnlySpan<int> HeldOutputs => IsLoop ? [] : _savedOutputs;

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

        if (IsLoop != (_states.Length > 0))
        {
            throw new ArgumentException($"{Name} has {(IsLoop ? "sequences, but no states" : "states, but no sequences")}: a loop over time has both.");
        }

        if (!IsLoop && TensorOrNumberBits != 0)
        {
            throw new ArgumentException($"{Name} is no loop over time: only one of these reads numbers as it reads tensors.");
        }

        foreach (var (operand, output) in _states)
        {
            if (output >= Outputs || (OverTimeBits >> operand & 1) != 0)
            {
                throw new ArgumentException($"{Name} has no state of operand {operand} and output {output}: a state is an operand without time, and an output.");
            }
        }

        RepeatsForward = Weight is not null || (IsLoop && (SavedOutputBits | (SavedBits & StateOperandBits)) != 0);
    }

    /// <summary>What messages call an operand, or an output after them.</summary>
    internal string NameOf(int place)
    {
        return Places.IsOperand(place) ? _operands[place] : Outputs == 1 ? "The output" : $"Output {Places.OutputAt(place) + 1}";
    }

    internal bool IsDifferentiable(int operand)
    {
        return (DifferentiableBits >> operand & 1) != 0;
    }

    internal bool IsOverTime(int operand)
    {
        return (OverTimeBits >> operand & 1) != 0;
    }

    /// <summary>Whether kernels read an operand as that of a tensor, whatever a call gives for it.</summary>
    internal bool IsReadAsTensor(int operand)
    {
        return ((TensorOrNumberBits | StateOperandBits) >> operand & 1) != 0;
    }

    /// <summary>Whether an output is the next value of a state.</summary>
    internal bool IsState(int output)
    {
        foreach (var state in _states)
        {
            if (state.Output == output)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an operand of a loop over time is the same at all steps.</summary>
    internal bool IsConstant(int operand)
    {
        return ((OverTimeBits | StateOperandBits) >> operand & 1) == 0;
    }

    private static void CheckPosition(int position, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, count);
    }

    private uint Bits(IReadOnlyList<int> operands)
    {
        foreach (var operand in operands)
        {
            CheckPosition(operand, Count);
        }

        return BitsOf(operands);
    }

    private static uint BitsOf(IEnumerable<int> positions)
    {
        return positions.Aggregate(0u, static (bits, position) => bits | 1u << position);
    }

    private static int[] Positions(uint bits)
    {
        return [.. Enumerable.Range(0, MostOperands).Where(operand => (bits >> operand & 1) != 0)];
    }
}
