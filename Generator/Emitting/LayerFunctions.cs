namespace Surrogates.Generator.Emitting;

/// <summary>The functions that a layer of neurons applies.</summary>
/// <param name="Run">Runs the neurons.</param>
/// <param name="Numbers">Runs them where all parameters are numbers that can be; null where none can.</param>
/// <param name="Record">Runs them, and gives each state at every step behind the other results.</param>
internal sealed record LayerFunctions(WrittenFunction Run, WrittenFunction? Numbers, WrittenFunction Record);
