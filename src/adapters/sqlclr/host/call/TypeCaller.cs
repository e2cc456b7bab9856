using System;
using System.Data.SqlTypes;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>A user-defined type's value from text, through its binary form, and back to text.</summary>
internal sealed class TypeCaller(VerifiedLibraries libraries)
{
    public TypeResult Call(TypeRequest request)
    {
        var library = libraries.Get(request);
        return Member.Guarded(() =>
        {
            var type = Member.Class(library, request.Class);
            object value = request.Text is null ? Null(type) : Parsed(type, request.Text);
            object stored = BinaryForm.RoundTrip(value);
            return new TypeResult(stored is INullable { IsNull: true } ? null : stored.ToString());
        });
    }

    private static object Parsed(Type type, string text) =>
        Member.Invoke(Member.Method(type, "Parse", Member.Static), null, new SqlString(text)) ?? Missing(type, "a Parse that gives a value");

    private static object Null(Type type) =>
        type.GetProperty("Null", Member.Static)?.GetValue(null) ?? Missing(type, "a public static property Null");

    private static object Missing(Type type, string what) =>
        throw new HostException(ErrorCode.RoutineMissing, $"{type.FullName} lacks {what}.");
}
