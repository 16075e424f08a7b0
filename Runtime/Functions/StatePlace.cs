namespace Surrogates.Functions;

/// <summary>A state of a loop over time.</summary>
/// <param name="Operand">The operand that is its value before a step.</param>
/// <param name="Output">The output that is its value after a step.</param>
internal readonly record struct StatePlace(int Operand, int Output);
