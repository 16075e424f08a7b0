using Surrogates.Generator.Algebra;
using Surrogates.Generator.Models;

namespace Surrogates.Generator.Writing;

/// <summary>What a method's two passes read and return.</summary>
internal sealed class Passes
{
    public Passes(MethodModel method, GradientFunction function)
    {
        Expression[] outputs = [.. function.Outputs.Select(static output => output.Value)];
        Expression[] gradients = [.. function.Gradients.Select(static gradient => gradient.Gradient)];
        (ForwardReads, ForwardFinite) = (Read(method, outputs), Finite(method, outputs));
        (BackwardReads, BackwardFinite) = (Read(method, gradients), Finite(method, gradients));
        GradientNames = [.. function.Gradients.Select(gradient => method.UniqueName("d" + gradient.Operand))];
    }

    /// <summary>The parameters that an output depends on, in order.</summary>
    public IReadOnlyList<ParameterModel> ForwardReads { get; }

    /// <summary>The parameters that a gradient depends on, in order: what forward has to keep.</summary>
    public IReadOnlyList<ParameterModel> BackwardReads { get; }

    /// <summary>The numbers that forward reads as finite ones only: they are made finite once, before the loop.</summary>
    public IReadOnlyCollection<string> ForwardFinite { get; }

    /// <summary>The same of backward.</summary>
    public IReadOnlyCollection<string> BackwardFinite { get; }

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

    private static HashSet<string> Finite(MethodModel method, IEnumerable<Expression> roots)
    {
        var nodes = Topology.OperandsFirst(roots, static node => IsFiniteVariable(node) ? [] : node.Operands);
        var finite = new HashSet<string>(nodes.Where(IsFiniteVariable).Select(static node => ((Variable)((Call)node).Arguments[0]).Name));
        finite.ExceptWith(nodes.OfType<Variable>().Select(static variable => variable.Name));
        finite.ExceptWith(method.Parameters.Where(static parameter => parameter.IsTensor).Select(static parameter => parameter.Name));
        return finite;
    }

    private static bool IsFiniteVariable(Expression node) => node is Call { Function: Function.Finite } call && call.Arguments[0] is Variable;
}
