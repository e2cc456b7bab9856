namespace Microsoft.SqlServer.Server;

// The numbers are part of the contract: attribute blobs hold them.
public enum DataAccessKind
{
    None = 0,
    Read = 1,
}

public enum SystemDataAccessKind
{
    None = 0,
    Read = 1,
}

public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}
