namespace Surrogates;

/// <summary>
/// Marks a parameter of the step of a <see cref="NeuronAttribute">neuron</see> as learned: the layer has it as a
/// <see cref="TorchSharp.Modules.Parameter"/>, which optimizers get by <c>parameters()</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LearnedAttribute : Attribute;
