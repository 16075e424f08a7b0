using System.Runtime.CompilerServices;
using TorchSharp;

namespace Surrogates.Execution;

/// <summary>A native tensor, read and made through libtorch's stable C functions, which need no managed object.</summary>
internal readonly unsafe struct TensorHandle(nint value)
{
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, long*, int> DimFunction = Trivial<long>("aoti_torch_get_dim");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, long*, int> NumelFunction = Trivial<long>("aoti_torch_get_numel");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, long**, int> SizesFunction = (delegate* unmanaged[SuppressGCTransition]<nint, long**, int>)Libraries.Get("aoti_torch_get_sizes");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, long**, int> StridesFunction = (delegate* unmanaged[SuppressGCTransition]<nint, long**, int>)Libraries.Get("aoti_torch_get_strides");
    private static readonly delegate* unmanaged<nint, void**, int> DataFunction = (delegate* unmanaged<nint, void**, int>)Libraries.Get("aoti_torch_get_data_ptr");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int*, int> TypeFunction = Trivial<int>("aoti_torch_get_dtype");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int*, int> LayoutFunction = Trivial<int>("aoti_torch_get_layout");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int*, int> DeviceTypeFunction = Trivial<int>("aoti_torch_get_device_type");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, int*, int> DeviceIndexFunction = Trivial<int>("aoti_torch_get_device_index");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, byte> RequiresGradFunction = (delegate* unmanaged[SuppressGCTransition]<nint, byte>)Libraries.Get("THSTensor_requires_grad");
    private static readonly delegate* unmanaged[SuppressGCTransition]<nint, byte> IsNegativeFunction = (delegate* unmanaged[SuppressGCTransition]<nint, byte>)Libraries.Get("THSTensor_is_neg");
    private static readonly delegate* unmanaged[SuppressGCTransition]<byte> GradEnabledFunction = (delegate* unmanaged[SuppressGCTransition]<byte>)Libraries.Get("aoti_torch_grad_mode_is_enabled");
    private static readonly delegate* unmanaged<long, long*, long*, int, int, int, nint*, int> EmptyFunction = (delegate* unmanaged<long, long*, long*, int, int, int, nint*, int>)Libraries.Get("aoti_torch_empty_strided");
    private static readonly delegate* unmanaged<nint, int> ZeroFunction = (delegate* unmanaged<nint, int>)Libraries.Get("aoti_torch_zero_");
    private static readonly delegate* unmanaged<nint, nint*, int> ShareFunction = (delegate* unmanaged<nint, nint*, int>)Libraries.Get("aoti_torch_new_tensor_handle");
    private static readonly delegate* unmanaged<nint, int> DeleteFunction = (delegate* unmanaged<nint, int>)Libraries.Get("aoti_torch_delete_tensor_object");

    public nint Value { get; } = value;

    public static bool GradEnabled => (GradEnabledFunction() & 1) != 0;

    public int Dimensions => (int)Read(DimFunction);

    public long Count => Read(NumelFunction);

    public torch.ScalarType Type => (torch.ScalarType)Read(TypeFunction);

    public bool IsStrided => Read(LayoutFunction) == 0;

    public DeviceType DeviceType => (DeviceType)Read(DeviceTypeFunction);

    public int DeviceIndex => Read(DeviceIndexFunction);

    public bool RequiresGrad => (RequiresGradFunction(Value) & 1) != 0;

    /// <summary>Whether what is in memory is the negative of its values, as in the imaginary part of a conjugate.</summary>
    public bool IsNegative => (IsNegativeFunction(Value) & 1) != 0;

    /// <summary>Lives as long as the tensor keeps its shape.</summary>
    public long* Sizes
    {
        get
        {
            long* sizes;
            Check(SizesFunction(Value, &sizes));
            return sizes;
        }
    }

    public long* Strides
    {
        get
        {
            long* strides;
            Check(StridesFunction(Value, &strides));
            return strides;
        }
    }

    public byte* Data
    {
        get
        {
            void* data;
            Check(DataFunction(Value, &data));
            return (byte*)data;
        }
    }

    /// <summary>A contiguous tensor for results, in memory of the pool or of torch.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public static TensorHandle Empty(int dimensions, long* sizes, torch.ScalarType type, DeviceType deviceType, int deviceIndex)
    {
        return deviceType == DeviceType.CPU && PooledTensor.TryMake(dimensions, sizes, type, out var tensor)
            ? tensor
            : FromTorch(dimensions, sizes, type, deviceType, deviceIndex);
    }

    /// <summary>A contiguous tensor in memory of torch.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public static TensorHandle FromTorch(int dimensions, long* sizes, torch.ScalarType type, DeviceType deviceType, int deviceIndex)
    {
        var strides = stackalloc long[Math.Max(dimensions, 1)];
        var stride = 1L;
        for (var i = dimensions - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(sizes[i], 1);
        }

        nint handle;
        if (EmptyFunction(dimensions, sizes, strides, (int)type, (int)deviceType, deviceIndex, &handle) != 0)
        {
            throw new OutOfMemoryException($"No memory for a tensor of {stride:N0} elements of type {type}.");
        }

        return new(handle);
    }

    /// <summary>A second handle of the same tensor.</summary>
    public TensorHandle Share()
    {
        nint handle;
        Check(ShareFunction(Value, &handle));
        return new(handle);
    }

    public void FillWithZeros()
    {
        Check(ZeroFunction(Value));
    }

    public void Delete()
    {
        if (Value != 0)
        {
            _ = DeleteFunction(Value);
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
