using System.Text;
using Surrogates.Generator.Ops;

namespace Surrogates.Generator.PyTorch;

/// <summary>Names of C# as names of Python: a name that means something else there has an underscore behind it.</summary>
internal static class PythonNames
{
    private static readonly HashSet<string> Keywords = Words("""
        False None True and as assert async await break class continue def del elif else except finally for from global if import in is
        lambda nonlocal not or pass raise return try while with yield
        """);

    /// <summary>What no operand, local or function may be called: keywords, and what the written code calls by its simple name.</summary>
    public static IReadOnlyCollection<string> Reserved { get; } =
    [
        .. Keywords,
        .. Words("""
            abs ctx dtype float getattr int isinstance len max min self setattr str super torch tuple zip
            NotImplementedError OverflowError TypeError ValueError
            """),
    ];

    // What every module of torch has, and what a layer has beside it.
    private static readonly HashSet<string> LayerMembers = Words("""
        T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval extra_repr
        float forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia named_buffers
        named_children named_modules named_parameters parameters record recurrent register_backward_hook register_buffer
        register_forward_hook register_forward_pre_hook register_full_backward_hook register_load_state_dict_post_hook register_module
        register_parameter requires_grad_ run set_extra_state set_submodule share_memory state_dict to to_empty train training type xpu
        zero_grad
        """);

    // Of these a package or a module at the top would take the place, torch's own imports included.
    private static readonly HashSet<string> TopModules = Words("""
        torch numpy compression sympy networkx jinja2 typing_extensions filelock fsspec
        abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile
        calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib
        contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings
        ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext
        glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json
        keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt
        multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle
        pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc
        pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex
        shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics
        string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this
        threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata
        unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport
        zlib zoneinfo
        """);

    /// <summary>The name as the user wrote it.</summary>
    public static string Escape(string name) => Escape(name, Reserved);

    /// <summary>The name as the user wrote it, where more names are taken.</summary>
    public static string Escape(string name, IEnumerable<string> reserved)
    {
        // As Python reads it: two names that differ in such letters alone are one to it.
        var text = name.Normalize(NormalizationForm.FormKC);
        return reserved.Contains(text) ? text + "_" : text;
    }

    /// <summary>Whether <c>self.name</c> means the attribute of that name: no word of the language, no other spelling, and none that a class has for itself.</summary>
    public static bool IsAttribute(string name) =>
        !Keywords.Contains(name) && name == name.Normalize(NormalizationForm.FormKC) && !name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>Whether a layer has a member of that name already.</summary>
    public static bool IsLayerMember(string name) => LayerMembers.Contains(name);

    /// <summary>The name as functions, local variables and modules have it: <c>SurrogateOps</c> is <c>surrogate_ops</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            // Before each word, an abbreviation being one: LIFCell is lif_cell.
            var begins = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(begins ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return Escape(text.ToString());
    }

    /// <summary>The name of a constant: <c>TimeConstant</c> is <c>TIME_CONSTANT</c>.</summary>
    public static string Constant(string name) => Snake(name).ToUpperInvariant();

    /// <summary>The name of a module or a package.</summary>
    /// <param name="name">The name of a type or a part of a namespace.</param>
    /// <param name="isTop">Whether it stands in no other package.</param>
    public static string Module(string name, bool isTop)
    {
        var module = Snake(name);
        if (module == "__init__")
        {
            return module + "_";
        }

        return isTop && TopModules.Contains(module) ? module + "_" : module;
    }

    /// <summary>How an op calls what its author gave no name.</summary>
    /// <param name="module">The names of the module that it stands in.</param>
    public static Naming Naming(IEnumerable<string> module) => new("_next", "_gradient", [.. Reserved, .. module]);

    private static HashSet<string> Words(string text) => [.. text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
