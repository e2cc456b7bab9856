using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

/// <summary>
/// DacFx 150 copies an AssemblyName with its strong-name key pair, whose accessors throw on .NET 6 and newer
/// although nothing is signed. In this process the getter gives null and the setter does nothing.
/// </summary>
internal static unsafe partial class KeyPairAccessors
{
    private const int ReadWriteExecute = 1 | 2 | 4;
    private const int PageSize = 4096;

    /// <summary>xor eax, eax; ret</summary>
    private static ReadOnlySpan<byte> ReturnNull => [0x31, 0xC0, 0xC3];

    /// <summary>ret</summary>
    private static ReadOnlySpan<byte> Return => [0xC3];

    public static void Silence()
    {
        var property = typeof(AssemblyName).GetProperty(nameof(AssemblyName.KeyPair))!;
        Replace(property.GetMethod!, ReturnNull);
        Replace(property.SetMethod!, Return);
    }

    /// <summary>Puts the code where calls arrive and, when that is only a jump, also where the jump leads.</summary>
    private static void Replace(MethodInfo method, ReadOnlySpan<byte> code)
    {
        RuntimeHelpers.PrepareMethod(method.MethodHandle);
        var entry = (byte*)method.MethodHandle.GetFunctionPointer();
        byte* body = Followed(entry);
        Write(entry, code);
        if (body != entry)
        {
            Write(body, code);
        }
    }

    /// <summary>The runtime's precode is `jmp [rip+offset]` (FF 25) or `jmp offset` (E9).</summary>
    private static byte* Followed(byte* entry)
    {
        if (entry[0] == 0xFF && entry[1] == 0x25)
        {
            return *(byte**)(entry + 6 + *(int*)(entry + 2));
        }

        return entry[0] == 0xE9 ? entry + 5 + *(int*)(entry + 1) : entry;
    }

    private static void Write(byte* at, ReadOnlySpan<byte> code)
    {
        var page = (nint)at & ~(PageSize - 1);
        // Two pages: the code may lie across a border.
        if (MProtect(page, 2 * PageSize, ReadWriteExecute) != 0)
        {
            throw new InvalidOperationException($"mprotect failed with errno {Marshal.GetLastPInvokeError()}.");
        }

        code.CopyTo(new Span<byte>(at, code.Length));
    }

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int MProtect(nint address, nuint length, int protection);
}
