using System;
using System.Data.SqlTypes;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Calls a procedure that needs no connection: its return code, and its output parameters by name.</summary>
internal sealed class ProcedureCaller(VerifiedLibraries libraries)
{
    public ProcedureResult Call(CallRequest request)
    {
        var library = libraries.Get(request);
        return Member.Guarded(() =>
        {
            var method = Member.Method(Member.Class(library, request.Class), request.Method, Member.Static);
            object?[] arguments = Member.Arguments(method, request.Arguments);
            object? returned = Member.Invoke(method, null, arguments);
            return new ProcedureResult(ReturnCode(method, returned), Outputs(method, arguments));
        });
    }

    /// <summary>T-SQL has a return code for every procedure: 0 for one that returns nothing.</summary>
    private static int ReturnCode(MethodInfo method, object? returned) => returned switch
    {
        null => 0,
        int code => code,
        SqlInt32 { IsNull: false } code => code.Value,
        _ => throw new HostException(ErrorCode.CallFailed, $"{method.Name} returned {returned}, which is no return code."),
    };

    /// <summary>Reflection leaves in the array what the method has set.</summary>
    private static JsonObject Outputs(MethodInfo method, object?[] arguments)
    {
        var outputs = new JsonObject();
        foreach (var (parameter, value) in method.GetParameters().Zip(arguments).Where(pair => pair.First.ParameterType.IsByRef))
        {
            outputs.Add(parameter.Name!, SqlResult.ToJson(value));
        }

        return outputs;
    }
}
