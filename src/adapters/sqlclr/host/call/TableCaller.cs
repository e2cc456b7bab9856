using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Calls a table function: each object it yields is made a row by the method that its attribute names.</summary>
internal sealed class TableCaller(VerifiedLibraries libraries)
{
    public RowsResult Call(CallRequest request)
    {
        var library = libraries.Get(request);
        return Member.Guarded(() =>
        {
            var type = Member.Class(library, request.Class);
            var method = Member.Method(type, request.Method, Member.Static);
            var fillRow = Member.Method(type, FillRowName(method), Member.Static);
            object? result = Member.Invoke(method, null, Member.Arguments(method, request.Arguments));
            return new RowsResult(Rows(result, fillRow));
        });
    }

    private static string FillRowName(MethodInfo method) =>
        method.GetCustomAttributesData()
            .Where(data => data.AttributeType.Name == "SqlFunctionAttribute")
            .SelectMany(data => data.NamedArguments)
            .Where(argument => argument.MemberName == "FillRowMethodName")
            .Select(argument => argument.TypedValue.Value as string)
            .FirstOrDefault()
        ?? throw new HostException(ErrorCode.BadRequest, $"{method.Name} names no FillRowMethodName, so it is no table function.");

    private static JsonArray Rows(object? result, MethodInfo fillRow)
    {
        var rows = new JsonArray();
        var enumerator = result is IEnumerable sequence ? sequence.GetEnumerator() : result as IEnumerator;
        while (enumerator is not null && MoveNext(enumerator))
        {
            // The row object, then one out parameter for each column.
            var arguments = new object?[fillRow.GetParameters().Length];
            arguments[0] = enumerator.Current;
            Member.Invoke(fillRow, null, arguments);
            rows.Add((JsonNode)new JsonArray([.. arguments.Skip(1).Select(SqlResult.ToJson)]));
        }

        return rows;
    }

    /// <summary>An iterator's body runs here, not in the call that made it.</summary>
    private static bool MoveNext(IEnumerator enumerator)
    {
        try
        {
            return enumerator.MoveNext();
        }
        catch (Exception exception)
        {
            throw Member.Failed(exception);
        }
    }
}
