using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>
/// Methods that no verifier accepts, by what shows without following the types on the stack: unmanaged pointers in
/// a signature or a local, and instructions that are never verifiable. Compilers other than C#'s write such code
/// without UnverifiableCodeAttribute: System.Runtime.CompilerServices.Unsafe consists of it.
/// </summary>
/// <remarks>ECMA-335, partition III: cpblk, initblk, jmp and localloc "shall not be used in verifiable code".</remarks>
internal sealed class UnverifiableIl(PEReader image, MetadataReader reader)
{
    private static readonly HashSet<OpCode> Never = [OpCodes.Cpblk, OpCodes.Initblk, OpCodes.Jmp, OpCodes.Localloc];

    private static readonly Dictionary<short, OpCode> ByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private const byte TwoBytes = 0xFE;

    public IEnumerable<string> Methods() =>
        from handle in reader.MethodDefinitions
        let method = reader.GetMethodDefinition(handle)
        let reason = PointerIn(method) ?? Instruction(method)
        where reason is not null
        select $"{reader.FullName(method.GetDeclaringType())}.{reader.GetString(method.Name)} ({reason})";

    private string? PointerIn(MethodDefinition method)
    {
        var signature = method.DecodeSignature(TypeNames.Provider, null);
        return signature.ParameterTypes.Append(signature.ReturnType).Concat(Locals(method)).FirstOrDefault(IsPointer);
    }

    private static bool IsPointer(string type) => type.Contains('*', StringComparison.Ordinal) || type == TypeNames.FunctionPointer;

    private IEnumerable<string> Locals(MethodDefinition method) =>
        Body(method) is { LocalSignature: { IsNil: false } locals }
            ? reader.GetStandaloneSignature(locals).DecodeLocalSignature(TypeNames.Provider, null)
            : [];

    private string? Instruction(MethodDefinition method) =>
        Body(method)?.GetILContent() is { } code ? OpCodesIn(code).Where(Never.Contains).Select(found => found.Name).FirstOrDefault() : null;

    /// <summary>What is outside of IL, a call into a native library for instance, has none.</summary>
    private MethodBodyBlock? Body(MethodDefinition method) =>
        method.RelativeVirtualAddress != 0 && (method.ImplAttributes & System.Reflection.MethodImplAttributes.CodeTypeMask) == System.Reflection.MethodImplAttributes.IL
            ? image.GetMethodBody(method.RelativeVirtualAddress)
            : null;

    private static IEnumerable<OpCode> OpCodesIn(ImmutableArray<byte> code)
    {
        int offset = 0;
        while (offset < code.Length)
        {
            short value = code[offset] == TwoBytes ? (short)((TwoBytes << 8) | code[offset + 1]) : code[offset];
            if (!ByValue.TryGetValue(value, out var found))
            {
                throw new BadImageFormatException($"0x{value:X4} is no instruction.");
            }

            yield return found;
            offset += found.Size;
            offset += OperandSize(found.OperandType, code, offset);
        }
    }

    private static int OperandSize(OperandType type, ImmutableArray<byte> code, int offset) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => sizeof(int) * (1 + BitConverter.ToInt32(code.AsSpan(offset, sizeof(int)))),
        _ => sizeof(int),
    };
}
