using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>Calls a scalar function.</summary>
internal sealed class RoutineCaller(VerifiedLibraries libraries)
{
    public CallResult Call(CallRequest request)
    {
        var library = libraries.Get(request);
        return Member.Guarded(() =>
        {
            var method = Member.Method(Member.Class(library, request.Class), request.Method, Member.Static);
            if (ValueForm.Of(method.ReturnType) is null)
            {
                throw new HostException(ErrorCode.BadRequest, $"{method.Name} returns {method.ReturnType}, which is no scalar.");
            }

            return new CallResult(SqlResult.ToJson(Member.Invoke(method, null, Member.Arguments(method, request.Arguments))));
        });
    }
}
