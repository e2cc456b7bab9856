using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>
/// Runs an aggregate over rows twice, as a server may: all rows in one group, and two halves that Merge joins.
/// Between any two steps its state goes through its binary form.
/// </summary>
internal sealed class AggregateCaller(VerifiedLibraries libraries)
{
    public AggregateResult Call(AggregateRequest request)
    {
        var library = libraries.Get(request);
        return Member.Guarded(() =>
        {
            var type = Member.Class(library, request.Class);
            var rows = request.Rows;
            if (rows.Length == 0 && BinaryForm.Property(type, "IsNullIfEmpty") is true)
            {
                return new AggregateResult(null, null);
            }

            var halves = Merged(type, Accumulated(type, rows[..(rows.Length / 2)]), Accumulated(type, rows[(rows.Length / 2)..]));
            return new AggregateResult(Terminated(type, Accumulated(type, rows)), Terminated(type, halves));
        });
    }

    private static object Accumulated(Type type, IEnumerable<JsonElement[]> rows)
    {
        var accumulate = Member.Method(type, "Accumulate", Member.Instance);
        object state = Activator.CreateInstance(type)!;
        Member.Invoke(Member.Method(type, "Init", Member.Instance), state);
        foreach (var row in rows)
        {
            Member.Invoke(accumulate, state, Member.Arguments(accumulate, row));
            state = BinaryForm.RoundTrip(state);
        }

        return state;
    }

    private static object Merged(Type type, object left, object right)
    {
        Member.Invoke(Member.Method(type, "Merge", Member.Instance), left, right);
        return BinaryForm.RoundTrip(left);
    }

    private static JsonNode? Terminated(Type type, object state) =>
        SqlResult.ToJson(Member.Invoke(Member.Method(type, "Terminate", Member.Instance), state));
}
