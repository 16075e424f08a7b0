namespace Surrogates.Native;

/// <summary>Addresses of native tensors.</summary>
internal unsafe struct TensorArray
{
    public nint* First;
    public long Count;
}
