namespace Surrogates.Evaluation;

/// <summary>The vectors that lanes are made of, by their size in bits.</summary>
internal enum VectorWidth
{
    Vector128 = 128,
    Vector256 = 256,
    Vector512 = 512,
}
