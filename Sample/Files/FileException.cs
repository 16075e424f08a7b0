namespace Surrogates.Sample.Files;

/// <summary>A file that cannot be read or written. The message is one line for the user and says what is wrong with which file.</summary>
internal sealed class FileException(string path, string problem, Exception? cause = null) : Exception($"{path}: {problem}", cause);
