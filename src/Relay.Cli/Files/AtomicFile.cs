namespace Relay.Cli;

/// <summary>Replaces a file's content in one step: whoever reads it meets the old text or the new one, never half of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file and renames. The file keeps its permissions; a link keeps leading where it led.</summary>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written; the file is as it was.</exception>
    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        string target = (File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null) ?? path;
        if (new FileInfo(target) is { Exists: true, IsReadOnly: true })
        {
            throw new UnauthorizedAccessException("It is read-only.");
        }

        string temporary = Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetFileName(target) + "." + Path.GetRandomFileName());
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, cancellation).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
