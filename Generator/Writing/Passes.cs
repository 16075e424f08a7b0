using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;

namespace Surrogates.Generator.Writing;

/// <summary>What a method's two passes read and return.</summary>
internal sealed class Passes
{
    public Passes(MethodModel method, GradientFunction function)
    {
        ForwardReads = Read(method, function.Outputs.Select(static output => output.Value));
        BackwardReads = Read(method, function.Gradients.Select(static gradient => gradient.Gradient));
        GradientNames = [.. function.Gradients.Select(gradient => method.UniqueName("d" + gradient.Operand))];
    }

    /// <summary>The parameters that an output depends on, in order.</summary>
    public IReadOnlyList<ParameterModel> ForwardReads { get; }

    /// <summary>The parameters that a gradient depends on, in order: what forward has to keep.</summary>
    public IReadOnlyList<ParameterModel> BackwardReads { get; }

    /// <summary>A name for each gradient that is returned.</summary>
    public IReadOnlyList<string> GradientNames { get; }

    private static IReadOnlyList<ParameterModel> Read(MethodModel method, IEnumerable<Expression> roots)
    {
        var read = new HashSet<string>(Topology
            .OperandsFirst(roots, static node => node.Operands)
            .OfType<Variable>()
            .Select(static variable => variable.Name));
        return [.. method.Parameters.Where(parameter => read.Contains(parameter.Name))];
    }
}
