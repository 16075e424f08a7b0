using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Rules;

/// <summary>Every rule: 0xx declaration, 1xx attribute, 2xx scalar method, 3xx mathematics, 4xx loops over time, 9xx environment.</summary>
internal static class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "SURR001",
        "Annotated method must be partial and without a body",
        "'{0}' is annotated with [Surrogate] but has a body or is not partial; write 'partial' in front of the return type and ';' in place of the body");

    public static readonly DiagnosticDescriptor TypeNotPartial = Error(
        "SURR002",
        "Containing type must be partial",
        "'{0}' {1} but is not partial; add 'partial' to its declaration");

    public static readonly DiagnosticDescriptor FileLocalType = Error(
        "SURR003",
        "Containing type must not be file-local",
        "'{0}' is a file-local type, which generated code cannot extend; remove 'file' from its declaration");

    public static readonly DiagnosticDescriptor ReturnType = Error(
        "SURR004",
        "Annotated method must return a Tensor",
        "'{0}' returns '{1}'; an annotated method returns 'TorchSharp.torch.Tensor'");

    public static readonly DiagnosticDescriptor OperandType = Error(
        "SURR005",
        "Operand must be a Tensor or a number",
        "Operand '{0}' has type '{1}'; use 'TorchSharp.torch.Tensor', 'float', 'double', 'int' or, beside a scalar method, 'bool'");

    public static readonly DiagnosticDescriptor OperandModifier = Error(
        "SURR006",
        "Operand must be passed by value",
        "Operand '{0}' is passed by '{1}'; remove the modifier");

    public static readonly DiagnosticDescriptor OperandCount = Error(
        "SURR007",
        "Number of operands does not fit the operation",
        "'{0}' takes {1}, but '{2}' has {3}; {4}");

    public static readonly DiagnosticDescriptor FirstOperand = Error(
        "SURR008",
        "First operand must be a Tensor",
        "The first operand '{0}' is a number; make it a 'TorchSharp.torch.Tensor'");

    public static readonly DiagnosticDescriptor TooManyOperands = Error(
        "SURR009",
        "Too many operands",
        "'{0}' has {1} operands; at most {2} are possible; make constants of those that never change, or write two ops");

    public static readonly DiagnosticDescriptor NoDefault = Error(
        "SURR010",
        "Operand that may be null has no default",
        "'{0}' may be null, {1}; write 'Tensor' in place of 'Tensor?'");

    public static readonly DiagnosticDescriptor UnknownValue = Error(
        "SURR101",
        "Value is not a member of the enumeration",
        "{0} is not a member of '{1}'; use one of {2}");

    public static readonly DiagnosticDescriptor ParameterRange = Error(
        "SURR102",
        "Parameter is out of range",
        "'{0}' is {1}; it must be {2}");

    public static readonly DiagnosticDescriptor ClipRange = Error(
        "SURR103",
        "Clip is out of range",
        "'Clip' is {0}; it must be a positive number, the bound of the gradient's absolute value");

    public static readonly DiagnosticDescriptor NoEffect = Warning(
        "SURR104",
        "Argument has no effect",
        "'{0}' has no effect: {1}");

    public static readonly DiagnosticDescriptor NoStandIn = Error(
        "SURR105",
        "Shape has no smooth stand-in",
        "'{0}' has no smooth stand-in, which {1}; choose another shape");

    public static readonly DiagnosticDescriptor NoNamedMethod = Error(
        "SURR106",
        "Method that is named is missing",
        "'{1}' itself has no static method '{0}' of float or double; write 'static float {2}(float u)' there, with further parameters as needed");

    public static readonly DiagnosticDescriptor NoParameterValue = Error(
        "SURR107",
        "Parameter has no value",
        "The parameter '{0}' of '{1}' has no value; add a parameter of that name to '{2}', or give it beside the name if it is 'k'");

    public static readonly DiagnosticDescriptor NotConstant = Error(
        "SURR108",
        "Argument must be a constant",
        "'{0}' is not known when the code is compiled, as {1} must be; pass a constant");

    public static readonly DiagnosticDescriptor NoScalarMethod = Error(
        "SURR201",
        "Scalar method is missing",
        "'{0}' names no operation, so it is made from a scalar method, which is missing; write 'static {1}'");

    public static readonly DiagnosticDescriptor Unsupported = Error(
        "SURR202",
        "Not supported in a scalar method",
        "{0} cannot be differentiated here; {1}");

    public static readonly DiagnosticDescriptor LostGradient = Warning(
        "SURR203",
        "Gradient is lost",
        "The derivative of '{0}' is zero, so no gradient passes; use {1}, or put 'Surrogate.Detach' around it if that is meant");

    public static readonly DiagnosticDescriptor UnusedOperand = Warning(
        "SURR204",
        "Operand has no effect",
        "No result depends on '{0}'{1}; {2} or remove it");

    public static readonly DiagnosticDescriptor Recursion = Error(
        "SURR205",
        "Scalar method calls itself",
        "'{0}' calls itself, which cannot be differentiated here; write a loop with constant bounds");

    public static readonly DiagnosticDescriptor LoopBounds = Error(
        "SURR206",
        "Loop has no constant bounds",
        "The number of iterations must be known when the code is compiled, and at most {0} in all; where elements decide it, loop to a constant bound and leave by 'break'");

    public static readonly DiagnosticDescriptor MutableField = Error(
        "SURR207",
        "Field is not constant",
        "'{0}' can change; make it 'const' or 'static readonly', or pass it as a parameter");

    public static readonly DiagnosticDescriptor OnlyDecides = Warning(
        "SURR208",
        "Operand only decides",
        "No gradient reaches '{0}', which does nothing but decide in '{1}'; use {2}, or put 'Surrogate.Detach' around what is compared if that is meant");

    public static readonly DiagnosticDescriptor OtherOrder = Error(
        "SURR209",
        "Names stand in another order",
        "'{0}' stands where '{1}' does in '{2}'; parameters and results fit by their position, so write them in the same order or give them other names");

    public static readonly DiagnosticDescriptor InexactInteger = Warning(
        "SURR210",
        "Integer is computed as a real number",
        "'{0}' is computed for each element, in the type of the tensors: it does not wrap as '{1}' does, and beyond 16777216 not every whole number is there; compute with real numbers, or with integers that are the same for all elements");

    public static readonly DiagnosticDescriptor CastWithoutEffect = Warning(
        "SURR211",
        "Cast has no effect",
        "'{0}' changes no digit: every value of an element has the type of the tensors, float32 or float64; remove the cast, and choose the type of the tensors by the digits that are needed");

    public static readonly DiagnosticDescriptor SharedTie = Warning(
        "SURR212",
        "Gradient is halved where operands are equal",
        "The operands of '{0}' are equal on whole intervals, where each gets half of the gradient; use 'Math.Clamp', which gives all of it to the value within the bounds and on them");

    public static readonly DiagnosticDescriptor WrongDerivative = Warning(
        "SURR301",
        "Derivative is not that of the stand-in",
        "'{0}' is not the derivative of '{1}': at {2} the slope is {3}, but the derivative is {4}");

    public static readonly DiagnosticDescriptor DerivativeOverflows = Warning(
        "SURR302",
        "Derivative overflows in single precision",
        "The derivative of '{0}' by '{1}' is not finite in single precision at {2}, where in truth it and the value are; write '{0}' in a form that does not overflow");

    public static readonly DiagnosticDescriptor NotOverTime = Error(
        "SURR401",
        "Operand cannot be over time",
        "'{0}' has [OverTime], but {1}");

    public static readonly DiagnosticDescriptor NoState = Error(
        "SURR402",
        "Loop over time has no state",
        "'{0}' has operands with [OverTime], but no state; return a tuple, and give an output the name of the operand that it is the next value of (without a state remove [OverTime]: the op works on each element anyway)");

    public static readonly DiagnosticDescriptor StateType = Error(
        "SURR403",
        "State must be a Tensor",
        "'{0}' is a state, since an output has its name, and a number; make it a 'TorchSharp.torch.Tensor', or give the output another name");

    public static readonly DiagnosticDescriptor UnreadState = Warning(
        "SURR404",
        "State is not read",
        "'{0}' is a state, since an output has its name, but no step reads it: what it was before makes no difference; use it, or give the output another name");

    public static readonly DiagnosticDescriptor OverTimeWithoutOp = Warning(
        "SURR405",
        "[OverTime] has no effect",
        "'{0}' has [OverTime], but '{1}' is not annotated with [Surrogate], so that nothing runs over time; annotate it, or remove [OverTime]");

    public static readonly DiagnosticDescriptor OtherState = Error(
        "SURR406",
        "Names of results disagree on the states",
        "The result '{0}' is called '{1}' in '{2}', so that it is a state in one of them and not in the other, or another state; give it the same name in both");

    public static readonly DiagnosticDescriptor NotALayer = Error(
        "SURR410",
        "Class cannot become a layer of neurons",
        "'{0}' is annotated with [Neuron], but {1}");

    public static readonly DiagnosticDescriptor NoStep = Error(
        "SURR411",
        "Neuron has no step",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor StepSignature = Error(
        "SURR412",
        "Step is not that of a neuron",
        "The step of '{0}' {1}");

    public static readonly DiagnosticDescriptor HiddenHardStep = Error(
        "SURR413",
        "'Step' means the step of the neuron",
        "In '{0}', 'Step' is its own method; write 'Hard.Step'");

    public static readonly DiagnosticDescriptor UnknownParameter = Error(
        "SURR414",
        "Neuron has no such parameter",
        "'{0}' is no parameter of '{1}'; use one of {2}");

    public static readonly DiagnosticDescriptor LanguageVersion = Error(
        "SURR901",
        "Language version is too low",
        "The code for '{0}' needs C# 12 or later; set <LangVersion> to 12 or remove it (C# {1} is in use)");

    public static readonly DiagnosticDescriptor TorchSharpMissing = Error(
        "SURR902",
        "TorchSharp is not referenced",
        "The type 'TorchSharp.torch.Tensor' was not found; add a reference to the package TorchSharp");

    private const string Category = "Surrogates";

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpPage.Of(id));
}
