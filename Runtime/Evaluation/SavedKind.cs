namespace Surrogates.Evaluation;

/// <summary>How a tensor is saved.</summary>
internal enum SavedKind : byte
{
    /// <summary>An operand or an output, which the caller has: that it has not been changed in place is checked when it is read.</summary>
    Checked,

    /// <summary>A tensor that the call has made for itself, such as a converted operand: nobody else can change it, so that a reference is enough.</summary>
    Kept,
}
