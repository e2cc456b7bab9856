using System;
using System.Collections;
using System.Collections.Generic;
using System.Data.SqlTypes;
using System.IO;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>The lineage of a generation, in one VARBINARY that only grows. See <see cref="AtomicStream"/> for its bytes.</summary>
public static class AtomicStreamFunctions
{
    /// <summary>A stream without segments.</summary>
    /// <param name="streamId">Which generation it tells of.</param>
    /// <param name="createdAt">UTC.</param>
    /// <param name="scope">What it was made for; may be NULL.</param>
    /// <param name="model">Which model made it; may be NULL.</param>
    /// <param name="metadata">Anything more, for instance JSON; may be NULL.</param>
    /// <returns>NULL when streamId or createdAt is NULL.</returns>
    [SqlFunction(
        Name = "provenance.clr_CreateAtomicStream",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes CreateAtomicStream(
        SqlGuid streamId,
        SqlDateTime createdAt,
        [SqlFacet(MaxSize = 128)] SqlString scope,
        [SqlFacet(MaxSize = 128)] SqlString model,
        [SqlFacet(MaxSize = -1)] SqlString metadata)
    {
        if (Argument.AnyNull(streamId, createdAt))
        {
            return SqlBytes.Null;
        }

        return new SqlBytes(AtomicStream.Create(writer =>
        {
            writer.Write(streamId.ToByteArray());
            writer.Write(createdAt.Value.Ticks);
            AtomicStream.WriteText(writer, scope);
            AtomicStream.WriteText(writer, model);
            AtomicStream.WriteText(writer, metadata);
        }));
    }

    /// <summary>The stream with one more segment at its end.</summary>
    /// <param name="stream">What clr_CreateAtomicStream or this function gave.</param>
    /// <param name="segmentKind">What the segment tells of, for instance Input, Embedding, Output.</param>
    /// <param name="recordedAt">UTC.</param>
    /// <param name="contentType">Of the payload; may be NULL.</param>
    /// <param name="metadata">Anything more; may be NULL.</param>
    /// <param name="payload">May be NULL.</param>
    /// <returns>NULL when stream, segmentKind or recordedAt is NULL.</returns>
    /// <exception cref="ArgumentException">When the stream is none, or not as it was written.</exception>
    [SqlFunction(
        Name = "provenance.clr_AppendAtomicStreamSegment",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes AppendAtomicStreamSegment(
        [SqlFacet(MaxSize = -1)] SqlBytes stream,
        [SqlFacet(MaxSize = 64)] SqlString segmentKind,
        SqlDateTime recordedAt,
        [SqlFacet(MaxSize = 128)] SqlString contentType,
        [SqlFacet(MaxSize = -1)] SqlString metadata,
        [SqlFacet(MaxSize = -1)] SqlBytes payload)
    {
        if (Argument.AnyNull(stream, segmentKind, recordedAt))
        {
            return SqlBytes.Null;
        }

        return new SqlBytes(AtomicStream.Append(stream, (writer, ordinal) =>
        {
            writer.Write(ordinal);
            AtomicStream.WriteText(writer, segmentKind);
            writer.Write(recordedAt.Value.Ticks);
            AtomicStream.WriteText(writer, contentType);
            AtomicStream.WriteText(writer, metadata);
            writer.Write(payload.IsNull ? -1 : (int)payload.Length);
            writer.Write(payload.IsNull ? new byte[0] : payload.Value);
        }));
    }

    /// <summary>The segments of a stream, in the order they were appended.</summary>
    /// <returns>SegmentOrdinal from 1. No rows for NULL.</returns>
    /// <exception cref="ArgumentException">When the stream is none, or not as it was written.</exception>
    [SqlFunction(
        Name = "provenance.clr_AtomicStreamSegments",
        FillRowMethodName = nameof(FillSegment),
        TableDefinition = "SegmentOrdinal INT, SegmentKind NVARCHAR(64), RecordedAt DATETIME, ContentType NVARCHAR(128), Metadata NVARCHAR(MAX), Payload VARBINARY(MAX)",
        IsDeterministic = true,
        IsPrecise = true,
        DataAccess = DataAccessKind.None,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static IEnumerable AtomicStreamSegments([SqlFacet(MaxSize = -1)] SqlBytes stream) =>
        stream.IsNull ? new List<byte[]>() : AtomicStream.Segments(stream);

    public static void FillSegment(
        object row,
        out SqlInt32 segmentOrdinal,
        out SqlString segmentKind,
        out SqlDateTime recordedAt,
        out SqlString contentType,
        out SqlString metadata,
        out SqlBytes payload)
    {
        using var reader = new BinaryReader(new MemoryStream((byte[])row));
        segmentOrdinal = reader.ReadInt32();
        segmentKind = AtomicStream.ReadText(reader);
        recordedAt = new DateTime(reader.ReadInt64());
        contentType = AtomicStream.ReadText(reader);
        metadata = AtomicStream.ReadText(reader);
        int length = reader.ReadInt32();
        payload = length < 0 ? SqlBytes.Null : new SqlBytes(reader.ReadBytes(length));
    }
}
