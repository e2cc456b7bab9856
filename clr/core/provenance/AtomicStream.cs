using System;
using System.Collections.Generic;
using System.Data.SqlTypes;
using System.IO;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>
/// The lineage of one generation as bytes: a header, then segments one after another, only ever appended. Each part is
/// its length (int32), its body and a CRC-32 over the checksum before it and the body: a segment that was changed,
/// left out or moved breaks the chain. All little-endian; texts are UTF-8 after their length, -1 for NULL.
/// </summary>
internal static class AtomicStream
{
    private const uint Magic = 0x31534148;
    private const int Envelope = sizeof(int) + sizeof(uint);

    public static byte[] Create(Action<BinaryWriter> writeHeader) => WithPart(new byte[0], 0, 0, writer =>
    {
        writer.Write(Magic);
        writeHeader(writer);
    });

    /// <summary>The stream with one more segment; the ordinal that is passed to the writer counts from 1.</summary>
    public static byte[] Append(SqlBytes stream, Action<BinaryWriter, int> writeSegment)
    {
        List<byte[]> parts = Parts(stream, out uint checksum);
        return WithPart(stream.Buffer, (int)stream.Length, checksum, writer => writeSegment(writer, parts.Count));
    }

    /// <summary>The bodies after the header.</summary>
    public static List<byte[]> Segments(SqlBytes stream)
    {
        List<byte[]> parts = Parts(stream, out _);
        parts.RemoveAt(0);
        return parts;
    }

    public static void WriteText(BinaryWriter writer, SqlString text)
    {
        byte[] bytes = text.IsNull ? new byte[0] : Encoding.UTF8.GetBytes(text.Value);
        writer.Write(text.IsNull ? -1 : bytes.Length);
        writer.Write(bytes);
    }

    public static SqlString ReadText(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        return length < 0 ? SqlString.Null : new SqlString(Encoding.UTF8.GetString(reader.ReadBytes(length)));
    }

    /// <exception cref="ArgumentException">When the bytes are no stream, or not as they were written.</exception>
    private static List<byte[]> Parts(SqlBytes stream, out uint checksum)
    {
        var parts = new List<byte[]>();
        int length = (int)stream.Length;
        checksum = 0;
        for (int at = 0; at < length;)
        {
            int size = length - at < Envelope ? -1 : BitConverter.ToInt32(stream.Buffer, at);
            Argument.Require(size >= 0 && size <= length - at - Envelope, "The stream ends within part {0}. Pass all that was returned.", parts.Count);
            var body = new byte[size];
            Array.Copy(stream.Buffer, at + sizeof(int), body, 0, size);
            checksum = Chained(checksum, body);
            bool unchanged = checksum == BitConverter.ToUInt32(stream.Buffer, at + sizeof(int) + size);
            Argument.Require(unchanged, "Part {0} of the stream has changed since it was written: its checksum differs. Restore it.", parts.Count);
            parts.Add(body);
            at += size + Envelope;
        }

        bool known = parts.Count > 0 && parts[0].Length >= sizeof(uint) && BitConverter.ToUInt32(parts[0], 0) == Magic;
        Argument.Require(known, "The bytes are no atomic stream. Pass what clr_CreateAtomicStream gave.");
        return parts;
    }

    private static byte[] WithPart(byte[] before, int length, uint checksum, Action<BinaryWriter> write)
    {
        byte[] body = Written(write);
        return Written(writer =>
        {
            writer.Write(before, 0, length);
            writer.Write(body.Length);
            writer.Write(body);
            writer.Write(Chained(checksum, body));
        });
    }

    private static uint Chained(uint checksum, byte[] body)
    {
        byte[] link = Written(writer =>
        {
            writer.Write(checksum);
            writer.Write(body);
        });
        return Crc32.Of(link, 0, link.Length);
    }

    private static byte[] Written(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
