using Surrogates.Generator.Algebra;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>A function that several of a module call. A module has those that it calls, in this order.</summary>
internal sealed record Helper(string Name, string Text)
{
    /// <summary>Other functions that it calls.</summary>
    public IReadOnlyList<Helper> Needs { get; init; } = [];

    /// <summary>The type that is computed in.</summary>
    public static readonly Helper Computed = new("_computed", """"
        def _computed(dtype):
            """The type that a type is computed in: 32 bits in place of 16, rounded at the end."""
            if not dtype.is_floating_point:
                raise TypeError(f"{dtype} has no gradient: convert it to a floating type")
            return torch.promote_types(dtype, torch.float32)
        """");

    /// <summary>A number.</summary>
    public static readonly Helper Number = new("_number", """"
        def _number(number):
            """A number, and no tensor, which would get no gradient here."""
            if isinstance(number, torch.Tensor):
                raise TypeError("a number is expected, not a tensor: it would get no gradient")
            return number
        """");

    /// <summary>An integer.</summary>
    public static readonly Helper Integer = new("_integer", """"
        def _integer(number):
            """An integer, or True or False."""
            if not isinstance(number, int):
                raise TypeError(f"an integer is expected, not {number}")
            return number
        """");

    /// <summary>A number that tensors are compared with.</summary>
    public static readonly Helper Rounded = new("_rounded", """"
        def _rounded(number, dtype):
            """A number in the precision of a type: as torch compares tensors of it."""
            exact = torch.tensor(_number(number), dtype=torch.float64, device="cpu")
            return exact.to(dtype).item()
        """")
    { Needs = [Number] };

    /// <summary>The tensors of an op.</summary>
    public static readonly Helper Operands = new("_operands", """"
        def _operands(dtype, *operands):
            """Tensors in one type and shape."""
            computed = _computed(dtype)
            return torch.broadcast_tensors(*(x.to(dtype).to(computed) for x in operands))
        """")
    { Needs = [Computed] };

    /// <summary>The sequences of a loop.</summary>
    public static readonly Helper Sequences = new("_sequences", """"
        def _sequences(dtype, *sequences):
            """Sequences, [time, ...], in one type and with steps of one shape."""
            computed = _computed(dtype)
            if len({len(x) for x in sequences}) > 1:
                lengths = ", ".join(str(len(x)) for x in sequences)
                raise ValueError(f"the sequences have different numbers of steps: {lengths}")
            steps = torch.broadcast_shapes(*(x.shape[1:] for x in sequences))
            return [
                x.to(dtype)
                .to(computed)
                .reshape(len(x), *[1] * (len(steps) + 1 - x.dim()), *x.shape[1:])
                .expand(len(x), *steps)
                for x in sequences
            ]
        """")
    { Needs = [Computed] };

    /// <summary>What is the same at all steps of a loop.</summary>
    public static readonly Helper Constants = new("_constants", """"
        def _constants(dtype, sequence, *constants):
            """What is the same at all steps, in the type and shape of the steps of a sequence."""
            steps = sequence.shape[1:]
            fitting = []
            for x in constants:
                if isinstance(x, torch.Tensor):
                    fitting.append(x.to(dtype).to(sequence.dtype).expand(steps))
                else:
                    fitting.append(sequence.new_full(steps, x))
            return fitting
        """");

    /// <summary>The results of all steps of a loop.</summary>
    public static readonly Helper Stacked = new("_stacked", """"
        def _stacked(steps, sequence):
            """The results of all steps as a sequence; of no step, an empty one like another."""
            return torch.stack(steps) if steps else sequence.clone()
        """");

    /// <summary>Parameters of a layer.</summary>
    public static readonly Helper Register = new("_register", """"
        def _register(layer, name, value, learned, dtype, device):
            """Gives a layer a number, a tensor as a buffer, or what is learned as a Parameter."""
            is_tensor = isinstance(value, torch.Tensor)
            learned = learned or isinstance(value, torch.nn.Parameter)
            if not is_tensor and not learned:
                setattr(layer, name, value)
                return
            if is_tensor and value.requires_grad and not learned:
                raise ValueError(
                    f"{name} requires a gradient, but is no Parameter, so that no optimizer would see it"
                )
            tensor = torch.as_tensor(
                value if is_tensor else float(value),
                dtype=None if is_tensor and not value.is_floating_point() else dtype,
                device=device,
            )
            if not learned:
                layer.register_buffer(name, tensor)
            elif tensor is value and isinstance(value, torch.nn.Parameter):
                layer.register_parameter(name, value)
            else:
                keeps = value.requires_grad if isinstance(value, torch.nn.Parameter) else True
                layer.register_parameter(
                    name, torch.nn.Parameter(tensor.detach().clone(), keeps)
                )
        """");

    /// <summary>The value without infinity.</summary>
    public static readonly Helper Finite = new("_finite", """"
        def _finite(x):
            """The number, or the largest finite one of its sign where it is infinite."""
            limits = torch.finfo(x.dtype)
            return torch.clamp(x, limits.min, limits.max)
        """");

    /// <summary>The cube root.</summary>
    public static readonly Helper CubeRoot = new("_cbrt", """"
        def _cbrt(x):
            """The cube root. The power loses digits far from 1; a step of Newton's method brings them back."""
            size = torch.abs(x)
            root = torch.pow(size, 1 / 3)
            refined = root - (root - size / root**2) / 3
            return torch.sign(x) * torch.where((size > 0) & (size < torch.inf), refined, root)
        """");

    /// <summary>What an arm of a choice sees.</summary>
    public static readonly Helper Taken = new("_taken", """"
        def _taken(condition, x):
            """A value that has no gradient where it is not chosen."""
            return torch.where(condition, x, x.detach())
        """");

    /// <summary>A quotient of integers.</summary>
    public static readonly Helper Quotient = new("_quotient", """"
        def _quotient(left, right):
            """The quotient of two integers without its fraction."""
            quotient = abs(left) // abs(right)
            return quotient if (left < 0) == (right < 0) else -quotient
        """");

    /// <summary>The rest of a division of integers.</summary>
    public static readonly Helper Remainder = new("_remainder", """"
        def _remainder(left, right):
            """What a division of integers leaves over, with the sign of what is divided."""
            rest = abs(left) % abs(right)
            return -rest if left < 0 else rest
        """");

    private static readonly NumberType[] Integers = [.. Enum.GetValues(typeof(NumberType)).Cast<NumberType>().Where(static type => type.IsWhole())];

    private static readonly Dictionary<NumberType, Helper> WrappedOnes = Integers.ToDictionary(static type => type, static type => new Helper($"_{NameOf(type)}", $""""
        def _{NameOf(type)}(number):
            """The lowest {NumberText.Integer(type.Bits())} bits of an integer."""
            return {(IsSigned(type) ? $"(number + {Half(type)}) % {Range(type)} - {Half(type)}" : $"number % {Range(type)}")}
        """"));

    private static readonly Dictionary<NumberType, Helper> CheckedOnes = Integers.ToDictionary(static type => type, static type => new Helper($"_checked_{NameOf(type)}", $""""
        def _checked_{NameOf(type)}(number):
            """An integer that must have room in {NumberText.Integer(type.Bits())} bits."""
            if not {(IsSigned(type) ? $"-({Half(type)}) <= number < {Half(type)}" : $"0 <= number < {Range(type)}")}:
                raise OverflowError(f"{"{number}"} has no room in {NumberText.Integer(type.Bits())} bits")
            return number
        """"));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Helper> All { get; } =
        [Number, Integer, Rounded, Computed, Operands, Sequences, Constants, Stacked, Register, Finite, CubeRoot, Taken, .. WrappedOnes.Values, .. CheckedOnes.Values, Quotient, Remainder];

    /// <summary>An integer as a type of C# has it, without the bits for which there is no room.</summary>
    public static Helper Wrapped(NumberType type) => WrappedOnes[type];

    /// <summary>An integer for which a type of C# must have room.</summary>
    public static Helper Checked(NumberType type) => CheckedOnes[type];

    private static string NameOf(NumberType type) => $"{(IsSigned(type) ? "" : "u")}int{NumberText.Integer(type.Bits())}";

    private static bool IsSigned(NumberType type) => !type.Least().IsZero;

    private static string Half(NumberType type) => $"2**{NumberText.Integer(type.Bits() - 1)}";

    private static string Range(NumberType type) => $"2**{NumberText.Integer(type.Bits())}";
}
