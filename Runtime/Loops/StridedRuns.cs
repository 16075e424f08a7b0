namespace Surrogates.Loops;

/// <summary>Walks a range of a loop's elements as runs along the innermost dimension.</summary>
internal unsafe ref struct StridedRuns
{
    private readonly long* _shape;
    private readonly long* _strides;
    private readonly long* _index;
    private readonly int _inner;
    private long _offset;
    private long _remaining;

    /// <param name="dimensions">How many dimensions the loop has, at least one.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="strides">The operand's strides, in elements.</param>
    /// <param name="index">Room for an index; the walk uses it as long as it lasts.</param>
    /// <param name="begin">The first element, counted in the loop's order.</param>
    /// <param name="count">The number of elements.</param>
    public StridedRuns(int dimensions, long* shape, long* strides, long* index, long begin, long count)
    {
        _shape = shape;
        _strides = strides;
        _index = index;
        _inner = dimensions - 1;
        _remaining = count;
        for (var d = _inner; d >= 0; d--)
        {
            (begin, index[d]) = Math.DivRem(begin, shape[d]);
            _offset += index[d] * strides[d];
        }
    }

    /// <summary>The run that <see cref="Next"/> moved to: its first element, in the operand's memory.</summary>
    public long Offset { get; private set; }

    /// <summary>How many elements the run has.</summary>
    public int Length { get; private set; }

    public bool Next()
    {
        if (_remaining == 0)
        {
            return false;
        }

        Offset = _offset;
        Length = (int)Math.Min(_remaining, _shape[_inner] - _index[_inner]);
        _remaining -= Length;
        _index[_inner] += Length;
        _offset += Length * _strides[_inner];
        for (var d = _inner; d > 0 && _index[d] == _shape[d]; d--)
        {
            _offset += _strides[d - 1] - (_index[d] * _strides[d]);
            _index[d] = 0;
            _index[d - 1]++;
        }

        return true;
    }
}
