using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Surrogates.Native;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// Makes one of the native calls of the runtime fail. The addresses that it has found are replaced by those of a few instructions each,
/// which count, and either go on to the function or return what it returns when it fails. For a process of its own, on Linux and x64.
/// </summary>
internal static unsafe partial class NativeFaults
{
    private const int StubBytes = 128;

    // They return nothing that could tell of a failure, or let go of something, so that failing is leaking.
    private static readonly string[] Infallible =
    [
        "RequiresGradFunction", "IsNegativeFunction", "GradEnabledFunction", "DeleteFunction", "IdentityFunction", "KeepsGraphFunction", "AnomalyFunction", "CheckNaNFunction",
        "PlanFunction", "ReleaseSharedFunction", "ReleaseWeakFunction", "ForgetFunction", "TakeFunction", "LoadFunction", "AdviseFunction",
    ];

    // The number of the next call, the number of the call that is to fail, and which function that was.
    private static readonly long* State = (long*)NativeMemory.AllocZeroed(3, sizeof(long));

    private static readonly List<string> Names = [];
    private static long* _calls;

    /// <summary>How many calls there were since <see cref="FailAt"/>.</summary>
    public static long Calls => Volatile.Read(ref State[0]);

    /// <summary>The function that has failed last.</summary>
    public static string Failed => Names[(int)State[2]];

    /// <summary>Counts calls from here on, and has one of them fail; none if the number is negative.</summary>
    public static void FailAt(long call) => (State[0], State[1]) = (0, call);

    /// <summary>Has no further call fail; those since <see cref="FailAt"/> stay counted until then.</summary>
    public static void StopFailing() => State[1] = -1;

    /// <summary>How often a function has been called without failing.</summary>
    public static long CallsOf(string name) => Volatile.Read(ref _calls[Names.IndexOf(name)]);

    /// <summary>Puts itself in front of all functions; to be called before the runtime is used.</summary>
    public static void Install()
    {
        FailAt(-1);
        FieldInfo[] fields = [.. typeof(Libraries).Assembly.GetTypes()
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(static field => field.FieldType.IsUnmanagedFunctionPointer)];
        Assert.InRange(fields.Length, 30, 100);
        Assert.All(Infallible, name => Assert.Contains(fields, field => field.Name == name));
        _calls = (long*)NativeMemory.AllocZeroed((nuint)fields.Length, sizeof(long));
        var code = Map(0, (nuint)(StubBytes * fields.Length), 7, 0x22, -1, 0);
        Assert.NotEqual(-1, (nint)code);
        var load = Libraries.Get("THSTensor_load");
        foreach (var field in fields)
        {
            RuntimeHelpers.RunClassConstructor(field.DeclaringType!.TypeHandle);
            var function = (nint)field.GetValue(null)!;
            if (function != 0)
            {
                var number = Names.Count;
                Names.Add(field.Name);
                var stub = code + (number * StubBytes);
                new Span<byte>(Stub(number, function, field, load)).CopyTo(new Span<byte>(stub, StubBytes));
                Set(field, (nint)stub);
            }
        }
    }

    // A field that is initialised is read-only to reflection, but not to code.
    private static void Set(FieldInfo field, nint value)
    {
        var method = new DynamicMethod("Set", null, [typeof(nint)], field.DeclaringType!, skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Stsfld, field);
        code.Emit(OpCodes.Ret);
        method.CreateDelegate<Action<nint>>()(value);
        Assert.Equal(value, (nint)field.GetValue(null)!);
    }

    private static byte[] Stub(int number, nint function, FieldInfo field, nint load)
    {
        var counts = Infallible.Contains(field.Name);
        byte[] goOn =
        [
            0x49, 0xBA, .. Bytes((nint)(_calls + number)), // mov r10, calls
            0xF0, 0x49, 0xFF, 0x02, // lock inc qword [r10]
            0x48, 0xB8, .. Bytes(function), // mov rax, function
            0xFF, 0xE0, // jmp rax
        ];
        if (counts)
        {
            return goOn;
        }

        byte[] fail = field.FieldType.GetFunctionPointerReturnType() == typeof(int)
            ?
            [
                0xB8, 1, 0, 0, 0, // mov eax, 1
                0xC3, // ret
            ]
            :
            [
                0x48, 0x83, 0xEC, 0x08, // sub rsp, 8
                0x48, 0xBF, .. Bytes(Marshal.StringToCoTaskMemUTF8("/made to fail")), // mov rdi, path
                0x48, 0xB8, .. Bytes(load), // mov rax, load
                0xFF, 0xD0, // call rax
                0x48, 0x83, 0xC4, 0x08, // add rsp, 8
                0x31, 0xC0, // xor eax, eax
                0x31, 0xD2, // xor edx, edx
                0xC3, // ret
            ];
        return
        [
            0x49, 0xBB, .. Bytes((nint)State), // mov r11, state
            0xB8, 1, 0, 0, 0, // mov eax, 1
            0xF0, 0x49, 0x0F, 0xC1, 0x03, // lock xadd [r11], rax
            0x49, 0x3B, 0x43, 0x08, // cmp rax, [r11 + 8]
            0x74, (byte)goOn.Length, // je fail
            .. goOn,
            0x49, 0xC7, 0x43, 0x10, .. BitConverter.GetBytes(number), // fail: mov qword [r11 + 16], number
            .. fail,
        ];
    }

    private static byte[] Bytes(nint value) => BitConverter.GetBytes((long)value);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* Map(nint address, nuint length, int protection, int flags, int file, nint offset);
}
