namespace Hartonomous.DacFx.Runtime;

/// <summary>The stable half of this host's error answers.</summary>
internal static class DacFxError
{
    public const string Missing = "dacfx-missing";
    public const string Failed = "dacfx-failed";
    public const string UnreadablePackage = "unreadable-package";
    public const string UnsupportedPlatform = "unsupported-platform";
}
