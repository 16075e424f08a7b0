namespace Surrogates.Generator;

/// <summary>The names of the pipeline's steps.</summary>
internal static class TrackingNames
{
    public const string Read = nameof(Read);
    public const string Model = nameof(Model);
    public const string Type = nameof(Type);
    public const string Module = nameof(Module);
    public const string Diagnostics = nameof(Diagnostics);
}
