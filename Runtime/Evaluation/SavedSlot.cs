namespace Surrogates.Evaluation;

/// <summary>A tensor that a call saves for its backward pass.</summary>
/// <param name="Place">What it is: an operand, or, after them, an output, or what is kept of states.</param>
/// <param name="Kind">How it is saved.</param>
internal readonly record struct SavedSlot(int Place, SavedKind Kind);
