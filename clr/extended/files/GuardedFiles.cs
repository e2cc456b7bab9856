using System.Data.SqlTypes;
using System.IO;
using System.Text;

namespace Hartonomous.Clr;

/// <summary>The file functions with the list of allowed paths as an argument, a path a line: what the T-SQL functions do, and tests call.</summary>
public static class GuardedFiles
{
    private const long Largest = 1 << 30;

    private static readonly UTF8Encoding Utf8 = new UTF8Encoding(false);

    public static SqlInt64 WriteBytes(SqlString allowed, SqlString path, SqlBytes content)
    {
        if (Argument.AnyNull(path, content))
        {
            return SqlInt64.Null;
        }

        string file = Rules(allowed).Allowed(path.Value);
        using (FileStream stream = File.Create(file))
        {
            stream.Write(content.Buffer, 0, (int)content.Length);
        }

        return new SqlInt64(content.Length);
    }

    public static SqlInt64 WriteText(SqlString allowed, SqlString path, SqlString content) =>
        Argument.AnyNull(path, content)
            ? SqlInt64.Null
            : WriteBytes(allowed, path, new SqlBytes(Utf8.GetBytes(content.Value)));

    public static SqlBytes ReadBytes(SqlString allowed, SqlString path)
    {
        if (path.IsNull)
        {
            return SqlBytes.Null;
        }

        string file = Rules(allowed).Allowed(path.Value);
        long length = File.Exists(file) ? new FileInfo(file).Length : 0;
        Argument.Require(length <= Largest, "The file has {0} bytes. Read one of at most {1}.", length, Largest);
        return File.Exists(file) ? new SqlBytes(File.ReadAllBytes(file)) : SqlBytes.Null;
    }

    /// <summary>A byte order mark tells the encoding; without one it is UTF-8.</summary>
    public static SqlString ReadText(SqlString allowed, SqlString path)
    {
        SqlBytes bytes = ReadBytes(allowed, path);
        if (bytes.IsNull)
        {
            return SqlString.Null;
        }

        using var reader = new StreamReader(new MemoryStream(bytes.Value), Utf8, true);
        return new SqlString(reader.ReadToEnd());
    }

    public static SqlBoolean FileExists(SqlString allowed, SqlString path) =>
        path.IsNull ? SqlBoolean.Null : new SqlBoolean(File.Exists(Rules(allowed).Allowed(path.Value)));

    public static SqlBoolean DirectoryExists(SqlString allowed, SqlString path) =>
        path.IsNull ? SqlBoolean.Null : new SqlBoolean(Directory.Exists(Rules(allowed).Allowed(path.Value)));

    public static SqlBoolean Delete(SqlString allowed, SqlString path)
    {
        if (path.IsNull)
        {
            return SqlBoolean.Null;
        }

        string file = Rules(allowed).Allowed(path.Value);
        bool existed = File.Exists(file);
        File.Delete(file);
        return new SqlBoolean(existed);
    }

    private static PathRules Rules(SqlString allowed) => new PathRules(TenantPolicy.Lines(allowed));
}
