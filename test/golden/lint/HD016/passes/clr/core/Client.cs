internal static class Client
{
    private const string PasswordVariable = "DEPLOY_PASSWORD";
    private static string Password => Environment.GetEnvironmentVariable(PasswordVariable);
    private static readonly string Connection = "Server=prod;Authentication=Active Directory Default";
}
