namespace Surrogates.Memory;

/// <summary>
/// Blocks of memory that are used again. Any thread may rent and return: under one lock, which is held for a few
/// instructions and never while memory is allocated or freed.
/// </summary>
internal static unsafe class BlockPool
{
    // Sizes that this many blocks were rented without are no longer wanted, and make room for those that are.
    private const long StaleAfter = 4096;

    // The limit at first, as a part of what the process may use: an eighth.
    private const long PartOfMemory = 8;

    private static readonly FreeList[] Lists = new FreeList[SizeClasses.Count];

    private static int _isLocked;
    private static long _limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / PartOfMemory;
    private static long _inUse;
    private static long _cached;
    private static long _hits;
    private static long _misses;

    public static long Limit
    {
        get => Volatile.Read(ref _limit);
        set
        {
            Lock();
            _limit = value;
            var surplus = TakeDownTo(value);
            Unlock();
            Free(surplus);
        }
    }

    /// <summary>All four of the same moment.</summary>
    public static (long InUse, long Cached, long Hits, long Misses) Counters
    {
        get
        {
            Lock();
            var counters = (_inUse, _cached, _hits, _misses);
            Unlock();
            return counters;
        }
    }

    /// <exception cref="OutOfMemoryException">There is no memory, not even without what is kept for later.</exception>
    public static MemoryBlock* Rent(long bytes)
    {
        var sizeClass = SizeClasses.Of(bytes);
        Lock();
        ref var list = ref Lists[sizeClass];
        list.LastRent = _hits + _misses;
        var block = list.Pop();
        if (block != null)
        {
            _hits++;
            _cached -= block->Capacity;
            _inUse += block->Capacity;
        }

        Unlock();
        return block != null ? block : Make(sizeClass, bytes);
    }

    /// <summary>Takes a block back. Throws nothing.</summary>
    public static void Return(MemoryBlock* block)
    {
        var capacity = block->Capacity;
        var surplus = default(FreeList);
        Lock();
        _inUse -= capacity;
        if (_cached + capacity > _limit && capacity <= _limit)
        {
            surplus = TakeStale(capacity);
        }

        if (_cached + capacity <= _limit)
        {
            _cached += capacity;
            Lists[block->SizeClass].Push(block);
        }
        else
        {
            surplus.Push(block);
        }

        Unlock();
        Free(surplus);
    }

    public static void Trim()
    {
        Lock();
        var surplus = TakeDownTo(0);
        Unlock();
        Free(surplus);
    }

    private static MemoryBlock* Make(int sizeClass, long bytes)
    {
        var block = MemoryBlock.Allocate(sizeClass);
        if (block == null)
        {
            Trim();
            block = MemoryBlock.Allocate(sizeClass);
        }

        if (block == null)
        {
            throw new OutOfMemoryException($"No memory for a tensor of {bytes:N0} bytes. Freeing what is kept for later did not help; tensors of ops that are alive hold {Counters.InUse:N0} bytes.");
        }

        Lock();
        _misses++;
        _inUse += block->Capacity;
        Unlock();
        return block;
    }

    private static FreeList TakeStale(long room)
    {
        var taken = default(FreeList);
        for (var i = 0; i < Lists.Length && _cached + room > _limit; i++)
        {
            if (_hits + _misses - Lists[i].LastRent > StaleAfter)
            {
                Take(ref Lists[i], _limit - room, ref taken);
            }
        }

        return taken;
    }

    private static FreeList TakeDownTo(long bytes)
    {
        var taken = default(FreeList);
        for (var i = 0; i < Lists.Length; i++)
        {
            Take(ref Lists[i], bytes, ref taken);
        }

        return taken;
    }

    private static void Take(ref FreeList list, long downTo, ref FreeList taken)
    {
        while (_cached > downTo && list.Pop() is var block && block != null)
        {
            _cached -= block->Capacity;
            taken.Push(block);
        }
    }

    private static void Free(FreeList blocks)
    {
        while (blocks.Pop() is var block && block != null)
        {
            MemoryBlock.Free(block);
        }
    }

    // A lock of the framework can be interrupted, and then throws, which the callback that returns blocks must not.
    private static void Lock()
    {
        for (var tries = 1; Interlocked.Exchange(ref _isLocked, 1) != 0; tries++)
        {
            if (tries % 16 == 0)
            {
                Thread.Yield();
            }
            else
            {
                Thread.SpinWait(8);
            }
        }
    }

    private static void Unlock()
    {
        Volatile.Write(ref _isLocked, 0);
    }

    private struct FreeList
    {
        private MemoryBlock* _first;

        /// <summary>When a block of this size was last asked for, counted in blocks.</summary>
        public long LastRent;

        public void Push(MemoryBlock* block)
        {
            block->Next = _first;
            _first = block;
        }

        public MemoryBlock* Pop()
        {
            var block = _first;
            if (block != null)
            {
                _first = block->Next;
            }

            return block;
        }
    }
}
