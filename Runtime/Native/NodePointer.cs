namespace Surrogates.Native;

/// <summary>A native node: the addresses of a shared and of a weak pointer to it.</summary>
internal struct NodePointer
{
    public nint Shared;
    public nint Weak;
}
