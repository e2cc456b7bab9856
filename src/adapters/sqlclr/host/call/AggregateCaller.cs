using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>
/// Runs an aggregate over rows twice, as a server may: all rows in one group, and two halves, or other parts, that Merge joins.
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

            var parts = Parts(rows, request.Cuts ?? [rows.Length / 2]).Select(part => Accumulated(type, part));
            object merged = parts.Aggregate((left, right) => Merged(type, left, right));
            return new AggregateResult(Terminated(type, Accumulated(type, rows)), Terminated(type, merged));
        });
    }

    /// <summary>The rows up to each cut from the one before it, and those after the last.</summary>
    private static IEnumerable<JsonElement[][]> Parts(JsonElement[][] rows, int[] cuts) =>
        cuts.Zip(cuts.Skip(1).Append(rows.Length), (start, end) => rows[start..end]).Prepend(rows[..cuts[0]]);

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
