using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.PortableExecutable;

namespace Hartonomous.SqlClrHost.Inspect;

/// <summary>What the compiler wrote into the file beside code and metadata.</summary>
internal sealed class BuildTraces(PEReader image)
{
    private readonly IReadOnlyList<DebugDirectoryEntry> entries = image.ReadDebugDirectory();

    /// <summary>Native code beside the IL, which SQL Server refuses in every permission set (Msg 6544).</summary>
    public bool MixedMode => image.PEHeaders.CorHeader is { } header && !header.Flags.HasFlag(CorFlags.ILOnly);

    /// <summary>Whether the compiler was asked for the same bytes from the same source.</summary>
    public bool Deterministic => entries.Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible);

    /// <summary>Where the PDB lay: part of the bytes, and so of the hash; null where none was made.</summary>
    public string? DebugPath => entries
        .Where(entry => entry.Type == DebugDirectoryEntryType.CodeView)
        .Select(entry => image.ReadCodeViewDebugDirectoryData(entry).Path)
        .FirstOrDefault();
}
