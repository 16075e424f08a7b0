using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>A node as a network runs it.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Module">What holds its parameters; null where it has none.</param>
/// <param name="Present">The node with the values that its parameters have now.</param>
internal sealed record Unit(Operation Operation, nn.Module? Module, Func<NirNode> Present);
