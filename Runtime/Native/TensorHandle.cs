using System.Runtime.CompilerServices;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Native;

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
    private static readonly delegate* unmanaged<nint, long, long*, long*, long, nint*, int> RestrideFunction = (delegate* unmanaged<nint, long, long*, long*, long, nint*, int>)Libraries.Get("aoti_torch__reinterpret_tensor");
    private static readonly delegate* unmanaged<nint, nint*, int> ShareFunction = (delegate* unmanaged<nint, nint*, int>)Libraries.Get("aoti_torch_new_tensor_handle");
    private static readonly delegate* unmanaged<nint, int> DeleteFunction = (delegate* unmanaged<nint, int>)Libraries.Get("aoti_torch_delete_tensor_object");

    // The processor's devices are not numbered.
    private const int AnyIndex = -1;

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

    /// <summary>A tensor of the processor, in memory of torch.</summary>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public static TensorHandle FromTorch(int dimensions, long* sizes, long* strides, torch.ScalarType type)
    {
        nint handle;
        if (EmptyFunction(dimensions, sizes, strides, (int)type, (int)DeviceType.CPU, AnyIndex, &handle) != 0)
        {
            throw new OutOfMemoryException($"No memory for a tensor of the shape [{string.Join(", ", new ReadOnlySpan<long>(sizes, dimensions).ToArray())}] of type {type}.");
        }

        return new(handle);
    }

    /// <summary>A tensor over the memory of this one. It is no view: autograd knows nothing of the two being related.</summary>
    public TensorHandle Restrided(int dimensions, long* sizes, long* strides)
    {
        nint handle;
        Check(RestrideFunction(Value, dimensions, sizes, strides, 0, &handle));
        return new(handle);
    }

    /// <summary>Second handles of managed tensors; none where one of them cannot be had.</summary>
    public static void Share(IReadOnlyList<Tensor> tensors, Span<nint> handles)
    {
        handles.Clear();
        try
        {
            for (var i = 0; i < tensors.Count; i++)
            {
                handles[i] = new TensorHandle(tensors[i].Handle).Share().Value;
            }
        }
        catch
        {
            Delete(handles);
            throw;
        }

        GC.KeepAlive(tensors);
    }

    /// <summary>Deletes handles, of which some may be 0, and leaves 0.</summary>
    public static void Delete(Span<nint> handles)
    {
        foreach (ref var handle in handles)
        {
            new TensorHandle(handle).Delete();
            handle = 0;
        }
    }

    /// <summary>A second handle of the same tensor.</summary>
    public TensorHandle Share()
    {
        nint handle;
        Check(ShareFunction(Value, &handle));
        return new(handle);
    }

    /// <summary>The managed tensor, which the handle then belongs to. It joins the current dispose scope.</summary>
    public Tensor Wrap()
    {
        return Tensor.UnsafeCreateTensor(Value);
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
