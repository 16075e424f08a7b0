namespace Surrogates.Evaluation;

/// <summary>A tensor that a call saves for its backward pass.</summary>
/// <param name="Input">The input of the backward pass that it is.</param>
/// <param name="Kind">How it is saved.</param>
internal readonly record struct SavedSlot(int Input, SavedKind Kind);
