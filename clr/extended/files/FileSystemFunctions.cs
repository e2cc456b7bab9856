using System.Data.SqlTypes;
using Microsoft.SqlServer.Server;

namespace Hartonomous.Clr;

/// <summary>Files of the server, under its service account. Each path is held against the tenant's list first: see <see cref="TenantPolicy"/> and <see cref="PathRules"/>.</summary>
public static class FileSystemFunctions
{
    /// <summary>Writes a file anew, whatever it held.</summary>
    /// <returns>The number of bytes written; NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_WriteFileBytes",
        IsDeterministic = false,
        IsPrecise = true,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlInt64 WriteFileBytes([SqlFacet(MaxSize = 4000)] SqlString FilePath, [SqlFacet(MaxSize = -1)] SqlBytes Content) =>
        GuardedFiles.WriteBytes(TenantPolicy.Paths(), FilePath, Content);

    /// <summary>Writes a text file anew, in UTF-8 without a byte order mark.</summary>
    /// <returns>The number of bytes written; NULL for a NULL argument.</returns>
    [SqlFunction(
        Name = "clr_WriteFileText",
        IsDeterministic = false,
        IsPrecise = true,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlInt64 WriteFileText([SqlFacet(MaxSize = 4000)] SqlString FilePath, [SqlFacet(MaxSize = -1)] SqlString Content) =>
        GuardedFiles.WriteText(TenantPolicy.Paths(), FilePath, Content);

    /// <summary>A file's bytes, at most 1 GiB.</summary>
    /// <returns>NULL for NULL, and where there is no such file.</returns>
    [SqlFunction(
        Name = "clr_ReadFileBytes",
        IsDeterministic = false,
        IsPrecise = true,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlBytes ReadFileBytes([SqlFacet(MaxSize = 4000)] SqlString FilePath) =>
        GuardedFiles.ReadBytes(TenantPolicy.Paths(), FilePath);

    /// <summary>A text file; a byte order mark tells its encoding, without one it is UTF-8.</summary>
    /// <returns>NULL for NULL, and where there is no such file.</returns>
    [SqlFunction(
        Name = "clr_ReadFileText",
        IsDeterministic = false,
        IsPrecise = true,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    [return: SqlFacet(MaxSize = -1)]
    public static SqlString ReadFileText([SqlFacet(MaxSize = 4000)] SqlString FilePath) =>
        GuardedFiles.ReadText(TenantPolicy.Paths(), FilePath);

    /// <summary>Whether there is such a file.</summary>
    /// <returns>NULL for NULL.</returns>
    [SqlFunction(
        Name = "clr_FileExists",
        IsDeterministic = false,
        IsPrecise = true,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlBoolean FileExists([SqlFacet(MaxSize = 4000)] SqlString FilePath) =>
        GuardedFiles.FileExists(TenantPolicy.Paths(), FilePath);

    /// <summary>Whether there is such a folder.</summary>
    /// <returns>NULL for NULL.</returns>
    [SqlFunction(
        Name = "clr_DirectoryExists",
        IsDeterministic = false,
        IsPrecise = true,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlBoolean DirectoryExists([SqlFacet(MaxSize = 4000)] SqlString DirectoryPath) =>
        GuardedFiles.DirectoryExists(TenantPolicy.Paths(), DirectoryPath);

    /// <summary>Deletes a file.</summary>
    /// <returns>Whether there was one; NULL for NULL.</returns>
    [SqlFunction(
        Name = "clr_DeleteFile",
        IsDeterministic = false,
        IsPrecise = true,
        DataAccess = DataAccessKind.Read,
        SystemDataAccess = SystemDataAccessKind.None)]
    public static SqlBoolean DeleteFile([SqlFacet(MaxSize = 4000)] SqlString FilePath) =>
        GuardedFiles.Delete(TenantPolicy.Paths(), FilePath);
}
