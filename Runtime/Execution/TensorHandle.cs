using System.Runtime.CompilerServices;
using TorchSharp;

namespace Surrogates.Execution;

/// <summary>A native tensor, read and made through libtorch's stable C functions, which need no managed object.</summary>
internal readonly unsafe struct TensorHandle(nint value)
{
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, long*, int> _dim = Trivial<long>("aoti_torch_get_dim");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, long*, int> _numel = Trivial<long>("aoti_torch_get_numel");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, long**, int> _sizes = (delegate* unmanaged[SuppressGCTransition]<nint, long**, int>)Libraries.Get("aoti_torch_get_sizes");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, long**, int> _strides = (delegate* unmanaged[SuppressGCTransition]<nint, long**, int>)Libraries.Get("aoti_torch_get_strides");
    private static readonly delegate* unmanaged<nint, void**, int> _data = (delegate* unmanaged<nint, void**, int>)Libraries.Get("aoti_torch_get_data_ptr");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int*, int> _type = Trivial<int>("aoti_torch_get_dtype");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int*, int> _layout = Trivial<int>("aoti_torch_get_layout");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int*, int> _deviceType = Trivial<int>("aoti_torch_get_device_type");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int*, int> _deviceIndex = Trivial<int>("aoti_torch_get_device_index");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, byte> _requiresGrad = (delegate* unmanaged[SuppressGCTransition]<nint, byte>)Libraries.Get("THSTensor_requires_grad");
    private static readonly delegate* unmanaged[SuppressGCTransition]<byte> _gradEnabled = (delegate* unmanaged[SuppressGCTransition]<byte>)Libraries.Get("aoti_torch_grad_mode_is_enabled");
    private static readonly delegate* unmanaged<long, long*, long*, int, int, int, nint*, int> _empty = (delegate* unmanaged<long, long*, long*, int, int, int, nint*, int>)Libraries.Get("aoti_torch_empty_strided");
    private static readonly delegate* unmanaged<nint, int> _zero = (delegate* unmanaged<nint, int>)Libraries.Get("aoti_torch_zero_");
    private static readonly delegate* unmanaged<nint, nint*, int> _share = (delegate* unmanaged<nint, nint*, int>)Libraries.Get("aoti_torch_new_tensor_handle");
    private static readonly delegate* unmanaged<nint, int> _delete = (delegate* unmanaged<nint, int>)Libraries.Get("aoti_torch_delete_tensor_object");

    public nint Value { get; } = value;

    public static bool GradEnabled => (_gradEnabled() & 1) != 0;

    public int Dimensions => (int)Read(_dim);

    public long Count => Read(_numel);

    public torch.ScalarType Type => (torch.ScalarType)Read(_type);

    public bool IsStrided => Read(_layout) == 0;

    public DeviceType DeviceType => (DeviceType)Read(_deviceType);

    public int DeviceIndex => Read(_deviceIndex);

    public bool RequiresGrad => (_requiresGrad(Value) & 1) != 0;

    /// <summary>Lives as long as the tensor keeps its shape.</summary>
    public long* Sizes
    {
        get
        {
            long* sizes;
            Check(_sizes(Value, &sizes));
            return sizes;
        }
    }

    public long* Strides
    {
        get
        {
            long* strides;
            Check(_strides(Value, &strides));
            return strides;
        }
    }

    public byte* Data
    {
        get
        {
            void* data;
            Check(_data(Value, &data));
            return (byte*)data;
        }
    }

    public static TensorHandle Empty(int dimensions, long* sizes, torch.ScalarType type, DeviceType deviceType, int deviceIndex)
    {
        var strides = stackalloc long[Math.Max(dimensions, 1)];
        var stride = 1L;
        for (var i = dimensions - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(sizes[i], 1);
        }

        nint handle;
        if (_empty(dimensions, sizes, strides, (int)type, (int)deviceType, deviceIndex, &handle) != 0)
        {
            throw new OutOfMemoryException($"No memory for a tensor of {stride:N0} elements of type {type}.");
        }

        return new(handle);
    }

    /// <summary>A second handle of the same tensor.</summary>
    public TensorHandle Share()
    {
        nint handle;
        Check(_share(Value, &handle));
        return new(handle);
    }

    public void FillWithZeros()
    {
        Check(_zero(Value));
    }

    public void Delete()
    {
        if (Value != 0)
        {
            _ = _delete(Value);
        }
    }

    private static delegate* unmanaged[SuppressGCTransition]<nint, T*, int> Trivial<T>(string export)
        where T : unmanaged
    {
        return (delegate* unmanaged[SuppressGCTransition]<nint, T*, int>)Libraries.Get(export);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Read<T>(delegate* unmanaged[SuppressGCTransition]<nint, T*, int> function)
        where T : unmanaged
    {
        T result;
        Check(function(Value, &result));
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new InvalidOperationException("libtorch could not read the tensor.");
        }
    }
}
