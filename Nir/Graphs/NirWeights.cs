namespace Surrogates.Exchange;

/// <summary>y = W x.</summary>
/// <param name="Weight">W, [outputs, inputs].</param>
public sealed record NirLinear(NirArray Weight) : NirNode
{
    internal override string Type => "Linear";

    internal override NirShape Flow(NirShape input) => Product(Weight, input);

    internal static NirShape Product(NirArray weight, NirShape input)
    {
        RequireRank(weight, "weight", 2, "[outputs, inputs]");
        return input.Count == 1 && input[0] == weight.Shape[1] ? [weight.Shape[0]]
            : throw Unfit($"weight is {weight.Shape}, and {input} comes in; expected [{weight.Shape[1]}].");
    }
}

/// <summary>y = W x + b.</summary>
/// <param name="Weight">W, [outputs, inputs].</param>
/// <param name="Bias">b, [outputs].</param>
public sealed record NirAffine(NirArray Weight, NirArray Bias) : NirNode
{
    internal override string Type => "Affine";

    internal override NirShape Flow(NirShape input)
    {
        var output = NirLinear.Product(Weight, input);
        RequireShape(Bias, "bias", output);
        return output;
    }
}

/// <summary>y = s x, element by element.</summary>
/// <param name="Scale">s, of the shape of x or one that broadcasts to it.</param>
public sealed record NirScale(NirArray Scale) : NirNode
{
    internal override string Type => "Scale";

    internal override NirShape Flow(NirShape input)
    {
        RequireForEach(input, ("scale", Scale));
        return input;
    }
}
