namespace Surrogates.Autograd;

/// <summary>The vectors that lanes are made of, by their size in bits.</summary>
internal enum LaneWidth
{
    Vector128 = 128,
    Vector256 = 256,
    Vector512 = 512,
}
