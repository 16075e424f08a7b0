using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>
/// How long the threads of this process, of those that were there at the start, could have run and had to wait for a processor,
/// as Linux counts it; nothing elsewhere.
/// </summary>
internal sealed class RunDelay : IDisposable
{
    private const string Threads = "/proc/self/task";

    private readonly List<SafeFileHandle> _threads = [];
    private readonly byte[] _text = new byte[128];

    public RunDelay()
    {
        foreach (var thread in Directory.Exists(Threads) ? Directory.GetDirectories(Threads) : [])
        {
            Open(Path.Combine(thread, "schedstat"));
        }
    }

    public double Nanoseconds => _threads.Sum(Read);

    public void Dispose() => _threads.ForEach(static thread => thread.Dispose());

    private void Open(string path)
    {
        try
        {
            _threads.Add(File.OpenHandle(path));
        }
        catch (IOException)
        {
            // The thread has ended, or the kernel does not count.
        }
    }

    // Time on a processor, time waited for one, turns on one. A thread that has ended has nothing to read.
    private double Read(SafeFileHandle thread)
    {
        try
        {
            var numbers = Encoding.ASCII.GetString(_text, 0, RandomAccess.Read(thread, _text, 0)).Split(' ');
            return numbers.Length > 1 ? double.Parse(numbers[1], CultureInfo.InvariantCulture) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
