namespace Surrogates.Evaluation;

/// <summary>How a tensor is saved.</summary>
internal enum SavedKind : byte
{
    /// <summary>An operand, which is the caller's: that it has not been changed in place is checked when it is read.</summary>
    Operand,

    /// <summary>A tensor that the call has made for itself, such as a converted operand: nobody else can change it, so that a reference is enough.</summary>
    Kept,
}
