using Surrogates.Neurons;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>The values that the parameters of a module have now, as a file is to hold them.</summary>
/// <param name="module">The module.</param>
/// <param name="node">The path of its node, for messages.</param>
/// <param name="loadedAs">The type that the values of the file were converted to.</param>
internal sealed class PresentValues(nn.Module module, string node, ScalarType loadedAs)
{
    /// <summary>A parameter: what the file had where that has not changed, in its own precision, and else the present values, in no lower one.</summary>
    /// <param name="original">What the file had.</param>
    /// <param name="name">The parameter's name in the module.</param>
    public NirArray Of(NirArray original, string name)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var present = ValueOf(name).cpu();
        var shape = NirShape.Of(present.shape);
        if (!shape.Equals(original.Shape))
        {
            throw new NirException($"'{name}' of the layer is {shape} now; expected {original.Shape}, as in the graph that it was made of.", node);
        }

        return original.ToTensor().to(loadedAs).to(float64).eq(present.to(float64)).all().item<bool>() ? original
            : NirArray.Of(original.Type == ScalarType.Float64 ? present.to(float64) : present);
    }

    private Tensor ValueOf(string name) => module.get_parameter(name) ?? module.get_buffer(name) ?? throw new NirException(
        $"its layer, {module.GetName()}, has no parameter or buffer '{name}'{(module is INeuronLayer layer ? $", but {string.Join(", ", layer.Description.Parameters.Select(static parameter => parameter.Name))}" : "")}; expected one, to write it.",
        node);
}
