namespace Hartonomous.DacFx.Model;

/// <summary>A script as the caller knows it: `path` is only a name and comes back in messages unchanged.</summary>
internal sealed record SourceFile(string Path, string Text);
