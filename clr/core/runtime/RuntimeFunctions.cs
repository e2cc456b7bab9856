using System;
using System.Collections;
using System.Collections.Generic;
using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>What an inference request is likely to cost, before it runs. Rules of this project, not of any literature.</summary>
public static class RuntimeFunctions
{
    private const int MostComplex = 100;
    private const int PointsPerDoubling = 4;
    private const int MostPointsForTokens = 60;
    private const int PointsPerNeed = 20;
    private const int Ordinary = 50;

    /// <summary>From 1 to 100: 4 points for each bit of the number of tokens, at most 60; 20 for each of the two needs.</summary>
    /// <returns>NULL for a NULL argument.</returns>
    /// <exception cref="ArgumentException">When the number of tokens is negative.</exception>
    [SqlFunction(
        Name = "fn_CalculateComplexity",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlInt32 CalculateComplexity(SqlInt32 inputTokenCount, SqlBoolean requiresMultiModal, SqlBoolean requiresToolUse)
    {
        if (Argument.AnyNull(inputTokenCount, requiresMultiModal, requiresToolUse))
        {
            return SqlInt32.Null;
        }

        int bits = 0;
        for (int rest = Argument.Within(inputTokenCount, "inputTokenCount", 0, int.MaxValue); rest > 0; rest >>= 1)
        {
            bits++;
        }

        int points = Math.Min(MostPointsForTokens, PointsPerDoubling * bits)
            + (requiresMultiModal.IsTrue ? PointsPerNeed : 0)
            + (requiresToolUse.IsTrue ? PointsPerNeed : 0);
        return new SqlInt32(Math.Max(1, points));
    }

    /// <summary>
    /// The service level of a request: realtime, expedited, standard or batch. Critical requests are realtime and
    /// high ones expedited, each one level lower above complexity 50; medium ones are standard, low ones batch.
    /// </summary>
    /// <returns>NULL for a NULL argument.</returns>
    /// <exception cref="ArgumentException">For another priority, whose case does not count, and a complexity outside 1 to 100.</exception>
    [SqlFunction(
        Name = "fn_DetermineSla",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = 20)]
    public static SqlString DetermineSla([SqlFacet(MaxSize = 20)] SqlString priority, SqlInt32 complexity)
    {
        if (Argument.AnyNull(priority, complexity))
        {
            return SqlString.Null;
        }

        bool simple = Argument.Within(complexity, "complexity", 1, MostComplex) <= Ordinary;
        switch (priority.Value.Trim().ToLowerInvariant())
        {
            case "critical":
                return new SqlString(simple ? "realtime" : "expedited");
            case "high":
                return new SqlString(simple ? "expedited" : "standard");
            case "medium":
                return new SqlString("standard");
            case "low":
                return new SqlString("batch");
            default:
                throw new ArgumentException("The priority is none of critical, high, medium and low. Pass one of them.");
        }
    }

    /// <summary>Milliseconds until the answer, rounded up: the model's mean latency times complexity / 50, for the request and each one before it.</summary>
    /// <param name="averageLatencyMs">Of the model, measured; not negative.</param>
    /// <param name="complexity">1 to 100; 50 takes the mean latency.</param>
    /// <param name="queueDepth">Requests that come first; not negative.</param>
    /// <returns>NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "fn_EstimateResponseTime",
        IsDeterministic = true,
        IsPrecise = false,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlInt64 EstimateResponseTime(SqlDouble averageLatencyMs, SqlInt32 complexity, SqlInt32 queueDepth)
    {
        if (Argument.AnyNull(averageLatencyMs, complexity, queueDepth))
        {
            return SqlInt64.Null;
        }

        const double longest = 1e9;
        double each = Argument.Within(averageLatencyMs, "averageLatencyMs", 0, longest) * Argument.Within(complexity, "complexity", 1, MostComplex) / Ordinary;
        return new SqlInt64((long)Math.Ceiling(each * (1.0 + Argument.Within(queueDepth, "queueDepth", 0, int.MaxValue))));
    }

    /// <summary>The words of a list of capabilities, in lower case, each once, in the order of their first mention.</summary>
    /// <param name="capabilities">Words between commas, semicolons, vertical bars, white space, quotation marks or brackets: a JSON array of strings is one such list.</param>
    /// <returns>Ordinal from 1. No rows for NULL.</returns>
    [SqlFunction(
        Name = "fn_ParseModelCapabilities",
        FillRowMethodName = nameof(FillCapability),
        TableDefinition = "Ordinal INT, Capability NVARCHAR(128)",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable ParseModelCapabilities([SqlFacet(MaxSize = -1)] SqlString capabilities)
    {
        var found = new List<(int, string)>();
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        char[] separators = { ',', ';', '|', ' ', '\t', '\r', '\n', '"', '\'', '[', ']' };
        string[] words = capabilities.IsNull ? new string[0] : capabilities.Value.Split(separators, StringSplitOptions.RemoveEmptyEntries);
        foreach (string word in words)
        {
            string capability = word.ToLowerInvariant();
            Argument.Require(capability.Length <= 128, "A capability is longer than 128 characters. Pass a list of words.");
            if (!known.ContainsKey(capability))
            {
                known.Add(capability, true);
                found.Add((found.Count + 1, capability));
            }
        }

        return found;
    }

    public static void FillCapability(object row, out SqlInt32 ordinal, out SqlString capability)
    {
        (int number, string word) = ((int, string))row;
        ordinal = number;
        capability = word;
    }
}
