internal static class Client
{
    private const string Password = "correct horse";
    private static readonly string Connection = "Data Source=prod;Initial Catalog=H;uid=sa;pwd=geheim";
    private const string Key = @"-----BEGIN RSA PRIVATE KEY-----";
}
