namespace Surrogates.Generator.Reading.Models;

/// <summary>Metadata names of the types that are looked up.</summary>
internal static class KnownNames
{
    public const string SurrogateAttribute = "Surrogates.SurrogateAttribute";
    public const string NeuronAttribute = "Surrogates.NeuronAttribute";
    public const string OverTimeAttribute = "Surrogates.OverTimeAttribute";
    public const string Surrogate = "Surrogates.Surrogate";
    public const string Generator = "TorchSharp.torch.Generator";
    public const string Tensor = "TorchSharp.torch+Tensor";
}
