using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Neurons;
using Surrogates.Sample.Network;
using TorchSharp;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>The layers that a network is made of by name: each is what its name says, learns, and begins with the slope of the catalogue.</summary>
public sealed class SpikingNeuronsTests
{
    [Fact]
    public void EachLayerIsWhatItsNameSays() =>
        Assert.All(from model in SpikingNeurons.Models from shape in SpikingNeurons.Shapes select (model, shape), static pair => Check(pair.model, pair.shape));

    private static void Check(NeuronModel model, Shape shape)
    {
        using var scope = torch.NewDisposeScope();
        using var layer = SpikingNeurons.Make(model, shape, k: 3, decay: 0.8);
        var k = layer.Description.Parameters.Single(static parameter => parameter.Name == "k");

        Assert.Equal(model, layer.Description.Model);
        Assert.Equal(SpikingNeurons.NameOf(model, shape), layer.GetType().Name);
        Assert.Equal(SpikingNeurons.UsualSlope(shape), k.Default);
        Assert.Equal(3, layer.GetNeuronParameter("k").Number);
        AssertDerivative(layer, shape);
    }

    // One step at 0.1 below the threshold, which the reset has no part in.
    private static void AssertDerivative(NeuronLayer layer, Shape shape)
    {
        const double distance = -0.1;
        var current = torch.tensor((float)(1 + distance)).view(1, 1).requires_grad_();
        layer.call(current).sum().backward();
        var entry = Shapes.All.Single(entry => entry.Name == shape.ToString());
        var nodes = new NodeTable();
        var u = nodes.Variable("u");
        Expression[] parameters = [.. entry.Parameters.Select(static parameter => parameter.Name == "k" ? 3 : parameter.Default)];
        var expected = Evaluator.Evaluate(
            entry.Partials(u, parameters)[0].Derivative, new Dictionary<string, double> { ["u"] = distance });

        Assert.Equal(expected, current.grad!.item<float>(), 1e-4);
    }
}
